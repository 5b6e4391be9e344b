namespace Plainmend.Domain.Billing;

/// <summary>What can be wrong with a price.</summary>
internal static class PriceCheck
{
    public static void Price(Price price, string field, List<TermsProblem> found)
    {
        switch (price)
        {
            case FlatPrice flat: TermsCheck.Amount(flat.Amount, $"{field}.amount", found); break;
            case UnitPrice unit: TermsCheck.Amount(unit.Unit, $"{field}.unit", found); break;
            case PackagePrice package:
                if (package.Size is <= 0m or > Limits.Quantity) found.Add(new($"{field}.size", "is not above zero"));
                TermsCheck.Amount(package.Amount, $"{field}.amount", found);
                break;
            case GraduatedPrice graduated: Tiers(graduated.Tiers, field, found); break;
            case GraduatedPercentagePrice graduated: Tiers(graduated.Tiers, field, found, rates: true); break;
            case VolumePrice volume:
                if (Tiers(volume.Tiers, field, found)) Cheaper(volume.Tiers, (t, q) => t.Unit * q + t.Flat, field, found);
                break;
            case StairstepPrice steps:
                if (Tiers(steps.Tiers, field, found)) Cheaper(steps.Tiers, (t, _) => t.Flat, field, found);
                break;
            case PercentagePrice percentage: Percentage(percentage, field, found); break;
        }
    }

    private static bool Tiers(IReadOnlyList<Tier> tiers, string field, List<TermsProblem> found, bool rates = false)
    {
        var before = found.Count;
        if (tiers.Count is 0 or > Limits.Tiers) found.Add(new($"{field}.tiers", "needs between 1 and 100 entries"));
        var bound = 0m;
        for (var n = 0; n < tiers.Count; n++)
        {
            var (tier, at) = (tiers[n], $"{field}.tiers[{(Exact)n}]");
            TermsCheck.Amount(tier.Flat, $"{at}.flat", found);
            if (rates) TermsCheck.Rate(tier.Unit, $"{at}.unit", found);
            else TermsCheck.Amount(tier.Unit, $"{at}.unit", found);
            if (tier.UpTo is null != (n == tiers.Count - 1)) found.Add(new($"{at}.upTo", tier.UpTo is null ? "only the last tier is open" : "the last tier is open"));
            if (tier.UpTo <= bound) found.Add(new($"{at}.upTo", "does not rise"));
            TermsCheck.Amount(tier.UpTo, $"{at}.upTo", found);
            bound = tier.UpTo ?? bound;
        }
        return found.Count == before;
    }

    // Where one more unit falls into a tier that makes the whole bill smaller.
    private static void Cheaper(IReadOnlyList<Tier> tiers, Func<Tier, decimal, decimal> cost, string field, List<TermsProblem> found)
    {
        for (var n = 1; n < tiers.Count; n++)
            if (tiers[n - 1].UpTo is { } bound && cost(tiers[n], bound) < cost(tiers[n - 1], bound))
                found.Add(new($"{field}.tiers[{(Exact)n}]", $"just above {(Exact)bound} costs less than {(Exact)bound}", Warning: true));
    }

    private static void Percentage(PercentagePrice price, string field, List<TermsProblem> found)
    {
        TermsCheck.Rate(price.Rate, $"{field}.rate", found);
        TermsCheck.Amount(price.FixedFee, $"{field}.fixedFee", found);
        TermsCheck.Amount(price.FreeAmount, $"{field}.freeAmount", found);
        TermsCheck.Amount(price.LeastPerEvent, $"{field}.leastPerEvent", found);
        TermsCheck.Amount(price.MostPerEvent, $"{field}.mostPerEvent", found);
        if (price.FreeEvents < 0) found.Add(new($"{field}.freeEvents", "is negative"));
        if (price.LeastPerEvent > price.MostPerEvent) found.Add(new($"{field}.leastPerEvent", "is above the most"));
    }
}
