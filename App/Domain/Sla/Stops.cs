namespace Plainmend.Domain.Sla;

/// <summary>Takes stretches of standstill out of open time.</summary>
internal static class Stops
{
    /// <summary>What remains of the open stretches outside the stops. Open stretches come in order; stops in any order, overlaps count once.</summary>
    public static IEnumerable<Interval> TakenFrom(IEnumerable<Interval> open, IReadOnlyList<Interval> stops)
    {
        var ordered = stops.OrderBy(stop => stop.From).ToList();
        foreach (var piece in open)
        {
            var from = piece.From;
            foreach (var stop in ordered)
            {
                if (stop.From >= piece.To) break;
                if (from < stop.From) yield return new(from, stop.From);
                if (from < stop.To) from = stop.To;
            }
            if (from < piece.To) yield return new(from, piece.To);
        }
    }
}
