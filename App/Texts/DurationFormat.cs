namespace Plainmend.Texts;

/// <summary>Prints durations. The same words, cut at the same places, tick in the browser (wwwroot/time-left.js).</summary>
public static class DurationFormat
{
    /// <summary>2 小时 15 分 · 2 h 15 min. Whole minutes, cut, never rounded up: nobody may be promised time that is not there.</summary>
    public static string Of(TimeSpan span)
    {
        var length = span.Duration();
        if (length < TimeSpan.FromMinutes(1)) return SharedText.UnderMinute;
        if (length < TimeSpan.FromHours(1)) return SharedText.DurationMinutes.With(length.Minutes);
        if (length < TimeSpan.FromDays(1))
            return length.Minutes == 0 ? SharedText.DurationHours.With(length.Hours) : SharedText.DurationHoursMinutes.With(length.Hours, length.Minutes);
        return length.Hours == 0 ? SharedText.DurationDays.With(length.Days) : SharedText.DurationDaysHours.With(length.Days, length.Hours);
    }

    /// <summary>剩 8 分 · 8 min left; after the deadline 超时 12 分 · 12 min over.</summary>
    /// <param name="left">Time to the deadline; negative after it.</param>
    public static string Left(TimeSpan left) => (left < TimeSpan.Zero, left.Duration() < TimeSpan.FromMinutes(1)) switch
    {
        (true, true) => SharedText.TimeOverUnderMinute,
        (false, true) => SharedText.TimeLeftUnderMinute,
        (true, false) => SharedText.TimeOver.With(Of(left)),
        (false, false) => SharedText.TimeLeft.With(Of(left)),
    };
}
