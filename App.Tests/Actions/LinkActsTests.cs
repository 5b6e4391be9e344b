using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Linking, merging and splitting through the door, on both databases.</summary>
public sealed class LinkActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_link_stands_on_both_tickets_and_ends_on_both(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, reads) = (await world.WhoAsync("lina"), new LinkReads(world.Store.Db));
        var (one, other) = (await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"));
        // The same telephone: perhaps the same trouble.
        Assert.Equal([other.Number], (await reads.ReadAsync(lina, one.TicketId, world.Stop)).Alike.Select(a => a.Number));
        await world.LinkActs.LinkAsync(lina, one.TicketId, LinkKind.ParentOf, other.Number, world.Stop);
        var (mine, theirs) = (Assert.Single((await reads.ReadAsync(lina, one.TicketId, world.Stop)).Links), Assert.Single((await reads.ReadAsync(lina, other.TicketId, world.Stop)).Links));
        Assert.Equal((LinkKind.ParentOf, other.Number), (mine.Kind, mine.Ticket.Number));
        Assert.Equal((LinkKind.ChildOf, one.Number), (theirs.Kind, theirs.Ticket.Number));
        Assert.Empty((await reads.ReadAsync(lina, one.TicketId, world.Stop)).Alike);

        var circle = await Assert.ThrowsAsync<RefusedException>(() => world.LinkActs.LinkAsync(lina, one.TicketId, LinkKind.ChildOf, other.Number, world.Stop));
        Assert.Equal(Refusal.AlreadyLinked, circle.Reason);
        Assert.Equal(Refusal.NoSuchNumber, (await Assert.ThrowsAsync<RefusedException>(() => world.LinkActs.LinkAsync(lina, one.TicketId, LinkKind.Related, "AJ-0", world.Stop))).Reason);
        await world.LinkActs.UnlinkAsync(lina, other.TicketId, one.TicketId, world.Stop);
        await world.LinkActs.UnlinkAsync(lina, other.TicketId, one.TicketId, world.Stop);
        Assert.Empty((await reads.ReadAsync(lina, one.TicketId, world.Stop)).Links);
        Assert.Equal(Refusal.NotYours, (await Assert.ThrowsAsync<RefusedException>(async () =>
            await world.LinkActs.LinkAsync(await world.TechnicianOfAsync(one.TicketId), one.TicketId, LinkKind.Related, other.Number, world.Stop))).Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Three_at_once_close_no_circle(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var lina = await world.WhoAsync("lina");
        var three = new[] { await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"), await world.ReportFridgeAsync("k3") };
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async n =>
        {
            try
            {
                await world.LinkActs.LinkAsync(lina, three[n].TicketId, LinkKind.ChildOf, three[(n + 1) % 3].Number, world.Stop);
                return (Refusal?)null;
            }
            catch (RefusedException refused)
            {
                return refused.Reason;
            }
        }));
        Assert.Equal(Refusal.LinkCircle, Assert.Single(answers, a => a is not null));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_merged_duplicate_ends_and_its_words_and_its_customer_go_on_in_the_other(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, reads) = (await world.WhoAsync("lina"), new LinkReads(world.Store.Db));
        var (survivor, duplicate) = (await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"));
        await world.Customers.WriteAsync(duplicate.Secret, "还是不制冷", "w1", world.Stop);
        await world.LinkActs.MergeAsync(lina, duplicate.TicketId, survivor.Number, "重复", world.Stop);
        Assert.Equal((TicketState.Cancelled, "重复"), ((await world.TicketAsync(duplicate.TicketId)).State, (await world.TicketAsync(duplicate.TicketId)).CancelReason));
        var link = Assert.Single((await reads.ReadAsync(lina, survivor.TicketId, world.Stop)).Links);
        Assert.Equal(LinkKind.HasDuplicate, link.Kind);
        Assert.Contains(link.Said, e => e.Fact is CustomerWrote { Text: "还是不制冷" });

        var page = (await world.Track.ReadAsync(duplicate.Secret, world.Stop))!;
        Assert.Equal((true, survivor.Number), (page.Merged, page.GoesOnAt));
        // Whoever was joined is not asked to report once more.
        Assert.Equal(Plainmend.Texts.TrackText.Next_Merged, Plainmend.Components.Track.TrackWords.Next(page));
        var onward = await world.LinkActs.GoOnAsync(duplicate.Secret, world.Stop);
        Assert.Equal(survivor.Number, (await world.Track.ReadAsync(onward, world.Stop))!.Number);
        // Nobody goes on from where nothing was merged, and nothing goes into what has ended.
        await Assert.ThrowsAsync<RefusedException>(() => world.LinkActs.GoOnAsync(survivor.Secret, world.Stop));
        Assert.Equal(Refusal.NotAllowedNow, (await Assert.ThrowsAsync<RefusedException>(() => world.LinkActs.MergeAsync(lina, survivor.TicketId, duplicate.Number, "x", world.Stop))).Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Another_customers_ticket_is_neither_named_nor_opened(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, mine) = (await world.WhoAsync("lina"), await world.ReportFridgeAsync("k1"));
        var theirs = await world.Reports.SubmitAsync(world.Tenant, new(Channel.Form, "fridge", "fridge.not-cooling", "", "不制冷", "王强", "13900000000", "浦东", ""), Actor.Customer("王强"), "k2", world.Stop);
        await world.LinkActs.MergeAsync(lina, mine.TicketId, theirs.Number, "邻居已报", world.Stop);
        var page = (await world.Track.ReadAsync(mine.Secret, world.Stop))!;
        Assert.Equal((true, null), (page.Merged, page.GoesOnAt));
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(() => world.LinkActs.GoOnAsync(mine.Secret, world.Stop))).Reason);
        Assert.DoesNotContain(page.Log, l => l.Kind is nameof(Linked));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_split_off_part_is_a_child_and_the_whole_closes_only_after_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, finance, report) = (await world.WhoAsync("lina"), await world.WhoAsync("qiancheng"), await world.ReportFridgeAsync());
        var number = await world.LinkActs.SplitAsync(lina, report.TicketId, new("fridge", "fridge.not-cooling", "", "冷冻室也坏了", null), "s1", world.Stop);
        Assert.Null(await world.LinkActs.SplitAsync(lina, report.TicketId, new("fridge", "fridge.not-cooling", "", "冷冻室也坏了", null), "s1", world.Stop));
        var child = Assert.Single((await new LinkReads(world.Store.Db).ReadAsync(lina, report.TicketId, world.Stop)).Links);
        Assert.Equal((LinkKind.ParentOf, number), (child.Kind, child.Ticket.Number));
        Assert.Equal("张伟", (await world.TicketAsync(child.Ticket.Id)).Contact.Name);

        await world.Assignment.UnassignAsync(lina, report.TicketId, "电话解决", false, world.Stop);
        await world.Desk.SolveAsync(lina, report.TicketId, "已远程解决", "误操作", world.Stop);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        Assert.Equal(TicketState.Completed, (await world.TicketAsync(report.TicketId)).State);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.Desk.SettleAsync(finance, report.TicketId, SettlementState.Waived, world.Stop));
        Assert.Equal((Refusal.ChildOpen, number), (refused.Reason, refused.Details[0]));
        // When the last part has ended, what asks for nothing closes by itself.
        await world.Desk.CancelAsync(lina, child.Ticket.Id, "不需要了", world.Stop);
        Assert.Equal(TicketState.Closed, (await world.TicketAsync(report.TicketId)).State);

        // Of a ticket that has ended no part is split off: the new one is its return visit.
        await world.LinkActs.SplitAsync(lina, report.TicketId, new("fridge", "fridge.not-cooling", "", "又坏了", null), "s2", world.Stop);
        Assert.Contains((await new LinkReads(world.Store.Db).ReadAsync(lina, report.TicketId, world.Stop)).Links, l => l.Kind == LinkKind.HasReturn);
    }
}
