using Plainmend.Domain.Sla;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>The rule read literally: look at the wall clock minute by minute. Shares no code with the calendar.</summary>
internal sealed class WalkingOracle(TimeZoneInfo zone, IReadOnlyList<DayHours> week, IReadOnlyList<SpecialDay> special)
{
    private readonly OpenRange[][] _week =
        [.. Enumerable.Range(0, 7).Select(day => week.Where(hours => (int)hours.Day == day).SelectMany(hours => hours.Ranges).ToArray())];

    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var today = DateOnly.FromDateTime(local);
        return IsInside(today, minute) || IsInside(today.AddDays(-1), minute + 1440);
    }

    /// <summary>Minutes that count in [start, end), and the instant at which the last of them is over (the start when there is none).</summary>
    public (int Minutes, DateTimeOffset Reached) Walk(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Interval> stops)
    {
        var (minutes, reached) = (0, start);
        for (var at = start; at < end; at = at.AddMinutes(1))
            if (Counts(at, stops)) (minutes, reached) = (minutes + 1, at.AddMinutes(1));
        return (minutes, reached);
    }

    public bool Counts(DateTimeOffset at, IReadOnlyList<Interval> stops)
    {
        foreach (var stop in stops)
            if (stop.From <= at && at < stop.To) return false;
        return IsOpen(at);
    }

    private bool IsInside(DateOnly day, int minuteOfDay)
    {
        foreach (var range in RangesOf(day))
        {
            var (from, to) = (range.From.Hour * 60 + range.From.Minute, range.To.Hour * 60 + range.To.Minute);
            if (to <= from) to += 1440;
            if (from <= minuteOfDay && minuteOfDay < to) return true;
        }
        return false;
    }

    private OpenRange[] RangesOf(DateOnly day)
    {
        foreach (var known in special)
            if (known.Date == day) return known.WorksLike is { } like ? _week[(int)like] : [.. known.Ranges];
        return _week[(int)day.DayOfWeek];
    }
}
