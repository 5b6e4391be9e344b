namespace Plainmend.Domain.Billing;

/// <summary>Each unit is priced by the tier in which it falls.</summary>
/// <param name="Tiers">In order, the last one open.</param>
/// <param name="FlatAtZero">Tier one's flat fee is due even for a quantity of zero.</param>
public sealed record GraduatedPrice(IReadOnlyList<Tier> Tiers, bool FlatAtZero = false) : Price
{
    internal override Derivation Of(Measure measure, Clause clause) => TierWalk.Graduated(Tiers, FlatAtZero, "tier.unit", measure, clause);
}

/// <summary>All units are priced by the tier in which the total falls.</summary>
/// <param name="Tiers">In order, the last one open.</param>
/// <param name="FlatAtZero">Tier one's flat fee is due even for a quantity of zero.</param>
public sealed record VolumePrice(IReadOnlyList<Tier> Tiers, bool FlatAtZero = false) : Price
{
    internal override Derivation Of(Measure measure, Clause clause)
    {
        if (measure.Quantity.Value.Sign == 0 && !FlatAtZero) return TierWalk.Nothing(clause);
        var (tier, from) = TierWalk.Holding(Tiers, measure.Quantity.Value);
        var units = Derivation.Of(Operation.Product, new("tier.amount"), clause.Currency.Code,
            measure.Named, clause.Price("tier.unit", tier.Unit, TierWalk.Bounds(from, tier)));
        return tier.Flat == 0m ? units : Derivation.Of(Operation.Sum, new("amount.volume"), clause.Currency.Code,
            units, clause.Price("tier.flat", tier.Flat, TierWalk.Bounds(from, tier)));
    }
}

/// <summary>One flat fee: that of the tier in which the total falls.</summary>
/// <param name="Tiers">In order, the last one open; only their flat fees count.</param>
/// <param name="FlatAtZero">Tier one's flat fee is due even for a quantity of zero.</param>
public sealed record StairstepPrice(IReadOnlyList<Tier> Tiers, bool FlatAtZero = false) : Price
{
    internal override Derivation Of(Measure measure, Clause clause)
    {
        if (measure.Quantity.Value.Sign == 0 && !FlatAtZero) return TierWalk.Nothing(clause);
        var (tier, from) = TierWalk.Holding(Tiers, measure.Quantity.Value);
        return clause.Price("tier.step", tier.Flat, TierWalk.Bounds(from, tier));
    }
}

/// <summary>A rate on an amount of money, by the tier in which each part of the amount falls.</summary>
/// <param name="Tiers">In order, the last one open; their unit is a rate, 0.02 = 2 %.</param>
public sealed record GraduatedPercentagePrice(IReadOnlyList<Tier> Tiers) : Price
{
    internal override Derivation Of(Measure measure, Clause clause) => TierWalk.Graduated(Tiers, false, "tier.rate", measure, clause);
}
