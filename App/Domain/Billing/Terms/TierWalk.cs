namespace Plainmend.Domain.Billing;

/// <summary>Walking a table of tiers from the bottom.</summary>
internal static class TierWalk
{
    /// <summary>The tier in which a quantity falls, and the bound below it. A quantity equal to a bound belongs to the tier below.</summary>
    public static (Tier Tier, decimal From) Holding(IReadOnlyList<Tier> tiers, Exact quantity)
    {
        var from = 0m;
        foreach (var tier in tiers)
        {
            if (tier.UpTo is not { } upTo || quantity <= upTo) return (tier, from);
            from = upTo;
        }
        throw new ArgumentException("The last tier is open.", nameof(tiers));
    }

    /// <summary>Every tier that is reached, each with its part of the quantity.</summary>
    public static Derivation Graduated(IReadOnlyList<Tier> tiers, bool flatAtZero, string unitKey, Measure measure, Clause clause)
    {
        var parts = new List<Derivation>();
        var from = 0m;
        foreach (var tier in tiers)
        {
            var reached = measure.Quantity.Value > from;
            if (reached && tier.Unit != 0m) parts.Add(Units(tier, from, unitKey, measure, clause));
            if (tier.Flat != 0m && (reached || (flatAtZero && from == 0m))) parts.Add(clause.Price("tier.flat", tier.Flat, Bounds(from, tier)));
            if (tier.UpTo is not { } upTo || measure.Quantity.Value <= upTo) break;
            from = upTo;
        }
        return parts is [var only] ? only : Derivation.Of(Operation.Sum, new("amount.graduated"), clause.Currency.Code, parts);
    }

    /// <summary>What no quantity costs.</summary>
    public static Derivation Nothing(Clause clause) => clause.Price("amount.nothing", 0m);

    /// <summary>A tier's bounds for a sentence: "1000–5000", "5000+".</summary>
    public static string Bounds(decimal from, Tier tier) => tier.UpTo is { } upTo ? $"{(Exact)from}–{(Exact)upTo}" : $"{(Exact)from}+";

    private static Derivation Units(Tier tier, decimal from, string unitKey, Measure measure, Clause clause)
    {
        var unit = measure.Quantity.Unit;
        var top = tier.UpTo is { } upTo
            ? Derivation.Of(Operation.Least, new("tier.top"), unit, measure.Named, clause.Term("tier.bound", upTo, unit))
            : measure.Named;
        var within = from == 0m ? top
            : Derivation.Of(Operation.Difference, new("tier.quantity", Bounds(from, tier)), unit, top, clause.Term("tier.bound", from, unit));
        return Derivation.Of(Operation.Product, new("tier.amount", Bounds(from, tier)), clause.Currency.Code,
            within, clause.Price(unitKey, tier.Unit, Bounds(from, tier)));
    }
}
