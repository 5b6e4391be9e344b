using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Domain.Sla.GivenClock;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>Terms that change while the clock runs. Around the clock, so that the figures can be checked in the head.</summary>
public sealed class TallyTests
{
    private static readonly BusinessCalendar Always = BusinessCalendar.AroundTheClock();
    private static readonly SlaTimeline Fresh = Submitted("2025-06-16T10:00Z");

    private static SlaTerm From(string at, Priority priority, BusinessCalendar? calendar = null, int version = 1) =>
        new(At(at), priority, Policy(version), calendar ?? Always);

    private static TargetReading Resolve(string now, SlaTimeline timeline, params IReadOnlyList<SlaTerm> terms) =>
        SlaClock.Read(terms, timeline, At(now)).Of(SlaTarget.Resolve)!;

    [Fact]
    public void Raising_the_priority_leaves_the_new_limit_from_the_change_on_and_does_not_breach()
    {
        // 5 h used of 24; urgent grants 4 h: not breached an hour ago, but due 4 h from now.
        var raised = Resolve("2025-06-16T15:00Z", Fresh, From("2025-06-16T10:00Z", Priority.Normal), From("2025-06-16T15:00Z", Priority.Urgent));
        Assert.Equal((SlaState.Running, At("2025-06-16T19:00Z"), Hours(4), Hours(9)), (raised.State, raised.DueAt, raised.Left, raised.Limit));
    }

    [Fact]
    public void Raising_the_priority_never_grants_more_than_was_promised_before()
    {
        var raised = Resolve("2025-06-17T09:00Z", Fresh, From("2025-06-16T10:00Z", Priority.Normal), From("2025-06-17T08:00Z", Priority.Urgent));
        Assert.Equal((SlaState.AtRisk, At("2025-06-17T10:00Z")), (raised.State, raised.DueAt));
    }

    [Fact]
    public void Lowering_the_priority_grants_the_longer_limit_from_the_start()
    {
        var lowered = Resolve("2025-06-16T12:00Z", Fresh, From("2025-06-16T10:00Z", Priority.Urgent), From("2025-06-16T12:00Z", Priority.Normal));
        Assert.Equal((SlaState.Running, At("2025-06-17T10:00Z")), (lowered.State, lowered.DueAt));
    }

    [Fact]
    public void Lowering_the_priority_does_not_undo_a_breach()
    {
        var lowered = Resolve("2025-06-16T15:00Z", Fresh, From("2025-06-16T10:00Z", Priority.Urgent), From("2025-06-16T14:30Z", Priority.Normal));
        Assert.Equal((SlaState.Breached, At("2025-06-16T14:00Z"), Hours(1)), (lowered.State, lowered.DueAt, lowered.LateBy));
    }

    [Fact]
    public void A_pause_survives_a_change_of_priority_policy_and_calendar()
    {
        var waiting = Fresh with { Pauses = Paused(PauseReason.Approval, "2025-06-16T11:00Z", "2025-06-16T13:00Z") };
        var changed = Resolve("2025-06-16T13:00Z", waiting,
            From("2025-06-16T10:00Z", Priority.Urgent), From("2025-06-16T12:00Z", Priority.Normal, Daily("UTC", Range("08:00", "14:00")), version: 2));
        // 1 h counted; 23 of 24 h left: 1 h today until 14:00, then 6 h a day.
        Assert.Equal((2, Hours(23), At("2025-06-20T12:00Z"), Hours(2)), (changed.PolicyVersion, changed.Left, changed.DueAt, changed.PausedFor));
    }

    [Fact]
    public void A_change_that_comes_after_the_target_was_met_does_not_matter()
    {
        var met = Fresh with { ResolvedAt = At("2025-06-16T13:00Z") };
        var reading = Resolve("2025-06-17T13:00Z", met, From("2025-06-16T10:00Z", Priority.Urgent), From("2025-06-16T14:30Z", Priority.Normal));
        Assert.Equal((SlaState.Met, At("2025-06-16T14:00Z"), Hours(1)), (reading.State, reading.DueAt, reading.Left));
    }

    [Fact]
    public void A_term_that_begins_tomorrow_does_not_count_today()
    {
        var today = Resolve("2025-06-16T11:00Z", Fresh, From("2025-06-16T10:00Z", Priority.Urgent), From("2025-06-17T10:00Z", Priority.Normal));
        Assert.Equal(At("2025-06-16T14:00Z"), today.DueAt);
    }

    [Fact]
    public void The_term_in_force_when_a_target_starts_decides_its_limit()
    {
        var offered = Fresh with { OfferedAt = At("2025-06-16T12:00Z") };
        var accept = SlaClock.Read([From("2025-06-16T10:00Z", Priority.Normal), From("2025-06-16T11:00Z", Priority.Urgent)], offered, At("2025-06-16T12:01Z")).Of(SlaTarget.Accept)!;
        Assert.Equal((Minutes(15), At("2025-06-16T12:15Z")), (accept.Limit, accept.DueAt));
    }

    [Fact]
    public void A_promise_made_later_starts_with_its_full_limit()
    {
        var promised = Resolve("2025-06-16T20:00Z", Fresh, From("2025-06-16T10:00Z", Priority.Low), From("2025-06-16T20:00Z", Priority.Urgent));
        Assert.Equal((SlaState.Running, At("2025-06-17T00:00Z")), (promised.State, promised.DueAt));
    }

    [Fact]
    public void Every_change_of_the_limit_is_a_line_of_the_explanation()
    {
        var why = Resolve("2025-06-16T15:00Z", Fresh, From("2025-06-16T10:00Z", Priority.Normal), From("2025-06-16T15:00Z", Priority.Urgent, version: 2)).Why;
        Assert.Equal(
            [(ClockStepKind.Started, 0d), (ClockStepKind.Limit, 24), (ClockStepKind.Counted, 5), (ClockStepKind.Limit, 9), (ClockStepKind.Counted, 4), (ClockStepKind.Due, 0)],
            why.Select(step => (step.Kind, step.Working.TotalHours)));
        Assert.Equal(Hours(9), why[^1].Total);
    }
}
