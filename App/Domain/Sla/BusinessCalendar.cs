using System.Text.Json.Serialization;

namespace Plainmend.Domain.Sla;

/// <summary>
/// When a company (or a technician) works. One rule: an instant counts when its local clock reading lies inside the hours.
/// A reading that the clocks show twice counts twice, one they skip never counts. Compare calendars by their version, not by value.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>No calendar is searched further than this many years ahead.</summary>
    public const int HorizonYears = 20;

    private static readonly DateTimeOffset Earliest = DateTimeOffset.MinValue.AddDays(3);
    private static readonly DateTimeOffset Latest = DateTimeOffset.MaxValue.AddDays(-3);

    private readonly TimeZoneInfo _zone;
    private readonly DayPlan _plan;

    /// <param name="zone">IANA id of the time zone whose wall clock counts.</param>
    /// <param name="week">Hours by weekday; a weekday that is not listed is closed.</param>
    /// <param name="special">Dates that differ from their weekday; each date at most once.</param>
    [JsonConstructor]
    public BusinessCalendar(string zone, IReadOnlyList<DayHours> week, IReadOnlyList<SpecialDay> special)
        : this(Find(zone), week, special)
    {
    }

    /// <summary>A calendar under given zone rules; lets a test change the law of a zone.</summary>
    internal BusinessCalendar(TimeZoneInfo zone, IReadOnlyList<DayHours> week, IReadOnlyList<SpecialDay> special) =>
        (_zone, _plan, Week, Special) = (zone, new DayPlan(week, special), week, special);

    public string Zone => _zone.Id;
    public IReadOnlyList<DayHours> Week { get; }
    public IReadOnlyList<SpecialDay> Special { get; }

    /// <summary>Open at every instant. The zone only decides what a local day is.</summary>
    public static BusinessCalendar AroundTheClock(string zone = "UTC") =>
        new(zone, [.. Enum.GetValues<DayOfWeek>().Select(day => new DayHours(day, [OpenRange.AllDay]))], []);

    /// <summary>The local date of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(LocalReading(at));

    /// <summary>True when the local clock reading at this instant lies inside the hours.</summary>
    public bool IsOpen(DateTimeOffset at) => _plan.IsOpen(LocalReading(at));

    /// <summary>The first open instant at or after the given one. Refused when there is none within the horizon.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset at)
    {
        foreach (var piece in Pieces(at, Horizon(at))) return piece.From;
        throw NeverReached(at);
    }

    /// <summary>
    /// The earliest instant by which <paramref name="working"/> has been counted from <paramref name="start"/>; the start itself for zero.
    /// A limit that is used up exactly at closing time is therefore due at closing time, not on the next morning.
    /// </summary>
    /// <param name="working">Working time to count; not negative.</param>
    /// <param name="stops">Stretches in which the clock stands still, in any order.</param>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan working, IReadOnlyList<Interval>? stops = null)
    {
        if (working < TimeSpan.Zero) throw new RefusedException(Refusal.OutOfRange, nameof(working), TimeSpan.Zero, TimeSpan.MaxValue);
        if (working == TimeSpan.Zero) return start.ToUniversalTime();
        var left = working;
        foreach (var piece in Counted(start, Horizon(start), stops))
        {
            if (left <= piece.Length) return piece.From + left;
            left -= piece.Length;
        }
        throw NeverReached(start);
    }

    /// <summary>Working time counted in [start, end) outside the stops; zero when the end is not after the start.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Interval>? stops = null) =>
        new(Counted(start, end, stops).Sum(piece => piece.Length.Ticks));

    /// <summary>The open stretches in [start, end) outside the stops, in order, each as long as it goes.</summary>
    public IEnumerable<Interval> Segments(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Interval>? stops = null)
    {
        Interval? open = null;
        foreach (var piece in Counted(start, end, stops))
        {
            if (open is { } ended && ended.To != piece.From) yield return ended;
            open = new(open?.To == piece.From ? open.Value.From : piece.From, piece.To);
        }
        if (open is { } last) yield return last;
    }

    /// <summary>The local days of [start, end), in order, each with its part of the stretch.</summary>
    internal IEnumerable<(DateOnly Date, Interval Part)> ByDay(DateTimeOffset start, DateTimeOffset end)
    {
        (DateOnly Date, Interval Part)? open = null;
        foreach (var span in OffsetSpan.Of(_zone, Within(start), Within(end)))
            for (var from = span.From; from < span.To;)
            {
                var date = DateOnly.FromDateTime(from + span.Offset);
                var midnight = date.AddDays(1).ToDateTime(TimeOnly.MinValue) - span.Offset;
                var to = midnight < span.To ? midnight : span.To;
                if (open is { } ended && ended.Date != date) yield return ended;
                open = (date, new(open?.Date == date ? open.Value.Part.From : AsInstant(from), AsInstant(to)));
                from = to;
            }
        if (open is { } last) yield return last;
    }

    /// <summary>What makes a date differ from its weekday, if anything; the hours that open on it; those of the day before that reach into it.</summary>
    internal (SpecialDay? Special, IReadOnlyList<OpenRange> Hours, IReadOnlyList<OpenRange> Overnight) HoursOf(DateOnly date) =>
        (Special.FirstOrDefault(day => day.Date == date), _plan.On(date), [.. _plan.On(date.AddDays(-1)).Where(range => range.To <= range.From && range.To > TimeOnly.MinValue)]);

    private IEnumerable<Interval> Counted(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Interval>? stops) =>
        stops is { Count: > 0 } ? Stops.TakenFrom(Pieces(start, end), stops) : Pieces(start, end);

    private IEnumerable<Interval> Pieces(DateTimeOffset start, DateTimeOffset end)
    {
        foreach (var span in OffsetSpan.Of(_zone, Within(start), Within(end)))
            foreach (var (opens, closes) in _plan.Hours(span.From + span.Offset, span.To + span.Offset))
                yield return new(AsInstant(opens - span.Offset), AsInstant(closes - span.Offset));
    }

    private DateTime LocalReading(DateTimeOffset at) => Within(at) + _zone.GetUtcOffset(Within(at));

    // The last days at either end of the calendar have local readings no date can hold; nothing is open there.
    private static DateTime Within(DateTimeOffset at) =>
        at < Earliest ? Earliest.UtcDateTime : at > Latest ? Latest.UtcDateTime : at.UtcDateTime;

    private static DateTimeOffset AsInstant(DateTime utc) => new(utc.Ticks, TimeSpan.Zero);

    private static DateTimeOffset Horizon(DateTimeOffset from) => from < Latest.AddYears(-HorizonYears) ? from.AddYears(HorizonYears) : Latest;

    private static RefusedException NeverReached(DateTimeOffset from) => new(Refusal.NeverOpens, from, HorizonYears);

    private static TimeZoneInfo Find(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : throw new RefusedException(Refusal.UnknownTimeZone, zone);
}
