using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Who watches a ticket and whom its notes call, on both databases.</summary>
public sealed class WatchActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    private static async Task<IReadOnlyList<NoticeKind>> ToldAsync(World world, Viewer who)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return [.. (await db.Notices.Where(n => n.PersonId == who.Id).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(world.Stop)).Select(n => n.Says.Kind)];
    }

    private static Task<DeskTicketView?> ReadAsync(World world, Viewer who, ReportTaken report) => new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(who, report.TicketId, world.Stop);

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_watcher_hears_of_words_states_and_assignment_once_each_not_of_his_own_acts_and_nothing_after_he_stopped(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (watch, lina, zhang) = (new WatchActions(world.Store.Writer, world.Store.Clock), await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var report = await world.ReportFridgeAsync();
        var version = (await world.TicketAsync(report.TicketId)).Version;
        for (var n = 0; n < 2; n++) await watch.WatchAsync(zhang, report.TicketId, true, world.Stop);
        // That somebody looks on is not the ticket's last event.
        Assert.Equal(version, (await world.TicketAsync(report.TicketId)).Version);
        Assert.Equal([zhang.Name], (await ReadAsync(world, lina, report))!.Watchers.Select(w => w.Name));

        await world.Desk.ReplyAsync(lina, report.TicketId, "您好", "r1", world.Stop);
        await world.Desk.ReplyAsync(zhang, report.TicketId, "补充", "r2", world.Stop);
        await world.Assignment.UnassignAsync(lina, report.TicketId, "换人", false, world.Stop);
        await world.Desk.NoteAsync(lina, report.TicketId, "内部", "n1", world.Stop);
        await world.Desk.SolveAsync(lina, report.TicketId, "已解决", "误操作", world.Stop);
        // Two facts of one act, of which the end is news.
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        Assert.Equal([NoticeKind.WatchedSaid, NoticeKind.WatchedMoved, NoticeKind.WatchedMoved, NoticeKind.WatchedAssigned], (await ToldAsync(world, zhang)).Order());
        await watch.WatchAsync(zhang, report.TicketId, false, world.Stop);
        await world.Desk.ReplyAsync(lina, report.TicketId, "再见", "r3", world.Stop);
        Assert.Equal(4, (await ToldAsync(world, zhang)).Count);
        Assert.Empty((await ReadAsync(world, lina, report))!.Watchers);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Who_is_told_as_the_tickets_owner_is_not_told_again_as_its_watcher_and_switches_are_kept(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (watch, lina, zhang) = (new WatchActions(world.Store.Writer, world.Store.Clock), await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var report = await world.ReportFridgeAsync();
        await world.Desk.NoteAsync(lina, report.TicketId, "我来", "n1", world.Stop);
        foreach (var one in new[] { lina, zhang }) await watch.WatchAsync(one, report.TicketId, true, world.Stop);
        await new NoticeActions(world.Store.Writer, world.Store.Clock).ChooseAsync(zhang, 0, NoticeChoices.Default with { NotShown = [NoticeKind.WatchedSaid] }, world.Stop);
        await world.Customers.WriteAsync(report.Secret, "在吗？", "w1", world.Stop);
        Assert.Equal([NoticeKind.CustomerWrote], await ToldAsync(world, lina));
        Assert.Empty(await ToldAsync(world, zhang));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_note_calls_who_may_open_the_ticket_and_he_watches_from_then_on(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, zhang, report) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"), await world.ReportFridgeAsync());
        var mine = await world.TechnicianOfAsync(report.TicketId);
        var other = (await new BulkReads(world.Store.Db, world.Store.Clock).TechniciansAsync(lina, world.Stop)).First(t => t.Id != mine.Id);
        await world.Desk.NoteAsync(lina, report.TicketId, $"@{zhang.Name} @{mine.Name} @{other.Name} @{lina.Name} 请看", "n1", world.Stop);
        Assert.Equal([NoticeKind.Called], await ToldAsync(world, zhang));
        Assert.Contains(NoticeKind.Called, await ToldAsync(world, mine));
        Assert.Empty(await ToldAsync(world, lina with { Id = other.Id }));
        Assert.Empty(await ToldAsync(world, lina));
        Assert.Equal([zhang.Id, mine.Id], (await ReadAsync(world, lina, report))!.Watchers.Select(w => w.Id));
        // Who lost the ticket hears of it no longer.
        await world.Assignment.UnassignAsync(zhang, report.TicketId, "换人", false, world.Stop);
        var before = await ToldAsync(world, mine);
        await world.Desk.ReplyAsync(lina, report.TicketId, "您好", "r1", world.Stop);
        Assert.Equal(before.Order(), (await ToldAsync(world, mine)).Order());
        Assert.Contains(NoticeKind.WatchedSaid, await ToldAsync(world, zhang));
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() =>
            new WatchActions(world.Store.Writer, world.Store.Clock).WatchAsync(mine, report.TicketId, true, world.Stop))).Reason);
    }
}
