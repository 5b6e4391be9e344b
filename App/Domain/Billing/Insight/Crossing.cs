namespace Plainmend.Domain.Billing;

/// <summary>Where two plans change places.</summary>
/// <param name="At">The factor of use, exact. At a jump the places change just above it.</param>
/// <param name="FirstIsCheaperAbove">Whether the first plan is the cheaper one from there on.</param>
/// <param name="Jump">Whether a price jumps there instead of the lines meeting.</param>
public sealed record Crossing(Exact At, bool FirstIsCheaperAbove, bool Jump)
{
    /// <summary>All crossings within [0, most], solved piece by piece. Where both cost the same over a stretch, its end counts.</summary>
    public static IReadOnlyList<Crossing> Between(Curve first, Curve second, Exact most)
    {
        var found = new List<Crossing>();
        var (from, sign) = (Exact.Zero, (first.At(Exact.Zero) - second.At(Exact.Zero)).Sign);
        foreach (var piece in first.Join(second, (a, b) => new(null, a.Start - b.Start, a.Slope - b.Slope)).Pieces)
        {
            var end = piece.UpTo is { } upTo && upTo < most ? upTo : most;
            if (end > from)
            {
                var (start, close) = (piece.At(from).Sign, piece.At(end).Sign);
                var root = piece.Slope.Sign == 0 ? from : -piece.Start / piece.Slope;
                var early = start != 0 ? start : close;
                if (early * sign < 0) found.Add(new(from, early < 0, Jump: start != 0));
                if (early != 0) sign = early;
                if (start * close < 0)
                {
                    found.Add(new(root, close < 0, Jump: false));
                    sign = close;
                }
            }
            from = Exact.Most(from, end);
            if (from >= most) break;
        }
        return found;
    }
}
