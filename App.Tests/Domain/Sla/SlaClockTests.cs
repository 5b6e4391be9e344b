using Plainmend.Domain;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Domain.Sla.GivenClock;

namespace Plainmend.Tests.Domain.Sla;

public sealed class SlaClockTests
{
    // Monday 16 June 2025, office 9–12 and 13–18.
    private static readonly SlaTimeline Fresh = Submitted("2025-06-16T10:00+08:00");

    private static SlaReading Read(SlaTimeline timeline, string now, Priority priority = Priority.Urgent) =>
        SlaClock.Read(Policy(), Office(), priority, timeline, At(now));

    private static TargetReading Resolve(SlaTimeline timeline, string now) => Read(timeline, now).Of(SlaTarget.Resolve)!;

    [Fact]
    public void A_fresh_ticket_counts_its_first_response_its_arrival_and_its_repair_but_not_yet_an_acceptance()
    {
        var reading = Read(Fresh, "2025-06-16T10:00+08:00", Priority.Normal);
        Assert.Equal(
            [SlaState.Running, SlaState.NotStarted, SlaState.Running, SlaState.Running], reading.Targets.Select(target => target.State));
        Assert.Equal(SlaTarget.FirstResponse, reading.Next!.Target);
        Assert.Equal(At("2025-06-16T11:00+08:00"), reading.Next.DueAt);
        Assert.Equal(At("2025-06-19T10:00+08:00"), reading.Of(SlaTarget.Resolve)!.DueAt);
    }

    [Fact]
    public void At_the_due_instant_a_target_is_in_time_and_a_tick_later_it_is_breached()
    {
        var due = At("2025-06-16T15:00+08:00");
        Assert.Equal((SlaState.AtRisk, due, TimeSpan.Zero), Resolve(Fresh, "2025-06-16T15:00+08:00") is var r ? (r.State, r.DueAt, r.Left) : default);
        Assert.Equal(SlaState.Breached, SlaClock.Read(Policy(), Office(), Priority.Urgent, Fresh, due.AddTicks(1)).Of(SlaTarget.Resolve)!.State);
        Assert.Equal(SlaState.Met, Resolve(Fresh with { ResolvedAt = due }, "2025-06-16T17:00+08:00").State);
        var late = Resolve(Fresh with { ResolvedAt = due.AddMinutes(12) }, "2025-06-16T17:00+08:00");
        Assert.Equal((SlaState.MetLate, Minutes(12)), (late.State, late.LateBy));
    }

    [Fact]
    public void A_quarter_of_the_limit_or_half_an_hour_whichever_is_more_means_risk()
    {
        var running = Resolve(Fresh, "2025-06-16T13:30+08:00");
        Assert.Equal((SlaState.Running, Minutes(90), At("2025-06-16T14:00+08:00")), (running.State, running.Left, running.RiskAt));
        var risky = Resolve(Fresh, "2025-06-16T14:00+08:00");
        Assert.Equal((SlaState.AtRisk, Hours(1), At("2025-06-16T14:00+08:00")), (risky.State, risky.Left, risky.RiskAt));
        Assert.Equal(SlaState.AtRisk, Read(Fresh, "2025-06-16T10:00+08:00").Of(SlaTarget.FirstResponse)!.State);
    }

    [Fact]
    public void While_the_customer_decides_the_clock_stands_with_its_reason_and_no_due_time()
    {
        var paused = Resolve(Fresh with { Pauses = Paused(PauseReason.Approval, "2025-06-16T11:00+08:00", null) }, "2025-06-19T09:00+08:00");
        Assert.Equal((SlaState.Paused, Hours(3), null), (paused.State, paused.Left, paused.DueAt));
        Assert.Equal((PauseReason.Approval, At("2025-06-16T11:00+08:00")), (paused.Pause!.Reason, paused.Pause.From));
        Assert.Equal(TimeSpan.FromHours(70), paused.PausedFor);
    }

    [Fact]
    public void After_a_long_pause_the_clock_goes_on_with_what_was_left_and_does_not_jump_to_breached()
    {
        var resumed = Resolve(Fresh with { Pauses = Paused(PauseReason.Approval, "2025-06-16T11:00+08:00", "2025-06-19T09:00+08:00") }, "2025-06-19T09:00+08:00");
        Assert.Equal((SlaState.Running, Hours(3), At("2025-06-19T12:00+08:00")), (resumed.State, resumed.Left, resumed.DueAt));
    }

    [Fact]
    public void A_pause_for_a_reason_that_does_not_stop_the_target_changes_nothing()
    {
        var waiting = Resolve(Fresh with { Pauses = Paused(PauseReason.Parts, "2025-06-16T11:00+08:00", null) }, "2025-06-16T14:00+08:00");
        Assert.Equal((SlaState.AtRisk, At("2025-06-16T15:00+08:00"), TimeSpan.Zero), (waiting.State, waiting.DueAt, waiting.PausedFor));
    }

    [Fact]
    public void A_breach_stays_a_breach_when_a_pause_comes_after_it()
    {
        var breached = Resolve(Fresh with { Pauses = Paused(PauseReason.Approval, "2025-06-16T16:00+08:00", null) }, "2025-06-16T17:00+08:00");
        Assert.Equal((SlaState.Breached, At("2025-06-16T15:00+08:00"), Hours(2), TimeSpan.Zero), (breached.State, breached.DueAt, breached.LateBy, breached.PausedFor));
    }

    [Fact]
    public void A_pause_after_the_target_was_met_does_not_move_its_due_time()
    {
        var met = Fresh with { FirstResponseAt = At("2025-06-16T10:05+08:00"), ResolvedAt = At("2025-06-16T11:00+08:00") };
        var later = met with { Pauses = Paused(PauseReason.Approval, "2025-06-16T12:00+08:00", null) };
        Assert.Equal(Resolve(met, "2025-06-16T17:00+08:00").DueAt, Resolve(later, "2025-06-16T17:00+08:00").DueAt);
    }

    [Fact]
    public void An_appointment_s_end_becomes_the_promise_to_arrive()
    {
        var booked = Fresh with { WindowEnd = At("2025-06-17T12:00+08:00") };
        var arrive = Read(booked, "2025-06-16T14:00+08:00").Of(SlaTarget.Arrive)!;
        Assert.Equal((SlaState.Running, At("2025-06-17T12:00+08:00"), Hours(7)), (arrive.State, arrive.DueAt, arrive.Left));
        Assert.Equal(At("2025-06-17T11:30+08:00"), arrive.RiskAt);
        Assert.Equal(SlaState.Met, Read(booked with { ArrivedAt = At("2025-06-17T10:40+08:00") }, "2025-06-17T15:00+08:00").Of(SlaTarget.Arrive)!.State);
        Assert.Equal(SlaState.Breached, Read(booked, "2025-06-17T12:00:01+08:00").Of(SlaTarget.Arrive)!.State);
    }

    [Fact]
    public void Without_a_journey_nothing_is_promised_about_an_arrival() =>
        Assert.Null(Read(Fresh with { Travels = false }, "2025-06-16T14:00+08:00").Of(SlaTarget.Arrive));

    [Fact]
    public void A_priority_without_limits_is_promised_nothing()
    {
        var reading = Read(Fresh, "2025-06-16T14:00+08:00", Priority.Low);
        Assert.Empty(reading.Targets);
        Assert.Null(reading.Next);
    }

    [Fact]
    public void The_end_of_a_ticket_stops_what_was_not_due_and_keeps_what_was_breached()
    {
        var cancelled = Read(Fresh with { EndedAt = At("2025-06-16T11:00+08:00") }, "2025-06-20T11:00+08:00");
        Assert.Equal([SlaState.Breached, SlaState.NotStarted, SlaState.Stopped, SlaState.Stopped], cancelled.Targets.Select(target => target.State));
        Assert.Equal(Minutes(45), cancelled.Of(SlaTarget.FirstResponse)!.LateBy);
    }

    [Fact]
    public void A_resolved_ticket_needs_no_arrival_any_more() =>
        Assert.Equal(SlaState.Stopped, Read(Fresh with { ResolvedAt = At("2025-06-16T10:30+08:00") }, "2025-06-17T10:00+08:00").Of(SlaTarget.Arrive)!.State);

    [Fact]
    public void The_next_target_is_the_one_due_first_and_a_breach_comes_before_all()
    {
        Assert.Equal(SlaTarget.FirstResponse, Read(Fresh, "2025-06-16T17:00+08:00").Next!.Target);
        Assert.Equal(SlaTarget.Accept, Read(Fresh with { FirstResponseAt = At("2025-06-16T10:05+08:00"), OfferedAt = At("2025-06-16T10:06+08:00") }, "2025-06-16T10:10+08:00").Next!.Target);
    }

    [Fact]
    public void A_paused_target_is_next_only_when_nothing_runs()
    {
        var waiting = Fresh with { Travels = false, Pauses = Paused(PauseReason.Approval, "2025-06-16T11:00+08:00", null) };
        Assert.Equal(SlaTarget.FirstResponse, Read(waiting, "2025-06-16T11:30+08:00").Next!.Target);
        Assert.Equal(SlaTarget.Resolve, Read(waiting with { FirstResponseAt = At("2025-06-16T10:05+08:00") }, "2025-06-16T11:30+08:00").Next!.Target);
    }

    [Fact]
    public void Over_when_everything_is_met() =>
        Assert.Null(Read(Fresh with { FirstResponseAt = Fresh.SubmittedAt, ArrivedAt = Fresh.SubmittedAt, ResolvedAt = Fresh.SubmittedAt, Travels = true }, "2025-06-16T12:00+08:00").Next);

    [Fact]
    public void A_clock_that_went_back_ten_years_gives_no_negative_time()
    {
        foreach (var target in Read(Fresh, "2015-06-16T12:00+08:00").Targets)
            Assert.True(target.Left >= TimeSpan.Zero && target.LateBy is null && target.PausedFor == TimeSpan.Zero);
    }

    [Fact]
    public void Why_due_at_three_in_the_afternoon_is_told_step_by_step()
    {
        var due = Resolve(Fresh with { Pauses = Paused(PauseReason.Approval, "2025-06-16T11:00+08:00", "2025-06-16T11:38+08:00") }, "2025-06-16T13:30+08:00");
        Assert.Equal(
            [
                (ClockStepKind.Started, At("2025-06-16T10:00+08:00"), TimeSpan.Zero),
                (ClockStepKind.Limit, At("2025-06-16T10:00+08:00"), TimeSpan.Zero),
                (ClockStepKind.Counted, At("2025-06-16T10:00+08:00"), Minutes(60)),
                (ClockStepKind.Paused, At("2025-06-16T11:00+08:00"), Minutes(60)),
                (ClockStepKind.Counted, At("2025-06-16T11:38+08:00"), Minutes(82)),
                (ClockStepKind.Counted, At("2025-06-16T13:00+08:00"), Minutes(240)),
                (ClockStepKind.Due, At("2025-06-16T15:38+08:00"), Minutes(240)),
            ],
            due.Why.Select(step => (step.Kind, step.From, step.Total)));
        Assert.Equal(Minutes(38), due.PausedFor);
        Assert.Equal((Priority.Urgent, 1, Hours(4)), due.Why[1] is var limit ? (limit.Priority, limit.PolicyVersion, limit.Working) : default);
    }

    [Fact]
    public void A_reading_without_terms_is_refused() =>
        Assert.Equal(Refusal.Required, Assert.Throws<RefusedException>(() => SlaClock.Read([], Fresh, Fresh.SubmittedAt)).Reason);
}
