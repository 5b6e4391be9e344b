using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>The watchers of one ticket share its reading; nobody is shown less than his bell announced.</summary>
public sealed class TrackReadsTests(PostgresCluster cluster)
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_page_read_after_an_act_always_shows_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var agent = await world.WhoAsync("lina");
        for (var i = 0; i < 30; i++)
        {
            await world.Desk.ReplyAsync(agent, report.TicketId, $"word {i}", $"key {i}", _stop);
            Assert.Equal($"word {i}", (await world.Track.ReadAsync(report.Secret, _stop))!.Log[0].Text);
        }
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Whoever_hears_a_bell_reads_at_least_what_it_announced(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var report = await world.ReportFridgeAsync();
        var agent = await world.WhoAsync("lina");
        var (announced, older) = (0, 0);
        var last = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource()).ToArray();
        var watches = last.Select(done => world.Store.Feed.Watch(new Topic(world.Tenant, report.TicketId), async () =>
        {
            var heard = Volatile.Read(ref announced);
            var view = (await world.Track.ReadAsync(report.Secret, _stop))!;
            if (view.Version < heard) Interlocked.Increment(ref older);
            if (view.Log[0].Text == "the end") done.TrySetResult();
        }, TimeSpan.Zero)).ToArray();
        for (var i = 0; i < 40; i++)
        {
            await world.Desk.ReplyAsync(agent, report.TicketId, i == 39 ? "the end" : $"word {i}", $"key {i}", _stop);
            Volatile.Write(ref announced, (await world.TicketAsync(report.TicketId)).Version);
        }
        await Task.WhenAll(last.Select(d => d.Task)).WaitAsync(TimeSpan.FromSeconds(20), _stop);
        foreach (var watch in watches) watch.Dispose();
        Assert.Equal(0, older);
    }

    [Fact]
    public async Task Many_who_read_the_same_change_cost_a_handful_of_questions()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var report = await world.ReportFridgeAsync();
        var (asked, reads) = Counted(world);
        var agent = await world.WhoAsync("lina");
        await reads.ReadAsync(report.Secret, _stop);
        await world.Desk.ReplyAsync(agent, report.TicketId, "word", "key", _stop);
        asked.Count = 0;
        var views = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => reads.ReadAsync(report.Secret, _stop), _stop)));
        Assert.All(views, v => Assert.Same(views[0], v));
        Assert.InRange(asked.Count, 1, 40);
    }

    [Fact]
    public async Task A_revoked_link_opens_nothing_although_its_page_was_just_read()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var report = await world.ReportFridgeAsync();
        Assert.NotNull(await world.Track.ReadAsync(report.Secret, _stop));
        await world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            var link = await db.Links.AsTracking().SingleAsync(l => l.TargetId == report.TicketId, s);
            link.RevokedAt = world.Store.Clock.GetUtcNow();
            db.Note(Subjects.Link, link.Id, 2, "LinkRevoked", new { link.TargetId }, Actor.System("Test"), world.Store.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, _stop);
        Assert.Null(await world.Track.ReadAsync(report.Secret, _stop));
    }

    [Fact]
    public async Task A_link_expires_between_two_readings_without_any_event()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var report = await world.ReportFridgeAsync();
        var expires = (await world.Links.FindAsync(report.Secret, LinkScope.Track, world.Store.Clock.GetUtcNow(), _stop))!.ExpiresAt!.Value;
        world.Store.Clock.SetUtcNow(expires.AddTicks(-1));
        Assert.NotNull(await world.Track.ReadAsync(report.Secret, _stop));
        world.Store.Clock.SetUtcNow(expires);
        Assert.Null(await world.Track.ReadAsync(report.Secret, _stop));
    }

    [Fact]
    public async Task Time_that_passes_is_read_without_any_event()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var report = await world.ReportFridgeAsync();
        var before = (await world.Track.ReadAsync(report.Secret, _stop))!;
        world.Store.Clock.Advance(TimeSpan.FromSeconds(2));
        var after = (await world.Track.ReadAsync(report.Secret, _stop))!;
        Assert.Equal(before.Version, after.Version);
        Assert.Equal(TimeSpan.FromSeconds(2), after.ReadAt - before.ReadAt);
    }

    private static (Questions Asked, TrackReads Reads) Counted(World world)
    {
        var asked = new Questions();
        using var db = world.Store.Db.Read(world.Tenant);
        var counted = new SqliteDb(new DbContextOptionsBuilder<SqliteAppDb>(DataSetup.Sqlite(db.Database.GetConnectionString()!)).AddInterceptors(asked).Options);
        var links = new LinkBook(counted, new EventNumbers(counted), world.Store.Clock);
        return (asked, new TrackReads(counted, links, world.Rules, world.Store.Clock));
    }

    private sealed class Questions : DbCommandInterceptor
    {
        public int Count;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref Count);
            return ValueTask.FromResult(result);
        }
    }
}
