namespace Plainmend.Texts;

/// <summary>Between stored instants and the clock on a company's wall.</summary>
public static class LocalTime
{
    /// <summary>The instant on the clocks of a zone.</summary>
    /// <param name="zone">IANA time zone id.</param>
    public static DateTimeOffset In(this DateTimeOffset at, string zone) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The instant at which the clocks of a zone show this; of two (clocks set back) the later offset is meant.</summary>
    public static DateTimeOffset Instant(DateTime shown, string zone) =>
        new DateTimeOffset(shown, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(shown)).ToUniversalTime();
}
