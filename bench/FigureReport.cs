using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Bench;

/// <summary>
/// The report of a year with 1,000, 10,000, 100,000 and 1,000,000 tickets of one company and 50 technicians, in one run: rows and cells are
/// written as the follower would have written them, then every question of the page is asked, and one ticket is reported, counted and
/// counted anew.
/// </summary>
/// <remarks>Without an argument on SQLite; with a connection string on that PostgreSQL, whose database must be empty.</remarks>
internal static class FigureReport
{
    private const int People = 50, Rounds = 10, AtOnce = 5_000;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];
    private static readonly DateOnly Last = new(2026, 6, 30);

    public static async Task RunAsync(string? postgres)
    {
        var feed = new LiveFeed(TimeProvider.System, NullLogger<LiveFeed>.Instance);
        if (postgres is not null)
        {
            var options = DataSetup.Postgres(postgres);
            await RunAsync(new PostgresDb(options), new PostgresWriter(options, feed));
            return;
        }
        var folder = Directory.CreateTempSubdirectory("plainmend-figures-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "figures.db")}";
        await using (var writer = new SqliteWriter(connection, feed)) await RunAsync(new SqliteDb(DataSetup.Sqlite(connection)), writer);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task RunAsync(Db store, IWriter writer)
    {
        var (clock, rules) = (TimeProvider.System, new RuleBook());
        await store.MigrateAsync(default);
        var tenant = await new DemoSeed(new CompanyActions(writer, clock), clock).OpenAsync(DemoCompanies.All[0], default);
        var follower = new FigureFollower(store, writer, rules, NullLogger<FigureFollower>.Instance);
        var reports = new ReportActions(writer, rules, new TicketDoor(writer, rules, clock), new Dispatcher(rules));
        // The first event makes the follower begin: afterwards it forgets nothing.
        await ReportAsync(tenant, reports, 0);
        while (await follower.RunAsync(tenant, default) > 0) { }
        Console.WriteLine("| tickets | question | p50 ms | most ms |\n| --- | --- | --- | --- |");
        var (random, filled) = (new Random(7), 0);
        foreach (var size in Sizes)
        {
            var watch = Stopwatch.StartNew();
            await FillAsync(writer, tenant, random, filled, size);
            filled = size;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} filled in {watch.Elapsed.TotalSeconds:0} s"));
            await MeasureAsync(store, tenant, size);
            await TimeAsync(size, "one ticket reported", n => ReportAsync(tenant, reports, size + n));
            while (await follower.RunAsync(tenant, default) > 0) { }
            await TimeAsync(size, "one ticket counted", _ => follower.RunAsync(tenant, default), n => ReportAsync(tenant, reports, size + Rounds + n));
        }
    }

    private static Task<ReportTaken> ReportAsync(int tenant, ReportActions reports, int n) => reports.SubmitAsync(
        tenant, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "不制冷", $"张{n}", $"138{n:00000000}", "无人区", $"示例路 {n} 号"), Actor.Customer("张"), $"f{n}", default);

    private static async Task MeasureAsync(Db store, int tenant, int size)
    {
        var (reads, drills, year) = (new FigureReads(store, TimeProvider.System), new DrillReads(store), DayRange.UpTo(Last, 365));
        var work = new WorkReads(store, new(store, new(), TimeProvider.System), TimeProvider.System);
        await TimeAsync(size, "figures of a year and of the year before", _ => reads.ReadAsync(tenant, year, default));
        foreach (var cut in Enum.GetValues<Cut>().Where(c => c != Cut.All)) await TimeAsync(size, $"told apart by {cut}", _ => reads.CutAsync(tenant, year, cut, default));
        await TimeAsync(size, "people", _ => work.PeopleAsync(tenant, year, default));
        await TimeAsync(size, "forecast", _ => reads.OutlookAsync(tenant, default));
        await TimeAsync(size, "the whole page", async _ =>
        {
            await reads.ReadAsync(tenant, year, default);
            await reads.CutAsync(tenant, year, Cut.Channel, default);
            await reads.CutAsync(tenant, year, Cut.Reason, default);
            await work.PeopleAsync(tenant, year, default);
            await work.PlatformAsync(tenant, default);
            await reads.OutlookAsync(tenant, default);
        });
        await TimeAsync(size, "tickets behind a figure of a week", _ => drills.ReadAsync(tenant, new(Figure.Find("Reported")!, DayRange.UpTo(Last, 7)), default));
        await TimeAsync(size, "tickets behind a figure of a year", _ => drills.ReadAsync(tenant, new(Figure.Find("Revenue")!, year), default));
    }

    private static async Task TimeAsync(int size, string name, Func<int, Task> run, Func<int, Task>? before = null)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            if (before is not null) await before(i);
            var watch = Stopwatch.StartNew();
            await run(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size} | {name} | {times[Rounds / 2]:0.0} | {times[^1]:0.0} |"));
    }

    private static async Task FillAsync(IWriter writer, int tenant, Random random, int from, int to)
    {
        var cells = new Dictionary<CellKey, Cell>();
        var people = Enumerable.Range(1, People).Select(n => new Guid(n, 0, 0, new byte[8])).ToArray();
        foreach (var some in Enumerable.Range(from, to - from).Chunk(AtOnce))
        {
            TicketFigures[] rows = [.. some.Select(n => One(random, n, tenant, people))];
            foreach (var row in rows) row.AddTo(cells, 1);
            await writer.WriteAsync(tenant, async (db, stop) =>
            {
                db.Figures.AddRange(rows);
                await db.SaveChangesAsync(stop);
            }, default);
        }
        await writer.WriteAsync(tenant, async (db, stop) =>
        {
            var stored = await db.FigureCells.AsTracking().ToDictionaryAsync(c => new CellKey(c.Day, c.Cut, c.Value), stop);
            foreach (var (key, cell) in cells)
                if (stored.GetValueOrDefault(key) is not { } row) db.FigureCells.Add(new() { TenantId = tenant, Cut = key.Cut, Day = key.Day, Value = key.Value, Amounts = cell.WriteAmounts(), Spreads = cell.WriteSpreads() });
                else
                {
                    cell.Read(row.Amounts, row.Spreads);
                    (row.Amounts, row.Spreads) = (cell.WriteAmounts(), cell.WriteSpreads());
                }
            await db.SaveChangesAsync(stop);
        }, default);
    }

    private static TicketFigures One(Random random, int n, int tenant, Guid[] people)
    {
        var day = Last.AddDays(-random.Next(365));
        var done = day.AddDays(random.Next(6));
        var values = new Dictionary<Metric, decimal> { [Metric.Reported] = 1, [Metric.Completed] = 1, [Metric.Over] = 1, [Metric.Visits] = 1, [Metric.FirstTimeFix] = random.Next(10) < 8 ? 1 : 0, [Metric.Labour] = random.Next(600, 9000) };
        foreach (var metric in Metrics.All.Where(m => m.HasSpread())) values[metric] = Math.Floor((decimal)Math.Exp(4 + random.NextDouble() * 9));
        foreach (var metric in new[] { Metric.FirstResponseKept, Metric.AcceptKept, Metric.ArriveKept, Metric.ResolveKept }) values[metric] = random.Next(10) < 9 ? 1 : 0;
        foreach (var metric in Metrics.All.Where(m => m.Unit() == MetricUnit.Money && random.Next(2) == 0)) values[metric] = random.Next(1, 50_000) / 100m;
        if (random.Next(3) == 0) values[Metric.Stars] = random.Next(1, 6);
        return new()
        {
            TenantId = tenant, TicketId = new Guid(n, 1, 0, new byte[8]), Number = $"AJ-{n}", ReportedDay = day, CompletedDay = done > Last ? null : done, OverDay = done > Last ? null : done, Channel = (Channel)random.Next(8),
            Line = $"line{random.Next(12)}", District = $"区{random.Next(16)}", TechnicianId = people[random.Next(People)], Plan = 1 + random.Next(3), Reasons = values.ContainsKey(Metric.Stars) ? "|OnTime|Skilled|" : "", Values = TicketFigures.Write(values),
        };
    }
}
