using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Sla;

/// <summary>Reads every promised target of a ticket from its timeline. The same arguments always give the same reading.</summary>
public static class SlaClock
{
    /// <summary>Reads a ticket whose terms never changed.</summary>
    public static SlaReading Read(SlaPolicy policy, BusinessCalendar calendar, Priority priority, SlaTimeline timeline, DateTimeOffset now) =>
        Read([new(timeline.SubmittedAt, priority, policy, calendar)], timeline, now);

    /// <summary>Reads a ticket through every change of priority, policy and calendar. Refused when a calendar never reaches a limit.</summary>
    /// <param name="terms">What was promised from when on, in any order; at least one. Terms after <paramref name="now"/> do not count yet.</param>
    public static SlaReading Read(IReadOnlyList<SlaTerm> terms, SlaTimeline timeline, DateTimeOffset now)
    {
        if (terms.Count == 0) throw new RefusedException(Refusal.Required, nameof(terms));
        IReadOnlyList<SlaTerm> inOrder = [.. terms.OrderBy(term => term.From)];
        var targets = Enum.GetValues<SlaTarget>().Select(target => ReadTarget(target, inOrder, timeline, now)).OfType<TargetReading>().ToList();
        var next = targets.Where(target => target.IsPending)
            .OrderBy(target => target.DueAt ?? DateTimeOffset.MaxValue).ThenBy(target => target.Left).FirstOrDefault();
        return new(now, targets, next);
    }

    private static TargetReading? ReadTarget(SlaTarget target, IReadOnlyList<SlaTerm> terms, SlaTimeline timeline, DateTimeOffset now)
    {
        if (target == SlaTarget.Arrive && !timeline.Travels) return null;
        if (timeline.StartOf(target) is not { } start) return NotStarted(target, terms, now);
        var met = timeline.MetAt(target);
        var end = met ?? timeline.StoppedAt;
        var asOf = end < now ? end.Value : now;
        var tally = Tally.Of(target, terms, timeline, start, asOf);
        if (tally.Limit is not { } limit) return null;

        var late = (met ?? asOf) - tally.DueAt;
        var (isLate, isOver) = (late > TimeSpan.Zero, end <= now);
        var risk = tally.Term.Policy.RiskOf(limit);
        var state = (met, isLate, isOver) switch
        {
            ({ }, false, _) => SlaState.Met,
            ({ }, true, _) => SlaState.MetLate,
            (_, true, _) => SlaState.Breached,
            (_, _, true) => SlaState.Stopped,
            _ when tally.Pause is not null => SlaState.Paused,
            _ => tally.Left <= risk ? SlaState.AtRisk : SlaState.Running,
        };
        var why = tally.Steps();
        return new(
            target, state, tally.Term.Policy.Version, limit, start, state == SlaState.Paused ? null : tally.DueAt, tally.Left,
            isLate ? late : null, RiskAt(state, tally, risk, now),
            state == SlaState.Paused ? tally.Pause : null, Paused(why), why);
    }

    private static DateTimeOffset? RiskAt(SlaState state, Tally tally, TimeSpan risk, DateTimeOffset now) => state switch
    {
        SlaState.Running => tally.Term.Calendar.Add(now, tally.Left - risk),
        SlaState.AtRisk => now,
        _ => null,
    };

    private static TargetReading? NotStarted(SlaTarget target, IReadOnlyList<SlaTerm> terms, DateTimeOffset now)
    {
        var term = terms.LastOrDefault(term => term.From <= now) ?? terms[0];
        return term.Policy.LimitFor(target, term.Priority, appointed: false) is { } limit
            ? new(target, SlaState.NotStarted, term.Policy.Version, limit, null, null, limit, null, null, null, TimeSpan.Zero, [])
            : null;
    }

    private static TimeSpan Paused(IReadOnlyList<ClockStep> why) =>
        new(why.Where(step => step.Kind == ClockStepKind.Paused).Sum(step => (step.To!.Value - step.From).Ticks));
}
