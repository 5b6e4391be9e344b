namespace Plainmend.Domain.Sla;

/// <summary>A short stretch of UTC time [From, To) in which a zone's clocks stand at one distance from UTC.</summary>
internal readonly record struct OffsetSpan(DateTime From, DateTime To, TimeSpan Offset)
{
    /// <summary>Longest span. In the zone data of 1990–2035 any two changes of one zone's clocks lie further apart, so none is missed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>Tiles [from, until) with spans, one after the other as they are asked for. Asks only UTC → local, which never fails.</summary>
    public static IEnumerable<OffsetSpan> Of(TimeZoneInfo zone, DateTime from, DateTime until)
    {
        while (from < until)
        {
            var offset = zone.GetUtcOffset(from);
            var to = until - from > Longest ? from + Longest : until;
            if (zone.GetUtcOffset(to) != offset) to = ChangeBetween(zone, from, to, offset);
            yield return new(from, to, offset);
            from = to;
        }
    }

    private static DateTime ChangeBetween(TimeZoneInfo zone, DateTime before, DateTime after, TimeSpan offsetBefore)
    {
        var (low, high) = (before.Ticks, after.Ticks);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (zone.GetUtcOffset(new DateTime(middle, DateTimeKind.Utc)) == offsetBefore) low = middle;
            else high = middle;
        }
        return new DateTime(high, DateTimeKind.Utc);
    }
}
