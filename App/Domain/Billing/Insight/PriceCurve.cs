namespace Plainmend.Domain.Billing;

/// <summary>Prices as curves over quantity.</summary>
internal static class PriceCurve
{
    private const int MostSteps = 5_000;

    /// <summary>The curve up to a quantity; null for prices that depend on more than a quantity, or that have too many steps to draw.</summary>
    public static Curve? Of(Price price, Exact most, int events) => price switch
    {
        FlatPrice flat => Curve.Straight(Exact.Zero, flat.Amount),
        UnitPrice unit => Curve.Straight(Exact.Zero, unit.Unit),
        PackagePrice package => Package(package, most),
        GraduatedPrice graduated => Graduated(graduated.Tiers, graduated.FlatAtZero),
        GraduatedPercentagePrice graduated => Graduated(graduated.Tiers, false),
        VolumePrice volume => Tiers(volume.Tiers, volume.FlatAtZero, t => new(t.UpTo, t.Flat, t.Unit)),
        StairstepPrice steps => Tiers(steps.Tiers, steps.FlatAtZero, t => new(t.UpTo, t.Flat, Exact.Zero)),
        PercentagePrice { FreeEvents: null or 0, FreeAmount: null or 0m, LeastPerEvent: null, MostPerEvent: null } p =>
            Curve.Straight((Exact)p.FixedFee * events, p.Rate),
        _ => null,
    };

    private static Curve Graduated(IReadOnlyList<Tier> tiers, bool flatAtZero)
    {
        var pieces = new List<Piece>();
        var (from, below) = (Exact.Zero, Exact.Zero);
        foreach (var tier in tiers)
        {
            var piece = new Piece(tier.UpTo, below + tier.Flat - tier.Unit * from, tier.Unit);
            if (from.Sign == 0 && tier.Flat != 0m && !flatAtZero) pieces.Add(new(Exact.Zero, Exact.Zero, Exact.Zero));
            pieces.Add(piece);
            if (tier.UpTo is { } upTo) (from, below) = (upTo, piece.At(upTo));
        }
        return new(pieces);
    }

    private static Curve Tiers(IReadOnlyList<Tier> tiers, bool flatAtZero, Func<Tier, Piece> piece) =>
        new(flatAtZero ? tiers.Select(piece) : tiers.Select(piece).Prepend(new(Exact.Zero, Exact.Zero, Exact.Zero)));

    private static Curve? Package(PackagePrice package, Exact most)
    {
        var steps = Rounding.Up(most / package.Size, 1);
        if (steps > MostSteps) return null;
        var pieces = new List<Piece> { new(Exact.Zero, Exact.Zero, Exact.Zero) };
        for (var n = 1; n <= (int)steps.Numerator + 1; n++)
            pieces.Add(new((Exact)package.Size * n, (Exact)package.Amount * n, Exact.Zero));
        return package.RoundDown ? null : new(pieces.Append(new(null, (Exact)package.Amount * ((int)steps.Numerator + 2), Exact.Zero)));
    }
}
