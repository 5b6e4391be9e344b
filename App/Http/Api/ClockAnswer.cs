using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>When it is due, or how much working time there is, and why. Instants carry the offset of the calendar's zone.</summary>
/// <param name="Due">The earliest instant by which the minutes were counted; where they were given.</param>
/// <param name="End">Where it was given.</param>
/// <param name="WorkingMinutes">Counted in all.</param>
/// <param name="PausedMinutes">Working time that fell into pauses and did not count.</param>
/// <param name="Explanation">One sentence in the caller's language; the days say the rest.</param>
public sealed record ClockAnswer(DateTimeOffset Start, DateTimeOffset? Due, DateTimeOffset? End, Exact WorkingMinutes, Exact PausedMinutes, string Explanation, IReadOnlyList<ClockDay> Days)
{
    internal static ClockAnswer Of(ClockRequest asked)
    {
        var (walk, zone) = (asked.ToWalk(), asked.Calendar.Zone);
        var (start, end) = (walk.From.In(zone), walk.To.In(zone));
        var (minutes, paused) = (Minutes(walk.Working), Minutes(walk.Stopped));
        var said = (asked.End is null ? ApiText.Clock_Due : ApiText.Clock_Between).With(Said(end), minutes, Said(start));
        if (walk.Stopped > TimeSpan.Zero) said = ApiText.Clock_Stopped.With(said, paused);
        return new(start, asked.End is null ? end : null, asked.End is null ? null : end, minutes, paused, said, [.. walk.Days.Select(day => ClockDay.Of(day, zone))]);
    }

    private static string Said(DateTimeOffset local) => $"{DateFormat.Day(DateOnly.FromDateTime(local.DateTime))} {DateFormat.Time(local)}";

    internal static Exact Minutes(TimeSpan length) => Exact.Ratio(length.Ticks, TimeSpan.TicksPerMinute);
}

/// <summary>One local day that was walked through.</summary>
/// <param name="Why">What the calendar says of the day, in the caller's language.</param>
/// <param name="Counted">Stretches that counted.</param>
/// <param name="Paused">Open stretches that fell into pauses.</param>
/// <param name="Minutes">Counted on this day.</param>
/// <param name="Total">Counted up to its end.</param>
public sealed record ClockDay(DateOnly Date, DayOfWeek Weekday, string Why, IReadOnlyList<ClockStretch> Counted, IReadOnlyList<ClockStretch> Paused, Exact Minutes, Exact Total)
{
    internal static ClockDay Of(WalkedDay day, string zone) => new(
        day.Date, day.Date.DayOfWeek, CalendarWords.Why(day), [.. day.Counted.Select(piece => ClockStretch.Of(piece, zone))],
        [.. day.Stopped.Select(piece => ClockStretch.Of(piece, zone))], ClockAnswer.Minutes(day.Working), ClockAnswer.Minutes(day.Total));
}

/// <summary>A stretch [from, to).</summary>
public sealed record ClockStretch(DateTimeOffset From, DateTimeOffset To, Exact Minutes)
{
    internal static ClockStretch Of(Interval piece, string zone) => new(piece.From.In(zone), piece.To.In(zone), ClockAnswer.Minutes(piece.Length));
}
