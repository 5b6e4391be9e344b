using CsCheck;
using Microsoft.EntityFrameworkCore;
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
