using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Canned texts and what goes with them, through the door, on both databases.</summary>
public sealed class CannedActsTests(PostgresCluster cluster)
{
    private static readonly CannedEntry Sorry = new("致歉", "{customer}您好，{technician} {window} 上门。", "", null, Priority.High, ["投诉"]);

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_goes_with_a_text_happens_with_it_once_or_not_at_all(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (canned, lina, admin) = (new CannedActions(world.Door, world.Store.Writer), await world.WhoAsync("lina"), await world.WhoAsync("chenjing.admin"));
        var (report, id) = (await world.ReportFridgeAsync(), await canned.KeepAsync(admin, null, 0, Sorry, world.Stop));
        var plan = await world.Uploads.FromStaffAsync(lina, report.TicketId, "plan.pdf", Upload.Pdf, world.Stop);
        for (var click = 0; click < 2; click++) await canned.SendAsync(lina, report.TicketId, new(true, "张伟您好，周建国明天上门。", [plan.Id]), id, 1, "key", world.Stop);
        var ticket = await world.TicketAsync(report.TicketId);
        Assert.Equal(Priority.High, ticket.Priority);
        Assert.Equal(["投诉"], ticket.Tags);
        var said = Assert.Single((await world.Track.ReadAsync(report.Secret, world.Stop))!.Log, l => l.Kind == nameof(RepliedPublicly));
        Assert.Equal([plan.Id], said.Files.Select(f => f.Id));

        // A cancelled ticket has no priority to set: then nothing is said either.
        await world.Desk.ChangePriorityAsync(lina, report.TicketId, Priority.Low, world.Stop);
        await world.Desk.CancelAsync(lina, report.TicketId, "不需要了", world.Stop);
        var before = (await world.TicketAsync(report.TicketId)).Version;
        var refused = await Assert.ThrowsAsync<RefusedException>(() => canned.SendAsync(lina, report.TicketId, new(true, "再次致歉"), id, 1, "key2", world.Stop));
        Assert.Equal(Refusal.NotAllowedNow, refused.Reason);
        Assert.Equal(before, (await world.TicketAsync(report.TicketId)).Version);

        await canned.KeepAsync(admin, id, 1, Sorry with { Tags = ["别的"] }, world.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => canned.SendAsync(lina, report.TicketId, new(false, "x"), id, 1, "key3", world.Stop))).Reason);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_role_sees_its_own_texts_and_a_removed_one_is_gone(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (canned, reads, admin) = (new CannedActions(world.Door, world.Store.Writer), new CannedReads(world.Store.Db), await world.WhoAsync("chenjing.admin"));
        var (lina, finance) = (await world.WhoAsync("lina"), await world.WhoAsync("qiancheng"));
        await canned.KeepAsync(admin, null, 0, Sorry, world.Stop);
        var money = await canned.KeepAsync(admin, null, 0, new("退款", "", "Refund of {number}", Role.Finance, null, []), world.Stop);
        async Task<IEnumerable<string>> SeenAsync(Viewer who) => (await reads.ShelfAsync(who, world.Stop)).Texts.Select(t => t.Title).Order(StringComparer.Ordinal);
        Assert.Equal(["致歉"], await SeenAsync(lina));
        Assert.Equal(["致歉", "退款"], await SeenAsync(finance));
        Assert.Equal(["致歉", "退款"], await SeenAsync(admin));
        await canned.RemoveAsync(admin, money, 1, world.Stop);
        Assert.Equal(["致歉"], await SeenAsync(finance));
        await Assert.ThrowsAsync<RefusedException>(async () => await reads.ShelfAsync(await world.TechnicianOfAsync((await world.ReportFridgeAsync()).TicketId), world.Stop));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_cannot_be_kept_names_its_field(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (canned, admin) = (new CannedActions(world.Door, world.Store.Writer), await world.WhoAsync("chenjing.admin"));
        async Task<(Refusal, object?)> WhyAsync(CannedEntry entry)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => canned.KeepAsync(admin, null, 0, entry, world.Stop));
            return (refused.Reason, refused.Details.Count > 0 ? refused.Details[0] : null);
        }
        Assert.Equal((Refusal.Required, "Title"), await WhyAsync(Sorry with { Title = " " }));
        Assert.Equal((Refusal.Required, "Text"), await WhyAsync(Sorry with { Text = " " }));
        Assert.Equal((Refusal.UnknownPlaceholder, "TextEn"), await WhyAsync(Sorry with { TextEn = "Dear {custmer}" }));
        Assert.Equal((Refusal.BadText, "Text"), await WhyAsync(Sorry with { Text = new string('长', 2001) }));
        Assert.Equal((Refusal.BadForm, "Tag"), await WhyAsync(Sorry with { Tags = ["a,b"] }));
        await canned.KeepAsync(admin, null, 0, Sorry, world.Stop);
        Assert.Equal((Refusal.AlreadyTaken, "Title"), await WhyAsync(Sorry));
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(async () => await canned.KeepAsync(await world.WhoAsync("lina"), null, 0, Sorry, world.Stop))).Reason);
    }
}
