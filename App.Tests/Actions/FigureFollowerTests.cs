using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plainmend.Actions;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Domain.Tickets;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>The roll-up is what a recount of the log gives, however often, by whomever and from wherever it was kept.</summary>
public sealed class FigureFollowerTests(PostgresCluster cluster)
{
    private static readonly Gen<IReadOnlyList<TicketEvent>[]> Lives = RandomLifeTests.Lives.Select(RandomLifeTests.Live).Array[25, 40];

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public Task After_random_lives_the_roll_up_is_a_recount_and_every_figure_is_its_tickets(string kind) => Lives.SampleAsync(async lives =>
    {
        await using var world = await World.OfAsync(kind, cluster);
        await Given.Figures.PrepareAsync(world);
        foreach (var some in Given.Figures.Mixed(lives).Chunk(70))
        {
            await Given.Figures.TellAsync(world, some);
            await Given.Figures.Follower(world).RunAsync(world.Tenant, world.Stop);
        }
        await Given.Figures.CountAsync(world);
        var (cells, rows) = await Given.Figures.RecountedAsync(world);
        var stored = await Given.Figures.StoredAsync(world);
        Assert.Equal(cells, stored);
        Assert.Equal(0, await Given.Figures.Follower(world).RunAsync(world.Tenant, world.Stop));
        Assert.Equal(stored, await Given.Figures.StoredAsync(world));
        await using var db = world.Store.Db.Read(world.Tenant);
        var kept = await db.Figures.ToDictionaryAsync(f => f.TicketId, world.Stop);
        Assert.All(rows, r => Assert.True(r.IsLike(kept[r.TicketId]), r.Number));
        Assert.Equal(rows.Count, kept.Count);
        await EveryFigureIsItsTicketsAsync(world, rows);
    }, iter: 1, threads: 1);

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public Task Two_who_count_at_once_and_one_who_stopped_halfway_count_nothing_twice(string kind) => Lives.SampleAsync(async lives =>
    {
        await using var world = await World.OfAsync(kind, cluster);
        await Given.Figures.PrepareAsync(world);
        var told = Given.Figures.Mixed(lives);
        await Given.Figures.TellAsync(world, told.Take(told.Count / 2));
        // One batch only: the rest waits for somebody who knows nothing of it.
        await Given.Figures.Follower(world).RunAsync(world.Tenant, world.Stop);
        await Given.Figures.TellAsync(world, told.Skip(told.Count / 2));
        await Task.WhenAll(Given.Figures.CountAsync(world), Given.Figures.CountAsync(world));
        await Given.Figures.CountAsync(world);
        Assert.Equal((await Given.Figures.RecountedAsync(world)).Cells, await Given.Figures.StoredAsync(world));
    }, iter: 1, threads: 1);

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Counts_of_another_format_are_thrown_away_and_made_anew(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        await world.ReportFridgeAsync();
        await Given.Figures.CountAsync(world);
        var before = await Given.Figures.StoredAsync(world);
        Assert.NotEmpty(before);
        // As if the place reached had been kept under the name of another format.
        await world.Store.Writer.WriteAsync(world.Tenant, (db, s) => db.Database.ExecuteSqlAsync($"""DELETE FROM "Counters" WHERE "Name" = {Plainmend.Data.Counter.FigureCursor}""", s), world.Stop);
        await Given.Figures.CountAsync(world);
        Assert.Equal(before, await Given.Figures.StoredAsync(world));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_ticket_that_cannot_be_folded_is_left_aside_and_the_others_go_on(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (bad, log) = ((await world.ReportFridgeAsync("bad")).TicketId, new Errors());
        var follower = Given.Figures.Follower(world, log);
        await Given.Figures.CountAsync(world, follower);
        var good = await RewriteAsync(world, bad, "{}");
        await world.ReportFridgeAsync("more");
        await world.Desk.NoteAsync(await world.WhoAsync("lina"), bad, "再看看", "n1", world.Stop);
        await Given.Figures.CountAsync(world, follower);
        // Both are counted, one as it was; it is said so, and told once however often it fails.
        Assert.Equal((2m, 0L, 1), await SeenAsync(world));
        await world.Desk.NoteAsync(await world.WhoAsync("lina"), bad, "还是不行", "n2", world.Stop);
        await Given.Figures.CountAsync(world, follower);
        Assert.Contains(bad.ToString(), Assert.Single(log.Said), StringComparison.Ordinal);

        // Whole again: the next process counts it without being asked.
        await RewriteAsync(world, bad, good);
        Assert.Equal(0, await follower.RunAsync(world.Tenant, world.Stop));
        Assert.Equal((2m, 0L, 1), await SeenAsync(world));
        await Given.Figures.CountAsync(world);
        Assert.Equal((2m, 0L, 0), await SeenAsync(world));
        Assert.Equal((await Given.Figures.RecountedAsync(world)).Cells, await Given.Figures.StoredAsync(world));
    }

    [Fact]
    public async Task A_ticket_left_aside_is_counted_when_it_next_changes()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var (bad, follower) = ((await world.ReportFridgeAsync("bad")).TicketId, Given.Figures.Follower(world));
        var good = await RewriteAsync(world, bad, "{}");
        await Given.Figures.CountAsync(world, follower);
        Assert.Equal((0m, 0L, 1), await SeenAsync(world));
        await RewriteAsync(world, bad, good);
        await world.Desk.NoteAsync(await world.WhoAsync("lina"), bad, "好了", "n1", world.Stop);
        await Given.Figures.CountAsync(world, follower);
        Assert.Equal((1m, 0L, 0), await SeenAsync(world));
    }

    // The facts of its report as they are stored; returns what stood there.
    private static async Task<string> RewriteAsync(World world, Guid ticket, string payload)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        var before = await db.Events.Where(e => e.SubjectId == ticket && e.Version == 1).Select(e => e.Payload).SingleAsync(world.Stop);
        await world.Store.Writer.WriteAsync(world.Tenant, (change, s) => change.Database.ExecuteSqlAsync($"""UPDATE "Events" SET "Payload" = {payload} WHERE "SubjectId" = {ticket} AND "Version" = 1""", s), world.Stop);
        return before;
    }

    private static async Task<(decimal? Reported, long Behind, int Aside)> SeenAsync(World world)
    {
        var picture = (await new FigureReads(world.Store.Db, world.Store.Clock).ReadAsync(world.Tenant, new(new(2026, 6, 15), new(2026, 6, 15)), world.Stop))!;
        return (picture.Of(Figure.Find("Reported")!), picture.Behind, picture.Aside);
    }

    private sealed class Errors : ILogger<FigureFollower>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Add(formatter(state, exception));
    }

    // From the cells on one side, from the listed tickets on the other: equal, and percentiles within 1 %.
    private static async Task EveryFigureIsItsTicketsAsync(World world, IReadOnlyList<TicketFigures> rows)
    {
        var (reads, drills) = (new FigureReads(world.Store.Db, world.Store.Clock), new DrillReads(world.Store.Db));
        DayRange[] ranges = [new(rows.Min(r => r.ReportedDay), rows.Max(r => r.OverDay ?? r.ReportedDay).AddDays(2)), DayRange.UpTo(rows.Min(r => r.ReportedDay).AddDays(2), 2)];
        foreach (var range in ranges)
        {
            var picture = (await reads.ReadAsync(world.Tenant, range, world.Stop))!;
            foreach (var figure in Figure.All)
            {
                var drill = (await drills.ReadAsync(world.Tenant, new(figure, range), world.Stop))!;
                if (figure.Kind is FigureKind.Median or FigureKind.NinetyPercent && drill.Value is { } exact) Assert.InRange(picture.Of(figure)!.Value, exact * 0.99m, exact * 1.01m);
                else Assert.Equal(drill.Value, picture.Of(figure));
            }
            Assert.Equal(picture.Days[^1].Open, picture.Ages.Sum(a => a.Tickets));
            foreach (var cut in Enum.GetValues<Cut>().Where(c => c != Cut.All))
                foreach (var row in (await reads.CutAsync(world.Tenant, range, cut, world.Stop))!)
                    foreach (var figure in Figure.All.Where(f => f.Kind is FigureKind.Tickets or FigureKind.Sum or FigureKind.Mean && (cut != Cut.Reason || f.Metric == Metric.Stars)))
                        Assert.Equal((await drills.ReadAsync(world.Tenant, new(figure, range, cut, row.Value), world.Stop))!.Value, figure.Of(row.Cell));
        }
    }
}
