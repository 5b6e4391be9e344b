using CsCheck;
using Plainmend.Domain.Sla;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>A random calendar in some system time zone, with an instant that is likely to lie near a change of its clocks.</summary>
internal sealed record CalendarCase(TimeZoneInfo Zone, DateTimeOffset Start, int Minutes, IReadOnlyList<DayHours> Week, IReadOnlyList<SpecialDay> Special, IReadOnlyList<Interval> Stops)
{
    public BusinessCalendar Calendar => new(Zone.Id, Week, Special);
    public WalkingOracle Oracle => new(Zone, Week, Special);
    public DateTimeOffset End => Start.AddMinutes(Minutes);
}

internal static class CalendarCases
{
    private static readonly DateTimeOffset First = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int Days = 46 * 365;

    public static readonly IReadOnlyList<TimeZoneInfo> Zones = [.. TimeZoneInfo.GetSystemTimeZones().OrderBy(zone => zone.Id, StringComparer.Ordinal)];

    private static readonly Lazy<IReadOnlyList<DateTimeOffset>>[] Changes =
        [.. Zones.Select(zone => new Lazy<IReadOnlyList<DateTimeOffset>>(() => ChangeDays(zone)))];

    private static readonly Gen<OpenRange> Range = Gen.Select(Gen.Int[0, 95], Gen.Int[0, 95], (from, to) => new OpenRange(Quarter(from), Quarter(to)));

    private static readonly Gen<IReadOnlyList<OpenRange>> Ranges = Range.Array[0, 3].Select(ranges => (IReadOnlyList<OpenRange>)ranges);

    private static readonly Gen<IReadOnlyList<DayHours>> Week =
        Ranges.Array[7].Select(days => (IReadOnlyList<DayHours>)[.. days.Select((ranges, day) => new DayHours((DayOfWeek)day, ranges))]);

    public static readonly Gen<CalendarCase> Any =
        from zone in Gen.Int[0, Zones.Count - 1]
        from start in StartIn(zone)
        from minutes in Gen.Int[0, 3 * 1440]
        from week in Week
        from special in SpecialNear(start)
        from stops in StopsIn(start, minutes)
        select new CalendarCase(Zones[zone], start, minutes, week, special, stops);

    /// <summary>Days within which the clocks of the zone change.</summary>
    public static IReadOnlyList<DateTimeOffset> ChangesOf(int zone) => Changes[zone].Value;

    private static Gen<DateTimeOffset> StartIn(int zone)
    {
        var anywhere = Gen.Select(Gen.Int[0, Days], Gen.Int[0, 1439], (day, minute) => First.AddDays(day).AddMinutes(minute));
        var changes = ChangesOf(zone);
        if (changes.Count == 0) return anywhere;
        var nearChange = Gen.Select(Gen.Int[0, changes.Count - 1], Gen.Int[-2880, 1440], (change, minute) => changes[change].AddMinutes(minute));
        return Gen.Frequency((3, nearChange), (1, anywhere));
    }

    private static Gen<IReadOnlyList<SpecialDay>> SpecialNear(DateTimeOffset start)
    {
        var today = DateOnly.FromDateTime(start.UtcDateTime);
        var day = Gen.Select(Gen.Int[-2, 5], Gen.Int[-1, 6], Ranges, (offset, like, ranges) =>
            new SpecialDay(today.AddDays(offset), "special", like < 0 ? null : (DayOfWeek)like, ranges));
        return day.Array[0, 3].Select(days => (IReadOnlyList<SpecialDay>)[.. days.DistinctBy(special => special.Date)]);
    }

    private static Gen<IReadOnlyList<Interval>> StopsIn(DateTimeOffset start, int minutes) =>
        Gen.Select(Gen.Int[-60, minutes + 60], Gen.Int[0, 600], (from, length) => new Interval(start.AddMinutes(from), start.AddMinutes(from + length)))
            .Array[0, 3].Select(stops => (IReadOnlyList<Interval>)stops);

    private static List<DateTimeOffset> ChangeDays(TimeZoneInfo zone) => [.. Enumerable.Range(0, Days).Select(day => First.AddDays(day))
        .Where(day => zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))];

    private static TimeOnly Quarter(int quarter) => TimeOnly.MinValue.AddMinutes(quarter * 15);
}
