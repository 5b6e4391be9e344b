using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Calling and releasing flexible people: one act each, measured, told, and seen by the dispatch at once.</summary>
public sealed class SurgeActsTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Whoever_comes_only_when_called_gets_no_job_before_and_the_table_says_so(string kind)
    {
        await using var given = await Surging.OfAsync(kind, cluster);
        var world = given.World;
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        var decision = (await world.TicketAsync(ticket)).Decision!;
        Assert.Equal((DecisionOutcome.Waits, WaitReason.NobodyOnShift), (decision.Outcome, decision.Waiting!.Value));
        Assert.Contains(decision.Excluded, one => one.TechnicianId == given.Zhou.Id && one.Reasons.Any(r => r.Reason == ExclusionReason.NotCalled));

        await given.PassAsync(54);
        Assert.Equal(0, await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop));
        await given.PassAsync(1);
        Assert.Equal(1, await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop));
        Assert.Equal(given.Zhou.Id, (await world.TicketAsync(ticket)).TechnicianId);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_call_is_one_act_with_its_reason_its_hour_and_its_notices(string kind)
    {
        await using var given = await Surging.OfAsync(kind, cluster);
        var world = given.World;
        await given.CalledAsync();
        var one = Assert.Single((await given.StateAsync()).Open);
        Assert.Equal((given.Zhou.Id, 1, 60m), (one.Person, one.PolicyVersion, one.Amount));
        Assert.Equal((SurgeCause.WaitTooLong, 60, 45), (one.Reason.Cause, one.Reason.Minutes, one.Reason.Limit));
        Assert.Equal(new Standby(true, one.Id, one.Since), (await given.ProfileAsync(given.Zhou)).Profile.Standby);
        await using var db = world.Store.Db.Read(world.Tenant);
        var hour = Assert.Single(await db.Usage.Where(u => u.Meter == PlatformMeters.FlexHours).ToListAsync(world.Stop));
        Assert.Equal((1m, one.Id.ToString("N"), one.Since), (hour.Amount, hour.Subject, hour.From));
        Assert.Equal(NoticeKind.CalledIn, Assert.Single(await db.Notices.Where(n => n.PersonId == given.Zhou.Id).ToListAsync(world.Stop)).Says.Kind);
        Assert.Contains(await db.Notices.Where(n => n.PersonId == given.Supervisor.Id).ToListAsync(world.Stop), n => n.Says.Kind == NoticeKind.StaffCalled && n.Says.Surge!.Minutes == 60);
        Assert.Equal("Surge", (await db.Events.SingleAsync(e => e.Subject == Subjects.Surge && e.Kind == nameof(SurgeCalled), world.Stop)).ActorName);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Hours_are_measured_as_they_begin_and_slack_ends_the_call(string kind)
    {
        await using var given = await Surging.OfAsync(kind, cluster);
        var (world, ticket) = (given.World, await given.CalledAsync());
        await given.PassAsync(60);
        await given.PassAsync(10);
        // Solved on the telephone: nothing waits any more.
        await world.Desk.CancelAsync(await world.WhoAsync("lina"), ticket, "客户自行解决", world.Stop);
        await given.PassAsync(19);
        Assert.Single((await given.StateAsync()).Open);
        await given.PassAsync(2);
        var gone = Assert.Single((await given.StateAsync()).Over);
        Assert.Equal((SurgeCause.Slack, 2, 120m), (gone.Released!.Cause, gone.Charged, gone.Amount));
        Assert.Equal(new Standby(true), (await given.ProfileAsync(given.Zhou)).Profile.Standby);
        await using var db = world.Store.Db.Read(world.Tenant);
        Assert.Equal(2, await db.Usage.CountAsync(u => u.Meter == PlatformMeters.FlexHours && u.Subject == gone.Id.ToString("N"), world.Stop));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Nobody_is_released_in_the_middle_of_a_job_not_even_by_hand(string kind)
    {
        await using var given = await Surging.OfAsync(kind, cluster);
        var (world, ticket) = (given.World, await given.CalledAsync());
        await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);
        await world.Technicians.AcceptAsync(given.Zhou, ticket, world.Stop);
        var call = Assert.Single((await given.StateAsync()).Open).Id;
        await given.Acts.ReleaseAsync(given.Supervisor, call, "今天到此", world.Stop);
        await given.PassAsync(30);
        Assert.Equal("今天到此", Assert.Single((await given.StateAsync()).Open).Ending?.Text);
        // He gets nothing new meanwhile.
        var other = (await world.ReportFridgeAsync("k2")).TicketId;
        Assert.Null((await world.TicketAsync(other)).TechnicianId);
        await world.Desk.CancelAsync(await world.WhoAsync("lina"), ticket, "客户取消", world.Stop);
        await given.PassAsync(1);
        Assert.Empty((await given.StateAsync()).Open);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Several_who_look_at_once_call_one(string kind)
    {
        await using var given = await Surging.OfAsync(kind, cluster);
        var world = given.World;
        await given.Acts.TakeCallsAsync(await world.WhoAsync("zhaomin"), true, world.Stop);
        await world.ReportFridgeAsync();
        world.Store.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => given.Acts.FollowAsync(world.Tenant, world.Stop)));
        Assert.Single((await given.StateAsync()).Open);
    }

    [Fact]
    public async Task Whoever_switches_his_calls_off_or_works_by_shift_is_not_called()
    {
        await using var given = await Surging.OfAsync("sqlite", cluster);
        var world = given.World;
        await given.Acts.TakeCallsAsync(given.Zhou, false, world.Stop);
        await given.CalledAsync();
        Assert.Empty((await given.StateAsync()).Open);
        Assert.Equal(Refusal.TakesNoCalls, (await Assert.ThrowsAsync<RefusedException>(() => given.Acts.CallAsync(given.Supervisor, given.Zhou.Id, "忙", world.Stop))).Reason);
        Assert.Equal(Refusal.NotFound, (await Assert.ThrowsAsync<RefusedException>(async () => await given.Acts.TakeCallsAsync(await world.WhoAsync("liuyang"), true, world.Stop))).Reason);
        await given.Acts.TakeCallsAsync(given.Zhou, true, world.Stop);
        await given.PassAsync(1);
        Assert.Single((await given.StateAsync()).Open);
        await given.Acts.TakeCallsAsync(given.Zhou, false, world.Stop);
        await given.PassAsync(1);
        Assert.Equal(SurgeCause.Withdrew, Assert.Single((await given.StateAsync()).Over).Released?.Cause);
    }

    [Fact]
    public async Task A_supervisor_calls_releases_and_switches_by_hand_with_a_reason_within_head_count_and_cap()
    {
        await using var given = await Surging.OfAsync("sqlite", cluster, SurgePolicy.Start with { MostPeople = 2, CapPerDay = 250 });
        var (world, lina) = (given.World, await given.World.WhoAsync("lina"));
        Assert.Equal(Refusal.SupervisorOnly, (await Assert.ThrowsAsync<RefusedException>(() => given.Acts.CallAsync(lina, given.Zhou.Id, "忙", world.Stop))).Reason);
        Assert.Equal(Refusal.AdminOnly, (await Assert.ThrowsAsync<RefusedException>(() => given.Acts.PublishAsync(given.Supervisor, 1, SurgePolicy.Start, world.Stop))).Reason);
        Assert.Equal(Refusal.Required, (await Assert.ThrowsAsync<RefusedException>(() => given.Acts.CallAsync(given.Supervisor, given.Zhou.Id, " ", world.Stop))).Reason);
        await given.Acts.SwitchAsync(given.Supervisor, false, "演练", world.Stop);
        await given.CalledAsync();
        Assert.Empty((await given.StateAsync()).Open);

        await given.Acts.CallAsync(given.Supervisor, given.Zhou.Id, "大客户来电", world.Stop);
        var one = Assert.Single((await given.StateAsync()).Open);
        Assert.Equal((SurgeCause.ByHand, "大客户来电"), (one.Reason.Cause, one.Reason.Text));
        var zhao = await world.WhoAsync("zhaomin");
        await given.Acts.TakeCallsAsync(zhao, true, world.Stop);
        // 60 are spent and 120 set aside; another 180 would pass 250.
        Assert.Equal(Refusal.SurgeCapReached, (await Assert.ThrowsAsync<RefusedException>(() => given.Acts.CallAsync(given.Supervisor, zhao.Id, "还是忙", world.Stop))).Reason);
        await given.PassAsync(5);
        Assert.Single((await given.StateAsync()).Open);
        await given.Acts.ReleaseAsync(given.Supervisor, one.Id, "忙完了", world.Stop);
        Assert.Equal("忙完了", Assert.Single((await given.StateAsync()).Over).Released?.Text);
        await given.Acts.SwitchAsync(given.Supervisor, true, "演练结束", world.Stop);
        Assert.True((await given.StateAsync()).On);
    }

    [Fact]
    public async Task A_form_that_changes_a_person_keeps_his_call_and_his_switch()
    {
        await using var given = await Surging.OfAsync("sqlite", cluster);
        await given.CalledAsync();
        var before = (await given.ProfileAsync(given.Zhou)).Profile;
        Assert.Equal(before.Standby, before.As(TechnicianKind.OnCall).Standby);
        Assert.Null(before.As(TechnicianKind.Own).Standby);
        Assert.Equal(TechnicianKind.OnCall, before.As(TechnicianKind.OnCall).Kind);
    }
}
