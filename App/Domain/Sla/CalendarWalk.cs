namespace Plainmend.Domain.Sla;

/// <summary>One local day of a walk: what the calendar says of it, and what of it counted.</summary>
/// <param name="Special">What makes the date differ from its weekday; null for an ordinary day.</param>
/// <param name="Hours">Opening hours that begin on the date, in order.</param>
/// <param name="Overnight">Hours of the evening before that run on into the date.</param>
/// <param name="Counted">Stretches that counted, in order.</param>
/// <param name="Stopped">Open stretches in which the clock stood still, in order.</param>
/// <param name="Total">Working time counted up to the end of this day.</param>
public sealed record WalkedDay(
    DateOnly Date, SpecialDay? Special, IReadOnlyList<OpenRange> Hours, IReadOnlyList<OpenRange> Overnight, IReadOnlyList<Interval> Counted,
    IReadOnlyList<Interval> Stopped, TimeSpan Total)
{
    /// <summary>Working time of this day.</summary>
    public TimeSpan Working => CalendarWalk.Length(Counted);
}

/// <summary>
/// A stretch [From, To) of a calendar, day by day, with the reasons for every counted minute: what stands behind "due on Thursday at ten".
/// A date whose end the clocks reach twice (set back over midnight) comes twice.
/// </summary>
public sealed record CalendarWalk(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<WalkedDay> Days)
{
    /// <summary>No walk looks further ahead: an explanation of more days explains nothing.</summary>
    public const int MostDays = 1100;

    /// <summary>Working time counted in all; what the calendar itself counts between the two ends.</summary>
    public TimeSpan Working => new(Days.Sum(day => day.Working.Ticks));

    /// <summary>Open time in which the clock stood still.</summary>
    public TimeSpan Stopped => new(Days.Sum(day => Length(day.Stopped).Ticks));

    /// <summary>The walk from start to end. Refused when it is longer than <see cref="MostDays"/>; empty when the end is not after the start.</summary>
    /// <param name="stops">Stretches in which the clock stands still, in any order.</param>
    public static CalendarWalk Between(BusinessCalendar calendar, DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Interval> stops)
    {
        if (end - start > TimeSpan.FromDays(MostDays)) throw new RefusedException(Refusal.OutOfRange, nameof(end), start, start.AddDays(MostDays));
        var (days, total) = (new List<WalkedDay>(), TimeSpan.Zero);
        foreach (var (date, span) in calendar.ByDay(start, end))
        {
            var near = stops.Where(stop => stop.From < span.To && span.From < stop.To).ToList();
            IReadOnlyList<Interval> counted = [.. calendar.Segments(span.From, span.To, near)];
            IReadOnlyList<Interval> stopped = near.Count == 0 ? [] : [.. Stops.TakenFrom(calendar.Segments(span.From, span.To), counted)];
            var (special, hours, overnight) = calendar.HoursOf(date);
            days.Add(new(date, special, hours, overnight, counted, stopped, total += Length(counted)));
        }
        return new(start, end, days);
    }

    /// <summary>The walk from start until the working time has been counted; null when <see cref="MostDays"/> do not hold that much.</summary>
    /// <param name="working">Not negative; zero ends at the start.</param>
    public static CalendarWalk? Until(BusinessCalendar calendar, DateTimeOffset start, TimeSpan working, IReadOnlyList<Interval> stops)
    {
        if (calendar.Between(start, start.AddDays(MostDays), stops) < working) return null;
        return Between(calendar, start, calendar.Add(start, working, stops), stops);
    }

    internal static TimeSpan Length(IReadOnlyList<Interval> pieces) => new(pieces.Sum(piece => piece.Length.Ticks));
}
