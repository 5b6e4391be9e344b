using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Bench;

/// <summary>
/// What the desk's questions and one act cost with 1,000, 10,000 and 100,000 tickets of one company on SQLite, in one run. The
/// first thousand is made by real acts, 2 % of it still open; the rest are copies of it with their events and search words.
/// </summary>
internal static class Sizes
{
    private const int Made = 1000, Open = 20, Rounds = 60;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("plainmend-sizes-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "sizes.db")}";
        var (clock, rules) = (TimeProvider.System, new RuleBook());
        await using (var writer = new SqliteWriter(connection, new LiveFeed(clock, NullLogger<LiveFeed>.Instance)))
        {
            var store = new SqliteDb(DataSetup.Sqlite(connection));
            await store.MigrateAsync(default);
            var tenant = await new DemoSeed(new CompanyActions(writer, clock), clock).OpenAsync(DemoCompanies.All[0], default);
            var door = new TicketDoor(writer, rules, clock);
            var (desk, reports) = (new DeskActions(door), new ReportActions(writer, rules, door, new Dispatcher(rules)));
            var li = (await new MemberBook(store).DemoAsync(default)).First(d => d.Person.Login.StartsWith("lina", StringComparison.Ordinal)).Person;
            var agent = new Viewer(tenant, li.Id, li.Name, li.NameEn, li.Role);
            var open = await MakeAsync(tenant, agent, desk, reports);
            var reads = new DeskReads(store, clock);
            Console.WriteLine("| tickets | question | p50 ms | p95 ms |");
            Console.WriteLine("| --- | --- | --- | --- |");
            foreach (var (from, to) in new[] { (1, 1), (1, 10), (10, 100) })
            {
                await CopyAsync(connection, from, to);
                await MeasureAsync(to * Made, reads, agent, n => desk.ChangePriorityAsync(agent, open[n % open.Count].TicketId, (Priority)(1 + n / open.Count % 2), default));
            }
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<ReportTaken>> MakeAsync(int tenant, Viewer agent, DeskActions desk, ReportActions reports)
    {
        string[] words = ["空调不制冷", "洗衣机漏水，很急", "冰箱有异响", "热水器打不着火", "显示 E3"];
        var open = new List<ReportTaken>();
        for (var i = 0; i < Made; i++)
        {
            var taken = await reports.SubmitAsync(
                tenant, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", $"{words[i % words.Length]} {i}", $"张{i}", $"138{i:00000000}", "无人区", $"示例路 {i} 号"), Actor.Customer("张"), $"s{i}", default);
            await desk.NoteAsync(agent, taken.TicketId, i == 7 ? "特急件，请先办" : "已电话联系", $"n{i}", default);
            if (i % (Made / Open) == 0) open.Add(taken);
            else await desk.CancelAsync(agent, taken.TicketId, "客户不修了", default);
        }
        return open;
    }

    // Copy k of a row has k in the first eight digits of its ticket's id and in its number.
    private static async Task CopyAsync(string connection, int from, int to)
    {
        await using var db = new SqliteConnection(connection);
        await db.OpenAsync();
        foreach (var k in Enumerable.Range(from, to - from))
        {
            var id = k.ToString("X8", CultureInfo.InvariantCulture);
            await using var transaction = await db.BeginTransactionAsync();
            await CopyAsync(db, "Tickets", new() { ["Id"] = $"'{id}' || substr(\"Id\", 9)", ["Number"] = $"\"Number\" || '-{k}'" });
            await CopyAsync(db, "Events", new() { ["SubjectId"] = $"'{id}' || substr(\"SubjectId\", 9)", ["Number"] = $"\"Number\" + {k} * 1000000", ["CommandKey"] = "NULL" }, "\"Subject\" = 'ticket' AND \"Number\" < 1000000");
            await RunAsync(db, $"""
                INSERT INTO "Search" ("TenantId", "TicketId", "Ticket", "Words") SELECT "TenantId", '{id}' || substr("TicketId", 9),
                  "TenantId" || 't' || '{id.ToLowerInvariant()}' || substr("Ticket", instr("Ticket", 't') + 9), "Words" FROM "Search" WHERE rowid <= {Made}
                """);
            await RunAsync(db, $"""UPDATE "Counters" SET "Value" = {k} * 1000000 + 999999 WHERE "Name" = 'events' AND "TenantId" > 0""");
            await transaction.CommitAsync();
        }
        await RunAsync(db, "ANALYZE");
    }

    private static async Task CopyAsync(SqliteConnection db, string table, Dictionary<string, string> other, string where = "length(\"Number\") < 13")
    {
        await using var ask = db.CreateCommand();
        ask.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        var columns = new List<string>();
        await using (var found = await ask.ExecuteReaderAsync())
            while (await found.ReadAsync()) columns.Add(found.GetString(0));
        await RunAsync(db, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", columns.Select(c => other.GetValueOrDefault(c, $"\"{c}\"")))} FROM \"{table}\" WHERE {where}");
    }

    private static async Task RunAsync(SqliteConnection db, string sql)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task MeasureAsync(int tickets, DeskReads reads, Viewer agent, Func<int, Task> act)
    {
        var questions = new (string Name, DeskQuery Query)[]
        {
            ("queue page (open)", new()), ("view \"mine\"", new(DeskView.Mine)), ("view \"breached\"", new(DeskView.Breached)), ("view \"ended\"", new(DeskView.Ended, DeskSort.LastEvent)),
            ("search, in every ticket: 已电话", new(DeskView.Ended, DeskSort.LastEvent, "已电话")), ("search, in a fifth: 空调", new(DeskView.Open, Text: "空调")), ("search, in a thousandth: 特急", new(DeskView.Ended, Text: "特急")),
        };
        foreach (var (name, query) in questions) await TimeAsync(tickets, name, _ => reads.ListAsync(agent, query, default));
        await TimeAsync(tickets, "one act, durable", act);
    }

    private static async Task TimeAsync(int tickets, string name, Func<int, Task> run)
    {
        for (var i = 0; i < 10; i++) await run(i);
        var times = new List<double>();
        for (var i = 10; i < 10 + Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            await run(i);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {tickets:N0} | {name} | {times[Rounds / 2]:0.0} | {times[Rounds * 95 / 100]:0.0} |"));
    }
}
