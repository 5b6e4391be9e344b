using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Tags through the door, on both databases: what the desk then lists, and who may change the company's list.</summary>
public sealed class TagActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_agent_tags_with_a_new_word_and_the_desk_finds_the_ticket_by_it(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (tags, lina) = (new TagActions(world.Door, world.Store.Writer), await world.WhoAsync("lina"));
        var (one, other) = (await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"));
        await tags.ChangeAsync(lina, one.TicketId, ["VIP 客户", "加急"], [], world.Stop);
        await tags.ChangeAsync(lina, other.TicketId, ["加急"], [], world.Stop);
        await tags.ChangeAsync(lina, other.TicketId, ["vip 客户"], ["加急"], world.Stop);

        var reads = new DeskReads(world.Store.Db, world.Store.Clock);
        var vip = await reads.ListAsync(lina, new(Tag: "vip 客户"), world.Stop);
        Assert.Equal([one.Number, other.Number], vip.Rows.Select(r => r.Number).Order(StringComparer.Ordinal));
        Assert.All(vip.Rows, row => Assert.Contains(row.Tags, t => t.Name == "VIP 客户"));
        var urgent = Assert.Single((await reads.ListAsync(lina, new(Tag: "加急"), world.Stop)).Rows);
        Assert.Equal(one.Number, urgent.Number);
        Assert.Equal(2, vip.Tags.Count);
        Assert.NotEqual(vip.Tags[0].Colour, vip.Tags[1].Colour);
        Assert.Empty((await reads.ListAsync(lina, new(Tag: "没有"), world.Stop)).Rows);
        await world.Desk.CancelAsync(lina, one.TicketId, "不需要了", world.Stop);
        Assert.Equal([one.Number], (await reads.ListAsync(lina, new(DeskView.Ended, Tag: "加急"), world.Stop)).Rows.Select(r => r.Number));
        Assert.Empty((await reads.ListAsync(lina, new(DeskView.Open, Tag: "加急"), world.Stop)).Rows);

        var view = (await new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(lina, one.TicketId, world.Stop))!;
        Assert.Equal(["VIP 客户", "加急"], view.Tags.Select(t => t.Name));
        Assert.Equal(lina.Name, view.Log[0].Event.By.Name);
        // The customer reads nothing of it.
        Assert.DoesNotContain((await world.Track.ReadAsync(one.Secret, world.Stop))!.Log, l => l.Kind == nameof(TagsChanged));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Only_an_administrator_changes_the_list_and_a_retired_tag_stays_on_its_tickets_until_somebody_uses_it_again(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var tags = new TagActions(world.Door, world.Store.Writer);
        var (lina, admin, reads) = (await world.WhoAsync("lina"), await world.WhoAsync("chenjing.admin"), new TagReads(world.Store.Db));
        var report = await world.ReportFridgeAsync();
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(() => tags.KeepAsync(lina, "x", TagColour.Red, 0, world.Stop))).Reason);
        await tags.KeepAsync(admin, "投诉", TagColour.Red, 0, world.Stop);
        Assert.Equal((Refusal.AlreadyTaken, "Tag"), Said(await Assert.ThrowsAsync<RefusedException>(() => tags.KeepAsync(admin, " 投诉", TagColour.Blue, 0, world.Stop))));
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => tags.KeepAsync(admin, "投诉", TagColour.Blue, 9, world.Stop))).Reason);
        await tags.KeepAsync(admin, "投诉", TagColour.Violet, 1, world.Stop);
        await tags.ChangeAsync(lina, report.TicketId, ["投诉"], [], world.Stop);
        var listed = Assert.Single((await reads.ListAsync(admin, world.Stop))!);
        Assert.Equal((TagColour.Violet, 1, 2), (listed.Tag.Colour, listed.Tickets, listed.Version));

        await tags.RetireAsync(admin, listed.Tag.Key, listed.Version, world.Stop);
        Assert.Empty((await reads.ListAsync(admin, world.Stop))!);
        Assert.Equal(["投诉"], (await world.TicketAsync(report.TicketId)).Tags);
        await tags.ChangeAsync(lina, report.TicketId, [], ["投诉"], world.Stop);
        await tags.ChangeAsync(lina, report.TicketId, ["投诉"], [], world.Stop);
        Assert.Equal(TagColour.Violet, Assert.Single((await reads.ListAsync(admin, world.Stop))!).Tag.Colour);
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal(3, await db.Events.CountAsync(e => e.Subject == Subjects.Tag, world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Two_at_once_who_use_the_same_new_word_both_succeed(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (tags, lina, zhang) = (new TagActions(world.Door, world.Store.Writer), await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var (one, other) = (await world.ReportFridgeAsync("k1"), await world.ReportFridgeAsync("k2"));
        await Task.WhenAll(tags.ChangeAsync(lina, one.TicketId, ["同一个词"], [], world.Stop), tags.ChangeAsync(zhang, other.TicketId, ["同一个词"], [], world.Stop));
        Assert.Equal(2, Assert.Single((await new TagReads(world.Store.Db).ListAsync(await world.WhoAsync("chenjing.admin"), world.Stop))!).Tickets);
    }

    private static (Refusal, object?) Said(RefusedException refused) => (refused.Reason, refused.Details[0]);
}
