using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Sla;

/// <summary>
/// Counts one target through every term it lived under. When the terms change, what was counted stays counted, and the limit
/// becomes the new one; a shorter limit leaves at least its own length from the change on, though never more than was
/// promised before. So no change turns a running clock into a breached one, and a breach stays a breach.
/// </summary>
internal sealed class Tally
{
    private readonly SlaTarget _target;
    private readonly SlaTimeline _timeline;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _asOf;
    private readonly List<ClockStep> _steps = [];
    private TimeSpan? _granted;
    private TimeSpan _used;
    private DateTimeOffset _cursor;

    private Tally(SlaTarget target, SlaTimeline timeline, DateTimeOffset start, DateTimeOffset asOf) =>
        (_target, _timeline, _start, _asOf, _cursor) = (target, timeline, start, asOf, start);

    /// <summary>The term that decided: the one in which the limit is used up.</summary>
    public required SlaTerm Term { get; set; }
    /// <summary>Working time granted in all; null when the deciding term promises nothing.</summary>
    public TimeSpan? Limit => _granted;
    /// <summary>The last instant in time, as if a lasting pause ended now.</summary>
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>Working time left at the reading's instant; before the start, what passes until then comes on top.</summary>
    public TimeSpan Left { get; private set; }
    /// <summary>The pause that holds the clock at the reading's instant.</summary>
    public PauseInterval? Pause { get; private set; }

    /// <param name="asOf">Instant of the reading: now, or when the target was met or stopped.</param>
    public static Tally Of(SlaTarget target, IReadOnlyList<SlaTerm> terms, SlaTimeline timeline, DateTimeOffset start, DateTimeOffset asOf)
    {
        var inForce = terms.Where((term, i) => i == 0 || term.From <= asOf).ToList();
        var tally = new Tally(target, timeline, start, asOf) { Term = inForce[0] };
        for (var i = 0; i < inForce.Count; i++)
        {
            DateTimeOffset? end = i + 1 < inForce.Count ? inForce[i + 1].From : null;
            if (end <= start) continue;
            if (tally.IsDueIn(inForce[i], end)) break;
        }
        return tally;
    }

    /// <summary>The explanation: start, limits, counted and paused stretches in order, and the due instant unless the clock stands.</summary>
    public IReadOnlyList<ClockStep> Steps()
    {
        var total = TimeSpan.Zero;
        ClockStep WithTotal(ClockStep step) => step with { Total = total += step.Kind == ClockStepKind.Counted ? step.Working : TimeSpan.Zero };
        return [.. _steps.Append(Step(ClockStepKind.Started, _start)).OrderBy(step => step.From).ThenBy(step => step.Kind).Select(WithTotal)];
    }

    private bool IsDueIn(SlaTerm term, DateTimeOffset? end)
    {
        Term = term;
        var stops = _timeline.Pauses.Before(_asOf, term.Policy.StopsOf(_target)).Select(pause => new Interval(pause.From, pause.To!.Value)).ToList();
        _granted = Grant(term.Policy.LimitFor(_target, term.Priority, _timeline.WindowEnd is not null));
        if (_granted is { } granted)
        {
            _steps.Add(Step(ClockStepKind.Limit, _cursor) with { Working = granted, Priority = term.Priority, PolicyVersion = term.Policy.Version });
            var due = term.Calendar.Add(_cursor, granted - _used, stops);
            if (end is null || due < end)
            {
                Finish(term, due, granted, stops);
                return true;
            }
        }
        if (end is not { } next) return true;
        Explain(term, next, stops);
        _used += term.Calendar.Between(_cursor, next, stops);
        _cursor = next;
        return false;
    }

    private TimeSpan? Grant(TimeSpan? limit)
    {
        if (limit is not { } wanted) return null;
        if (_granted is not { } before) return _used + wanted;
        var fromHere = _used + wanted < before ? _used + wanted : before;
        return wanted > fromHere ? wanted : fromHere;
    }

    private void Finish(SlaTerm term, DateTimeOffset due, TimeSpan granted, List<Interval> stops)
    {
        DueAt = due;
        if (due >= _asOf)
        {
            Left = granted - _used - term.Calendar.Between(_cursor, _asOf, stops) + term.Calendar.Between(_asOf, _start, stops);
            Pause = _start <= _asOf ? _timeline.Pauses.At(_asOf, term.Policy.StopsOf(_target)) : null;
        }
        Explain(term, Pause is null ? due : _asOf, stops);
        if (Pause is null) _steps.Add(Step(ClockStepKind.Due, due));
    }

    private void Explain(SlaTerm term, DateTimeOffset until, List<Interval> stops)
    {
        foreach (var open in term.Calendar.Segments(_cursor, until, stops))
            _steps.Add(Step(ClockStepKind.Counted, open.From) with { To = open.To, Working = open.Length });
        foreach (var pause in _timeline.Pauses.Before(until < _asOf ? until : _asOf, term.Policy.StopsOf(_target)).Where(pause => pause.To > _cursor))
            _steps.Add(Step(ClockStepKind.Paused, pause.From < _cursor ? _cursor : pause.From) with { To = pause.To, Reason = pause.Reason });
    }

    private static ClockStep Step(ClockStepKind kind, DateTimeOffset from) => new(kind, from, null, TimeSpan.Zero, TimeSpan.Zero);
}
