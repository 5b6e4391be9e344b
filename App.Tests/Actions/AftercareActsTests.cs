using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Complaints and follow-up calls, from the customer's page to the list of calls and back, on both databases.</summary>
public sealed class AftercareActsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_complaint_is_heard_by_the_supervisors_answered_by_the_desk_and_read_by_the_customer(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, shenlan) = (await world.WhoAsync("lina"), await world.WhoAsync("shenlan"));
        var report = await world.ReportFridgeAsync();
        var after = new AftercareActions(world.Door);
        async Task<RefusedException> RefusedAsync(string text) => await Assert.ThrowsAsync<RefusedException>(() => world.Customers.ComplainAsync(report.Secret, text, $"k{text}", world.Stop));
        Assert.Equal((Refusal.Required, "Complaint"), ((await RefusedAsync("  ")).Reason, (await RefusedAsync("  ")).Details[0]));
        Assert.Equal((Refusal.TooShort, "Complaint"), ((await RefusedAsync("太慢了")).Reason, (await RefusedAsync("太慢了")).Details[0]));
        await world.Customers.ComplainAsync(report.Secret, "等了两天没有人来", "c1", world.Stop);
        await world.Customers.ComplainAsync(report.Secret, "等了两天没有人来", "c1", world.Stop);
        Assert.Equal(Refusal.ComplaintOpen, (await RefusedAsync("到底什么时候来")).Reason);
        await using (var db = world.Store.Db.Read(world.Tenant))
            Assert.Single(await db.Notices.Where(n => n.PersonId == shenlan.Id).ToListAsync(world.Stop), n => n.Says.Kind == NoticeKind.Complained);

        var waits = Assert.Single((await ListAsync(world, lina)).Shown);
        Assert.Equal((FollowUpWhy.Complaint, report.Number, "等了两天没有人来", "13812345678", false), (waits.Why, waits.Number, waits.Said, waits.Phone, waits.MayCall));
        Assert.NotNull((await world.Track.ReadAsync(report.Secret, world.Stop))!.ComplainedAt);
        // A technician answers no complaint about himself.
        var technician = await world.TechnicianOfAsync(report.TicketId);
        Assert.Equal(Refusal.NotYours, (await Assert.ThrowsAsync<RefusedException>(() => after.AnswerAsync(technician, report.TicketId, "我来了", world.Stop))).Reason);
        var empty = await Assert.ThrowsAsync<RefusedException>(() => after.AnswerAsync(lina, report.TicketId, " ", world.Stop));
        Assert.Equal((Refusal.Required, "Answer"), (empty.Reason, empty.Details[0]));
        await after.AnswerAsync(lina, report.TicketId, "非常抱歉，今天下午到", world.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => after.AnswerAsync(shenlan, report.TicketId, "x", world.Stop))).Reason);
        var page = (await world.Track.ReadAsync(report.Secret, world.Stop))!;
        Assert.Equal((null, "非常抱歉，今天下午到"), (page.ComplainedAt, page.ComplaintAnswer!.Text));
        Assert.Empty((await ListAsync(world, lina)).Shown);
        // Once it is answered there may be another.
        await world.Customers.ComplainAsync(report.Secret, "下午也没有人来", "c2", world.Stop);
        Assert.Null((await world.Track.ReadAsync(report.Secret, world.Stop))!.ComplaintAnswer);
        Assert.Equal("下午也没有人来", Assert.Single((await ListAsync(world, lina)).Shown).Said);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Poor_ratings_and_silence_ask_for_a_call_which_takes_them_off_the_list(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (lina, after) = (await world.WhoAsync("lina"), new AftercareActions(world.Door));
        var (silent, poor, good) = (await ClosedAsync(world, "k1"), await ClosedAsync(world, "k2"), await ClosedAsync(world, "k3"));
        await world.Customers.RateAsync(poor.Secret, 2, [], "地板弄脏了", world.Stop);
        await world.Customers.RateAsync(good.Secret, 5, [], "", world.Stop);
        Assert.Equal([poor.Number], (await ListAsync(world, lina)).Shown.Select(f => f.Number));
        world.Store.Clock.Advance(FollowUpReads.Quiet);
        var complaint = await world.ReportFridgeAsync("k4");
        await world.Customers.ComplainAsync(complaint.Secret, "电话一直打不通", "c1", world.Stop);
        var list = await ListAsync(world, lina);
        Assert.Equal([(complaint.Number, FollowUpWhy.Complaint), (poor.Number, FollowUpWhy.PoorRating), (silent.Number, FollowUpWhy.NoRating)], list.Shown.Select(f => (f.Number, f.Why)));
        Assert.Equal((3, "地板弄脏了", true), (list.Of, list.Shown[1].Said, list.Shown[1].MayCall));

        await after.FollowUpAsync(lina, poor.TicketId, CallOutcome.Reached, "已道歉，安排保洁", world.Stop);
        await after.FollowUpAsync(lina, silent.TicketId, CallOutcome.NotReached, "", world.Stop);
        Assert.Equal(Refusal.SomeoneWasFaster, (await Assert.ThrowsAsync<RefusedException>(() => after.FollowUpAsync(lina, silent.TicketId, CallOutcome.Reached, "", world.Stop))).Reason);
        Assert.Equal(Refusal.NotAllowedNow, (await Assert.ThrowsAsync<RefusedException>(() => after.FollowUpAsync(lina, complaint.TicketId, CallOutcome.Reached, "", world.Stop))).Reason);
        Assert.Equal([complaint.Number], (await ListAsync(world, lina)).Shown.Select(f => f.Number));
        // What was said on the telephone is not the customer's to read.
        Assert.DoesNotContain((await world.Track.ReadAsync(poor.Secret, world.Stop))!.Log, l => l.Kind == nameof(FollowedUp));
        // Another poor rating asks again; nobody is called for ever about what was never rated.
        await world.Customers.RateAsync(silent.Secret, 1, [], "", world.Stop);
        Assert.Equal([complaint.Number, silent.Number], (await ListAsync(world, lina)).Shown.Select(f => f.Number));
        world.Store.Clock.Advance(FollowUpReads.Back + TimeSpan.FromDays(1));
        Assert.Equal([complaint.Number], (await ListAsync(world, lina)).Shown.Select(f => f.Number));
        await Assert.ThrowsAsync<RefusedException>(async () => await ListAsync(world, lina with { Role = Plainmend.Domain.People.Role.Technician }));
    }

    [Fact]
    public void A_complaint_is_an_occasion_for_automations() => Assert.True(Automations.Occurs(AutomationTrigger.Complained, new Complained("等了两天"), TicketState.Closed, TicketState.Closed));

    /// <summary>A repaired, paid and closed fridge.</summary>
    internal static async Task<ReportTaken> ClosedAsync(World world, string key)
    {
        var report = await world.ReportFridgeAsync(key);
        var technician = await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Technicians.DepartAsync(technician, report.TicketId, null, world.Stop);
        await world.Technicians.ArriveAsync(technician, report.TicketId, 8, world.Stop);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "密封条老化", [new(null, 1)], null, world.Stop);
        if ((await world.TicketAsync(report.TicketId)).State == TicketState.AwaitingApproval) await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        await world.Technicians.UseAsync(technician, report.TicketId, new(null, 1), $"u{key}", world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "已更换", "老化", world.Stop);
        await world.Customers.ConfirmWorksAsync(report.Secret, world.Stop);
        await world.Customers.SettleAsync(report.Secret, SettlementState.Paid, world.Stop);
        return report;
    }

    private static Task<FollowUpList> ListAsync(World world, Viewer who) => new FollowUpReads(world.Store.Db, world.Store.Clock).WaitingAsync(who, world.Stop);
}
