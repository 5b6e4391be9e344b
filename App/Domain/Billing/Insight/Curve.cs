namespace Plainmend.Domain.Billing;

/// <summary>One straight piece of a curve: Start + Slope × x up to and including UpTo; null: for ever.</summary>
public readonly record struct Piece(Exact? UpTo, Exact Start, Exact Slope)
{
    internal Exact At(Exact x) => Start + Slope * x;
}

/// <summary>
/// Cost as a function of use: straight pieces over x ≥ 0, with jumps where a price jumps. A piece ends with its bound
/// inclusive, as tiers do. Exact: crossing points are solved, not sampled.
/// </summary>
public sealed class Curve
{
    internal Curve(IEnumerable<Piece> pieces) => Pieces = [.. pieces];

    /// <summary>In order; only the last is open.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>The cost at x.</summary>
    public Exact At(Exact x) => Holding(x).At(x);

    internal static Curve Straight(Exact start, Exact slope) => new([new(null, start, slope)]);

    /// <summary>f(max(0, k·x − a)): x times k units of use, of which a are included.</summary>
    internal Curve Of(Exact k, Exact a)
    {
        if (k.Sign == 0) return Straight(At(Exact.Zero), Exact.Zero);
        var moved = Pieces.Select(p => new Piece((p.UpTo + a) / k, p.Start - p.Slope * a, p.Slope * k));
        return new(a.Sign > 0 ? moved.SkipWhile(p => p.UpTo <= a / k && p.UpTo is not null).Prepend(new Piece(a / k, At(Exact.Zero), Exact.Zero)) : moved);
    }

    internal Curve Times(Exact factor) => new(Pieces.Select(p => new Piece(p.UpTo, p.Start * factor, p.Slope * factor)));

    internal Curve Plus(Curve other) => Join(other, (a, b) => new(null, a.Start + b.Start, a.Slope + b.Slope));

    internal Curve AtMost(Exact most) => Bent(most, above: true);
    internal Curve AtLeast(Exact least) => Bent(least, above: false);

    /// <summary>All pieces of two curves side by side, cut at the bounds of both.</summary>
    internal Curve Join(Curve other, Func<Piece, Piece, Piece> join)
    {
        var cuts = Pieces.Concat(other.Pieces).Select(p => p.UpTo).OfType<Exact>().Distinct().Order().Select(x => (Exact?)x).Append(null);
        return new(cuts.Select(x => join(x is { } at ? Holding(at) : Pieces[^1], x is { } end ? other.Holding(end) : other.Pieces[^1]) with { UpTo = x }));
    }

    // Within one piece a straight line passes a level at most once; there the piece is cut.
    private Curve Bent(Exact level, bool above)
    {
        var bent = new List<Piece>();
        var from = Exact.Zero;
        foreach (var piece in Pieces)
        {
            if (piece.Slope.Sign != 0 && (level - piece.Start) / piece.Slope is var x && x > from && !(x >= piece.UpTo)) Add(piece with { UpTo = x }, (from + x) / 2);
            Add(piece, piece.UpTo ?? (bent is [.., { UpTo: { } last }] ? Exact.Most(from, last) : from) + 1);
            from = piece.UpTo ?? from;
        }
        return new(bent);

        void Add(Piece piece, Exact inside) => bent.Add(piece.At(inside) > level == above ? new(piece.UpTo, level, Exact.Zero) : piece);
    }

    // The first piece whose bound is not below x.
    private Piece Holding(Exact x)
    {
        var (low, high) = (0, Pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Pieces[middle].UpTo < x) low = middle + 1;
            else high = middle;
        }
        return Pieces[low];
    }
}
