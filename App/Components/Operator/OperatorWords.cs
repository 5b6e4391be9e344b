using System.Globalization;
using System.Text.RegularExpressions;
using Plainmend.Components.Bill;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>How the operator's figures, and the fields of a plan, are said.</summary>
public static partial class OperatorWords
{
    private static readonly Dictionary<string, Func<string>> Problems = new(StringComparer.Ordinal)
    {
        ["is above the cap"] = () => ApiText.Terms_AboveCap,
        ["is empty"] = () => ApiText.IsEmpty,
        ["has too many entries"] = () => ApiText.Terms_TooMany,
        ["stands there twice"] = () => ApiText.IsTwice,
        ["is negative"] = () => ApiText.IsNegative,
        ["is too large"] = () => ApiText.TooLarge,
        ["has more than 9 decimals"] = () => ApiText.TooFine.With(Limits.Decimals),
        ["is not between 0 and 1"] = () => OperatorText.Problem_Rate,
        ["is needed, except for a fee on the agreement itself"] = () => OperatorText.Problem_Meter,
        ["a flat price has no meter"] = () => OperatorText.Problem_Flat,
        ["needs each subject by itself"] = () => ApiText.Terms_NeedsEach,
        ["is not above zero"] = () => ApiText.Terms_NotAboveZero,
        ["is empty or too long"] = () => ApiText.Terms_BadKey,
        ["is too long"] = () => OperatorText.Problem_TooLong,
        ["does not say what the fee is for in both languages"] = () => ApiText.Terms_NoPurpose,
        ["does not say what it is for in both languages"] = () => ApiText.Terms_NoPurpose,
        ["is not there in both languages"] = () => ApiText.Terms_NoName,
        ["needs between 1 and 100 entries"] = () => ApiText.Terms_Tiers,
        ["only the last tier is open"] = () => ApiText.Terms_OneOpen,
        ["the last tier is open"] = () => OperatorText.Problem_LastOpen,
        ["does not rise"] = () => OperatorText.Problem_Rise,
        ["is above the most"] = () => ApiText.Terms_AboveMost,
        ["is not made of 1 to 40 small letters, digits and hyphens"] = () => OperatorText.Problem_Id,
        ["is not between 1 and 240"] = () => OperatorText.Problem_Idle,
        ["stands beside a rate"] = () => OperatorText.Problem_RateAndAmount,
    };

    /// <summary>The problem as one sentence that names its place.</summary>
    public static string Say(TermsProblem problem) => OperatorText.ProblemAt.With(Place(problem.Field), Problem(problem.Problem));

    /// <summary>What is wrong, in the reader's language; as the check says it when it is not known here.</summary>
    public static string Problem(string problem)
    {
        if (Problems.TryGetValue(problem, out var words)) return words();
        if (Cheaper().Match(problem) is { Success: true } less) return OperatorText.Problem_Cheaper.With(less.Groups[1].Value);
        return problem.StartsWith("nothing measures ", StringComparison.Ordinal) ? ApiText.Terms_NoMeter.With(problem["nothing measures ".Length..]) : problem;
    }

    /// <summary>Where it is, as the form names it: charges[2].price.tiers[1].upTo = "Charge 3, tier 2, up to".</summary>
    public static string Place(string field)
    {
        var place = Part().Match(field);
        if (!place.Success) return Label(field);
        var within = place.Groups[3].Value;
        string At(string number) => (int.Parse(number, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        var part = (place.Groups[1].Value == "charges" ? OperatorText.ChargeNo : OperatorText.DiscountNo).With(At(place.Groups[2].Value));
        if (Step().Match(within) is { Success: true } tier)
            return $"{part} · {OperatorText.TierNo.With(At(tier.Groups[1].Value))}{(tier.Groups[2].Success ? $" · {Label("tier." + tier.Groups[2].Value)}" : "")}";
        return $"{part} · {Label(place.Groups[1].Value == "discounts" ? "discount." + within : within)}";
    }

    /// <summary>A field of a plan by its name: price.unit, discount.rate.</summary>
    public static string Label(string field) => Find($"Field_{field.Replace('.', '_')}") ?? field;

    /// <summary>What a choice is called: Aggregation.Sum, Model.volume.</summary>
    public static string Choice(string family, string value) => Find($"{family}_{value.Replace('-', '_')}") ?? value;

    /// <summary>Amounts of one or more currencies added up, each by itself; a plain zero where there is none.</summary>
    public static string Sum(IEnumerable<Money> amounts)
    {
        var sums = amounts.GroupBy(a => a.Currency).OrderBy(g => g.Key.Code, StringComparer.Ordinal).Select(g => g.Aggregate((a, b) => a + b)).ToArray();
        return sums is [] ? BillWords.Money(Money.Zero(Currency.Cny)) : string.Join(" + ", sums.Select(BillWords.Money));
    }

    /// <summary>May 2026 · 2026年5月</summary>
    public static string Month(DateOnly month) => month.ToString(Language.IsChinese ? "yyyy年M月" : "MMM yyyy", Language.Now);

    /// <summary>A company in the reader's language.</summary>
    public static string Name(CompanyRevenue company) => company.Company.NameIn(Language.IsChinese);

    /// <summary>A charge's price in a few words: "per unit 0.50 · 1,000 included".</summary>
    public static string Short(Charge charge, string code)
    {
        string Unit(decimal amount) => MoneyFormat.UnitPrice(amount, code);
        string Model(string model) => Choice("Model", model);
        return charge.Price switch
        {
            FlatPrice flat => Unit(flat.Amount),
            UnitPrice unit => $"{Unit(unit.Unit)} / {One(charge.Unit)}{(charge.Allowance > 0m ? $" · {OperatorText.Included.With(Number(charge.Allowance))}" : "")}",
            PackagePrice package => $"{Unit(package.Amount)} / {Number(package.Size)} {One(charge.Unit)}",
            GraduatedPrice tiers => $"{Model("graduated")} · {OperatorText.Tiers.With(tiers.Tiers.Count)}",
            VolumePrice tiers => $"{Model("volume")} · {OperatorText.Tiers.With(tiers.Tiers.Count)}",
            StairstepPrice tiers => $"{Model("stairstep")} · {OperatorText.Tiers.With(tiers.Tiers.Count)}",
            GraduatedPercentagePrice tiers => $"{Model("graduated-percentage")} · {OperatorText.Tiers.With(tiers.Tiers.Count)}",
            PercentagePrice part => Number(part.Rate * 100m) + "%",
            _ => Model("as-recorded"),
        };
    }

    /// <summary>A number as it is typed.</summary>
    public static string Number(decimal number) => number.ToString("0.#########", CultureInfo.InvariantCulture);

    // Beside a price one says the thing itself, not how many of it: "× month", "个月".
    private static string One(string unit) => BillWords.Unit(unit).TrimStart('×', '个', ' ');

    private static string? Find(string key) => OperatorText.ResourceManager.GetString(key, OperatorText.Culture);

    [GeneratedRegex("^just above (.+) costs less than ")]
    private static partial Regex Cheaper();

    [GeneratedRegex(@"^(charges|discounts)\[(\d+)\]\.(.+)$")]
    private static partial Regex Part();

    [GeneratedRegex(@"^price\.tiers\[(\d+)\](?:\.(\w+))?$")]
    private static partial Regex Step();
}
