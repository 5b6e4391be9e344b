namespace Plainmend.Domain.Sla;

/// <summary>A stretch of UTC time [From, To) in which a zone's clocks stand at one constant distance from UTC.</summary>
internal readonly record struct OffsetSpan(DateTime From, DateTime To, TimeSpan Offset)
{
    // In the zone data of 1990–2035 no two changes of one zone are less than six days apart.
    private static readonly TimeSpan Stride = TimeSpan.FromDays(1);

    /// <summary>Cuts [from, until) at every change of the zone's clocks. Asks only UTC → local, which never fails.</summary>
    public static IEnumerable<OffsetSpan> Of(TimeZoneInfo zone, DateTime from, DateTime until)
    {
        var (start, offset) = (from, zone.GetUtcOffset(from));
        for (var probe = from; probe < until;)
        {
            var next = until - probe > Stride ? probe + Stride : until;
            var nextOffset = zone.GetUtcOffset(next);
            if (nextOffset != offset)
            {
                var change = ChangeBetween(zone, probe, next, offset);
                yield return new(start, change, offset);
                (start, offset) = (change, nextOffset);
            }
            probe = next;
        }
        if (start < until) yield return new(start, until, offset);
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
