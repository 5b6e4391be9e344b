using Plainmend.Domain.Sla;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>The rule read literally: look at the wall clock minute by minute. Shares no code with the calendar.</summary>
internal sealed class WalkingOracle(TimeZoneInfo zone, IReadOnlyList<DayHours> week, IReadOnlyList<SpecialDay> special)
{
    public bool IsOpen(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var today = DateOnly.FromDateTime(local);
        return IsInside(today, minute) || IsInside(today.AddDays(-1), minute + 1440);
    }

    public int Between(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Interval> stops)
    {
        var count = 0;
        for (var at = start; at < end; at = at.AddMinutes(1))
            if (Counts(at, stops)) count++;
        return count;
    }

    public DateTimeOffset Add(DateTimeOffset start, int minutes, IReadOnlyList<Interval> stops)
    {
        var at = start;
        for (; minutes > 0; at = at.AddMinutes(1))
            if (Counts(at, stops)) minutes--;
        return at;
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
            var (from, to) = ((int)range.From.ToTimeSpan().TotalMinutes, (int)range.To.ToTimeSpan().TotalMinutes);
            if (to <= from) to += 1440;
            if (from <= minuteOfDay && minuteOfDay < to) return true;
        }
        return false;
    }

    private IEnumerable<OpenRange> RangesOf(DateOnly day)
    {
        foreach (var known in special)
            if (known.Date == day) return known.WorksLike is { } like ? OfWeekday(like) : known.Ranges;
        return OfWeekday(day.DayOfWeek);
    }

    private IEnumerable<OpenRange> OfWeekday(DayOfWeek weekday) => week.Where(hours => hours.Day == weekday).SelectMany(hours => hours.Ranges);
}
