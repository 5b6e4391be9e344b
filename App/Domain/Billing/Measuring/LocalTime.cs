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
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
