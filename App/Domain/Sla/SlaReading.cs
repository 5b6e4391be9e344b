using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Sla;

/// <summary>How a target stands.</summary>
public enum SlaState
{
    /// <summary>Nothing counts yet, such as acceptance before an offer.</summary>
    NotStarted,
    Running,
    /// <summary>Running, with little left.</summary>
    AtRisk,
    /// <summary>Standing still for a reason outside the company's power.</summary>
    Paused,
    /// <summary>Not met in time, and still (or for ever) not met.</summary>
    Breached,
    /// <summary>Met in time; exactly at the due instant is in time.</summary>
    Met,
    MetLate,
    /// <summary>The ticket ended before the target was due.</summary>
    Stopped,
}

/// <summary>One target as it stands at the reading's instant.</summary>
/// <param name="Limit">Working time granted in all; differs from the policy's after a change of terms in mid-life.</param>
/// <param name="StartedAt">Instant from which it counts, possibly still ahead (appointments); null before it starts.</param>
/// <param name="DueAt">The last instant that is in time; null before the start and while paused, since it then moves on with the clock.</param>
/// <param name="Left">Working time left, never negative; stands still while paused.</param>
/// <param name="LateBy">Elapsed (not working) time past the due instant; null when in time.</param>
/// <param name="RiskAt">When it will turn at risk; the reading's own instant when it already is; null when it does not run.</param>
/// <param name="Pause">What it waits for; only while paused.</param>
/// <param name="PausedFor">Elapsed time stopped so far, all pauses together.</param>
/// <param name="Why">How the due instant follows, step by step.</param>
public sealed record TargetReading(
    SlaTarget Target, SlaState State, int PolicyVersion, TimeSpan Limit, DateTimeOffset? StartedAt, DateTimeOffset? DueAt, TimeSpan Left,
    TimeSpan? LateBy, DateTimeOffset? RiskAt, PauseInterval? Pause, TimeSpan PausedFor, IReadOnlyList<ClockStep> Why)
{
    /// <summary>True while somebody can still do something about it.</summary>
    public bool IsPending => State is SlaState.Running or SlaState.AtRisk or SlaState.Paused or SlaState.Breached;
}

/// <summary>All promised targets of a ticket at one instant, in their fixed order.</summary>
/// <param name="Next">The pending target that is due first; among paused ones the one with least left; null when none is pending.</param>
public sealed record SlaReading(DateTimeOffset At, IReadOnlyList<TargetReading> Targets, TargetReading? Next)
{
    /// <summary>The reading of one target; null when nothing is promised for it.</summary>
    public TargetReading? Of(SlaTarget target) => Targets.FirstOrDefault(reading => reading.Target == target);
}

/// <summary>What one line of an explanation says; each has a sentence in both languages.</summary>
public enum ClockStepKind
{
    /// <summary>The clock starts at From.</summary>
    Started,
    /// <summary>From From on, Working is granted in all for Priority under PolicyVersion.</summary>
    Limit,
    /// <summary>Working was (or will be) counted from From to To.</summary>
    Counted,
    /// <summary>The clock stood still from From to To for Reason; a pause that lasts is shown up to the reading.</summary>
    Paused,
    /// <summary>With Total counted, the limit is used up: due at From.</summary>
    Due,
}

/// <summary>One line of "why due 14:20?". The lengths of all Counted lines add up to the limit, or to what is counted so far while paused.</summary>
/// <param name="To">End of a stretch (out); null for the other kinds.</param>
/// <param name="Working">Working time this line adds or grants; zero otherwise.</param>
/// <param name="Total">Working time counted up to and including this line.</param>
public sealed record ClockStep(
    ClockStepKind Kind, DateTimeOffset From, DateTimeOffset? To, TimeSpan Working, TimeSpan Total,
    PauseReason? Reason = null, Priority? Priority = null, int? PolicyVersion = null);
