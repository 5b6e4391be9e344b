using System.Globalization;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A business calendar given inline: the hours of a week and the dates that differ.</summary>
/// <param name="Zone">IANA name of the zone whose wall clock counts.</param>
/// <param name="Week">Hours by weekday; a weekday that is not listed is closed.</param>
public sealed record CalendarEntry(string Zone, IReadOnlyList<WeekdayEntry> Week, IReadOnlyList<SpecialDayEntry>? Special = null)
{
    private const int MostSpecial = 1000, DaysOfWeek = 7;

    /// <summary>The calendar; null with every fault when it cannot be.</summary>
    /// <param name="field">What the caller calls it.</param>
    internal BusinessCalendar? ToCalendar(string field, Faults faults)
    {
        var before = faults.Found;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)) faults.Add(field + ".zone", ApiText.UnknownZone);
        if (Week.Count > DaysOfWeek) faults.Add(field + ".week", ApiText.TooManyItems.With(DaysOfWeek));
        List<DayHours> week = [.. Week.Take(DaysOfWeek).Select((day, n) => day.ToHours(At($"{field}.week[{n}]"), faults))];
        for (var n = 0; n < week.Count; n++)
            if (week.Take(n).Any(earlier => earlier.Day == week[n].Day)) faults.Add(At($"{field}.week[{n}].day"), ApiText.IsTwice);
        if (Special?.Count > MostSpecial) faults.Add(field + ".special", ApiText.TooManyItems.With(MostSpecial));
        var special = (Special ?? []).Take(MostSpecial).Select((day, n) => day.ToDay(At($"{field}.special[{n}]"), faults)).ToList();
        var seen = new HashSet<DateOnly>();
        for (var n = 0; n < special.Count; n++)
            if (!seen.Add(special[n].Date)) faults.Add(At($"{field}.special[{n}].date"), ApiText.IsTwice);
        return faults.Found == before ? new(Zone, week, special) : null;
    }

    private static string At(FormattableString path) => FormattableString.Invariant(path);
}

/// <summary>Opening hours of one weekday: none, one or several ranges.</summary>
public sealed record WeekdayEntry(DayOfWeek Day, IReadOnlyList<RangeEntry> Ranges)
{
    internal DayHours ToHours(string field, Faults faults) => new(Day, RangeEntry.Read(Ranges, field, faults));
}

/// <summary>A date that differs from its weekday: a holiday (neither worksLike nor ranges), a make-up working day, a day with hours of its own.</summary>
/// <param name="WorksLike">Weekday whose hours apply.</param>
/// <param name="Ranges">Hours of its own; empty = closed.</param>
public sealed record SpecialDayEntry(DateOnly Date, string Name = "", DayOfWeek? WorksLike = null, IReadOnlyList<RangeEntry>? Ranges = null)
{
    internal SpecialDay ToDay(string field, Faults faults)
    {
        if (WorksLike is not null && Ranges is not null) faults.Add(field + ".ranges", ApiText.Beside.With("worksLike"));
        return new(Date, Name, WorksLike, RangeEntry.Read(Ranges ?? [], field, faults));
    }
}

/// <summary>Hours by the wall clock, from (in) to (out). A range whose end is not later than its beginning runs past midnight; 24:00 is the end of the day.</summary>
/// <param name="From">"09:00"</param>
/// <param name="To">"18:00"</param>
public sealed record RangeEntry(string From, string To)
{
    private const int MostRanges = 24;

    internal static IReadOnlyList<OpenRange> Read(IReadOnlyList<RangeEntry> ranges, string field, Faults faults)
    {
        if (ranges.Count > MostRanges) faults.Add(field + ".ranges", ApiText.TooManyItems.With(MostRanges));
        return [.. ranges.Take(MostRanges).Select((range, n) => range.ToRange(FormattableString.Invariant($"{field}.ranges[{n}]"), faults))];
    }

    private OpenRange ToRange(string field, Faults faults)
    {
        var (from, to) = (Clock(From), To == "24:00" ? TimeOnly.MinValue : Clock(To));
        if (from is null) faults.Add(field + ".from", ApiText.NotAClockTime);
        if (to is null) faults.Add(field + ".to", ApiText.NotAClockTime);
        return new(from ?? default, to ?? default);
    }

    private static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
