using System.Text.RegularExpressions;

namespace Plainmend.Domain.Billing;

/// <summary>Finds what keeps a plan from being offered: what is wrong with its terms, and with the words people read on it.</summary>
public static partial class OfferCheck
{
    /// <summary>Longest name of a plan, charge or discount.</summary>
    public const int Name = 80;
    /// <summary>Longest purpose.</summary>
    public const int Purpose = 300;
    /// <summary>Longest name of a meter or unit.</summary>
    public const int Meter = 100;

    /// <summary>All problems of a plan, field by field; empty when it can be offered. Warnings do not stand in its way.</summary>
    public static IReadOnlyList<TermsProblem> Problems(Plan plan)
    {
        var found = new List<TermsProblem>();
        // The free trial is the house's own: companies on it are compared by what follows.
        if (!Id().IsMatch(plan.Id) || plan.Id == ReadyPlans.Trial.Id) found.Add(new("id", "is not made of 1 to 40 small letters, digits and hyphens"));
        Words(plan.Name, "name", Name, "is not there in both languages", found);
        if (plan.IdleCutOffMinutes is < 1 or > 240) found.Add(new("idleCutOffMinutes", "is not between 1 and 240"));
        for (var n = 0; n < plan.Discounts.Count; n++) Discount(plan, n, found);
        found.AddRange(TermsCheck.Problems(plan, IsMeasured));
        for (var n = 0; n < plan.Charges.Count; n++) Charge(plan.Charges[n], $"charges[{(Exact)n}]", found);
        return found;
    }

    /// <summary>Whether something feeds this meter: the desk itself, or a source outside that sends under a name of its own.</summary>
    public static bool IsMeasured(string meter) => meter.StartsWith(PlatformMeters.Module(""), StringComparison.Ordinal)
        ? People.Modules.All.Any(m => PlatformMeters.Module(m) == meter)
        : meter.Length <= Meter && meter.Trim() == meter;

    private static void Discount(Plan plan, int n, List<TermsProblem> found)
    {
        var (discount, at) = (plan.Discounts[n], $"discounts[{(Exact)n}]");
        if (discount.Key.Length is 0 or > Name) found.Add(new($"{at}.key", "is empty or too long"));
        if (plan.Discounts.Take(n).Any(d => d.Key == discount.Key) || plan.Charges.Any(c => c.Key == discount.Key)) found.Add(new($"{at}.key", "stands there twice"));
        Words(discount.Name, $"{at}.name", Name, "is not there in both languages", found);
        Words(discount.Purpose, $"{at}.purpose", Purpose, "does not say what it is for in both languages", found);
        if (discount.Rate > 0m && discount.Amount > 0m) found.Add(new($"{at}.amount", "stands beside a rate"));
    }

    private static void Charge(Charge charge, string at, List<TermsProblem> found)
    {
        if (TooLong(charge.Name, Name)) found.Add(new($"{at}.name", "is too long"));
        if (TooLong(charge.Purpose, Purpose)) found.Add(new($"{at}.purpose", "is too long"));
        if (charge.Unit.Length is 0 or > Meter) found.Add(new($"{at}.unit", "is empty or too long"));
    }

    private static void Words(Bilingual words, string field, int most, string missing, List<TermsProblem> found)
    {
        if (words is not { Zh.Length: > 0, En.Length: > 0 }) found.Add(new(field, missing));
        if (TooLong(words, most)) found.Add(new(field, "is too long"));
    }

    private static bool TooLong(Bilingual words, int most) => words.Zh.Length > most || words.En.Length > most;

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex Id();
}
