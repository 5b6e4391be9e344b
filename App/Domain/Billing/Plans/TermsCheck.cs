namespace Plainmend.Domain.Billing;

/// <summary>A field of a plan or rate card that cannot stay as it is, or that deserves a second look.</summary>
/// <param name="Field">Where: "charges[2].price.tiers[1].upTo".</param>
/// <param name="Problem">What is wrong, in a few words.</param>
/// <param name="Warning">Usable as it is, but surprising.</param>
public sealed record TermsProblem(string Field, string Problem, bool Warning = false);

/// <summary>Finds what is wrong with a plan before anybody is billed by it.</summary>
public static class TermsCheck
{
    /// <summary>All problems of a plan; empty when it can be used.</summary>
    public static IReadOnlyList<TermsProblem> Problems(Plan plan)
    {
        var found = new List<TermsProblem>();
        Amount(plan.Minimum, "minimum", found);
        Amount(plan.Cap, "cap", found);
        if (plan.Minimum > plan.Cap) found.Add(new("minimum", "is above the cap"));
        for (var n = 0; n < plan.Discounts.Count; n++)
        {
            Rate(plan.Discounts[n].Rate, $"discounts[{(Exact)n}].rate", found);
            Amount(plan.Discounts[n].Amount, $"discounts[{(Exact)n}].amount", found);
        }
        if (plan.Tax is { } tax) Rate(tax.Rate, "tax.rate", found);
        Charges(plan.Charges, "charges", found);
        return found;
    }

    /// <summary>All problems of a plan, and charges on meters that nobody feeds.</summary>
    public static IReadOnlyList<TermsProblem> Problems(Plan plan, Func<string, bool> knowsMeter) =>
    [
        .. Problems(plan),
        .. plan.Charges.Select((c, n) => (c.Meter, n)).Where(c => c.Meter.Length > 0 && !knowsMeter(c.Meter))
            .Select(c => new TermsProblem($"charges[{(Exact)c.n}].meter", $"nothing measures {c.Meter}")),
    ];

    /// <summary>All problems of a rate card; empty when it can be used.</summary>
    public static IReadOnlyList<TermsProblem> Problems(RateCard card)
    {
        var found = new List<TermsProblem>();
        Amount(card.NoApprovalLimit, "noApprovalLimit", found);
        foreach (var (article, part) in card.Parts) Amount(part.Unit, $"parts.{article}.unit", found);
        Charges(card.Fees, "fees", found);
        return found;
    }

    /// <summary>Hands the plan back, or refuses it because of its first problem.</summary>
    internal static Plan Usable(Plan plan) => Problems(plan).FirstOrDefault(p => !p.Warning) is { } problem
        ? throw new RefusedException(Refusal.TermsInvalid, problem.Field, problem.Problem) : plan;

    internal static void Amount(decimal? amount, string field, List<TermsProblem> found)
    {
        if (amount is not { } value) return;
        if (value < 0m) found.Add(new(field, "is negative"));
        if (value > Limits.Amount) found.Add(new(field, "is too large"));
        if (value.Scale > Limits.Decimals) found.Add(new(field, "has more than 9 decimals"));
    }

    internal static void Rate(decimal rate, string field, List<TermsProblem> found)
    {
        if (rate is < 0m or > 1m) found.Add(new(field, "is not between 0 and 1"));
        if (rate.Scale > Limits.Decimals) found.Add(new(field, "has more than 9 decimals"));
    }

    private static void Charges(IReadOnlyList<Charge> charges, string field, List<TermsProblem> found)
    {
        if (charges.Count == 0) found.Add(new(field, "is empty"));
        if (charges.Count > Limits.Charges) found.Add(new(field, "has too many entries"));
        for (var n = 0; n < charges.Count; n++)
        {
            ChargeCheck.Charge(charges[n], $"{field}[{(Exact)n}]", found);
            if (charges.Take(n).Any(c => c.Key == charges[n].Key)) found.Add(new($"{field}[{(Exact)n}].key", "stands there twice"));
        }
    }
}
