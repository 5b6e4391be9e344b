namespace Plainmend.Domain.Billing;

/// <summary>Between instants and the local calendar of a zone, with clock changes.</summary>
internal static class LocalTime
{
    /// <summary>The zone of this IANA name. Refuses an unknown one.</summary>
    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : throw new RefusedException(Refusal.TermsInvalid, "zone", $"unknown time zone {name}");

    /// <summary>The local day an instant falls on.</summary>
    public static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The first instant of a local day.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone) => Instant(day, 0, zone);

    /// <summary>
    /// The instant of a local clock time. Where the clock jumps over it, the first instant after the jump; where it comes
    /// twice, the first of the two.
    /// </summary>
    /// <param name="day">Local day.</param>
    /// <param name="minute">Minutes after midnight on the clock face; 1440 is the next midnight.</param>
    /// <param name="zone">The zone.</param>
    public static DateTimeOffset Instant(DateOnly day, int minute, TimeZoneInfo zone)
    {
        // Asked only from UTC to local: the other direction is not reliable around a day that was skipped altogether.
        var clock = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddMinutes(minute);
        var (before, after) = (zone.GetUtcOffset(clock - Reach), zone.GetUtcOffset(clock + Reach));
        var (early, late) = (clock - (before > after ? before : after), clock - (before > after ? after : before));
        if (early + zone.GetUtcOffset(early) == clock) return new(early);
        return late + zone.GetUtcOffset(late) == clock ? new(late) : AfterJump(clock, zone);
    }

    // No zone is further from UTC than 14 hours, nor jumps by more than a day.
    private static readonly TimeSpan Reach = TimeSpan.FromHours(26);

    private static DateTimeOffset AfterJump(DateTime clock, TimeZoneInfo zone)
    {
        var (low, high) = (clock - Reach, clock + Reach);
        while ((high - low).Ticks > 1)
        {
            var middle = low + (high - low) / 2;
            if (middle + zone.GetUtcOffset(middle) >= clock) high = middle;
            else low = middle;
        }
        return new(high);
    }
}
