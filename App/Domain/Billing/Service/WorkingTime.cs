namespace Plainmend.Domain.Billing;

/// <summary>The hours in which work costs the normal rate. Everything else is out of hours, and a holiday is a holiday all day.</summary>
/// <param name="Zone">IANA name.</param>
/// <param name="Week">Open hours by weekday; a weekday that is missing is closed.</param>
/// <param name="Holidays">Local days.</param>
public sealed record WorkingTime(string Zone, IReadOnlyList<OpenHours> Week, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>The parts of [from, to) that lie outside working time, in order of time, each marked as holiday or not.</summary>
    internal IEnumerable<(DateTimeOffset From, DateTimeOffset To, bool Holiday)> Outside(DateTimeOffset from, DateTimeOffset to)
    {
        var zone = LocalTime.Zone(Zone);
        for (var day = LocalTime.Day(from, zone); LocalTime.Start(day, zone) < to; day = day.AddDays(1))
        {
            foreach (var (start, end, holiday) in Closed(day, zone))
            {
                var (first, last) = (start > from ? start : from, end < to ? end : to);
                if (first < last) yield return (first, last, holiday);
            }
        }
    }

    private IEnumerable<(DateTimeOffset, DateTimeOffset, bool)> Closed(DateOnly day, TimeZoneInfo zone)
    {
        var (at, end) = (LocalTime.Start(day, zone), LocalTime.Start(day.AddDays(1), zone));
        if (Holidays.Contains(day))
        {
            yield return (at, end, true);
            yield break;
        }
        foreach (var open in Week.Where(w => w.Day == day.DayOfWeek).OrderBy(w => w.FromMinute))
        {
            yield return (at, LocalTime.Instant(day, open.FromMinute, zone), false);
            at = LocalTime.Instant(day, open.ToMinute, zone);
        }
        yield return (at, end, false);
    }
}

/// <summary>Open hours of one weekday, [FromMinute, ToMinute) after local midnight.</summary>
public sealed record OpenHours(DayOfWeek Day, int FromMinute, int ToMinute);
