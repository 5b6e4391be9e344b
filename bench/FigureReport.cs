using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Bench;

/// <summary>
/// The report of a year with 1,000,000 tickets of one company and 50 technicians on SQLite: rows and cells are written as the follower
/// would have written them, then every question of the page is asked.
/// </summary>
internal static class FigureReport
{
    private const int Tickets = 1_000_000, People = 50, Rounds = 10;
    private static readonly DateOnly Last = new(2026, 6, 30);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("plainmend-figures-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "figures.db")}";
        await using (var writer = new SqliteWriter(connection, new LiveFeed(TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<LiveFeed>.Instance)))
        {
            var store = new SqliteDb(DataSetup.Sqlite(connection));
            await store.MigrateAsync(default);
            var tenant = await new DemoSeed(new CompanyActions(writer, TimeProvider.System), TimeProvider.System).OpenAsync(DemoCompanies.All[0], default);
            var watch = Stopwatch.StartNew();
            await FillAsync(connection, tenant);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled in {watch.Elapsed.TotalSeconds:0} s, {new FileInfo(Path.Combine(folder, "figures.db")).Length / 1e6:0} MB"));
            await MeasureAsync(store, tenant);
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(Db store, int tenant)
    {
        var (reads, drills, year) = (new FigureReads(store, TimeProvider.System), new DrillReads(store), DayRange.UpTo(Last, 365));
        var work = new WorkReads(store, new(store, new(), TimeProvider.System), TimeProvider.System);
        Console.WriteLine("| question | p50 ms | most ms |\n| --- | --- | --- |");
        await TimeAsync("figures of a year and of the year before", async () => await reads.ReadAsync(tenant, year, default));
        foreach (var cut in Enum.GetValues<Cut>().Where(c => c != Cut.All)) await TimeAsync($"told apart by {cut}", async () => await reads.CutAsync(tenant, year, cut, default));
        await TimeAsync("people", async () => await work.PeopleAsync(tenant, year, default));
        await TimeAsync("forecast", async () => await reads.OutlookAsync(tenant, default));
        await TimeAsync("the whole page", async () =>
        {
            await reads.ReadAsync(tenant, year, default);
            await reads.CutAsync(tenant, year, Cut.Channel, default);
            await reads.CutAsync(tenant, year, Cut.Reason, default);
            await work.PeopleAsync(tenant, year, default);
            await work.PlatformAsync(tenant, default);
            await reads.OutlookAsync(tenant, default);
        });
        await TimeAsync("tickets behind a figure of a week", async () => await drills.ReadAsync(tenant, new(Figure.Find("Reported")!, DayRange.UpTo(Last, 7)), default));
        await TimeAsync("tickets behind a figure of a year", async () => await drills.ReadAsync(tenant, new(Figure.Find("Revenue")!, year), default));
    }

    private static async Task TimeAsync(string name, Func<Task> run)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            await run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Rounds / 2]:0} | {times[^1]:0} |"));
    }

    private static async Task FillAsync(string connection, int tenant)
    {
        var (random, cells) = (new Random(7), new Dictionary<CellKey, Cell>());
        var people = Enumerable.Range(1, People).Select(n => new Guid(n, 0, 0, new byte[8])).ToArray();
        await using var db = new SqliteConnection(connection);
        await db.OpenAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await using var row = Insert(db, "Figures", ["TenantId", "TicketId", "Number", "ReportedDay", "CompletedDay", "OverDay", "ReopenedDay", "Channel", "Line", "District", "TechnicianId", "Plan", "Reasons", "Values"]);
        for (var n = 0; n < Tickets; n++)
        {
            var f = One(random, n, tenant, people);
            f.AddTo(cells, 1);
            await RunAsync(row, [f.TenantId, f.TicketId.ToString().ToUpperInvariant(), f.Number, Text(f.ReportedDay), Text(f.CompletedDay), Text(f.OverDay), null, (int)f.Channel, f.Line, f.District, f.TechnicianId!.Value.ToString().ToUpperInvariant(), f.Plan, f.Reasons, f.Values]);
        }
        await using var cell = Insert(db, "FigureCells", ["TenantId", "Cut", "Day", "Value", "Amounts", "Spreads"]);
        foreach (var (key, c) in cells) await RunAsync(cell, [tenant, (int)key.Cut, Text(key.Day), key.Value, c.WriteAmounts(), c.WriteSpreads()]);
        await transaction.CommitAsync();
        await using var analyze = db.CreateCommand();
        analyze.CommandText = "ANALYZE";
        await analyze.ExecuteNonQueryAsync();
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

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SqliteCommand Insert(SqliteConnection db, string table, string[] columns)
    {
        var command = db.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, n) => $"$p{n}"))})";
        for (var n = 0; n < columns.Length; n++) command.Parameters.AddWithValue($"$p{n}", DBNull.Value);
        return command;
    }

    private static Task RunAsync(SqliteCommand command, object?[] values)
    {
        for (var n = 0; n < values.Length; n++) command.Parameters[n].Value = values[n] ?? DBNull.Value;
        return command.ExecuteNonQueryAsync();
    }
}
