using Plainmend.Domain.Billing;

namespace Plainmend.Texts;

/// <summary>How figures of the platform bill are said.</summary>
public static class BillWords
{
    public static string Money(Money amount) => MoneyFormat.Of(amount.Amount, amount.Currency.Code);

    public static string Say(Bilingual words) => words.Said();

    /// <summary>The period in days, the last one included: 1 – 30 Nov.</summary>
    public static string Period(BillingPeriod period) => Period(period.First, period.End);

    /// <summary>The same from its first day (in) and its end (out).</summary>
    public static string Period(DateOnly first, DateOnly end) => $"{DateFormat.Day(first)} – {DateFormat.DayOnly(end.AddDays(-1))}";

    /// <summary>An instant on the company's own clock.</summary>
    public static DateTimeOffset Local(BillingPeriod period, DateTimeOffset at) => at.In(period.Zone);

    /// <summary>A module by its name on the price list.</summary>
    public static string Module(string module) => BillText.ResourceManager.GetString($"Module_{module}", BillText.Culture) ?? throw new ArgumentException($"BillText has no Module_{module}.");

    /// <summary>What a module is for.</summary>
    public static string ModulePurpose(string module) => BillText.ResourceManager.GetString($"ModuleFor_{module}", BillText.Culture) ?? throw new ArgumentException($"BillText has no ModuleFor_{module}.");

    /// <summary>What a meter measures, in the reader's language; an external meter by its own name.</summary>
    public static string Meter(string meter) => BillText.ResourceManager.GetString($"Meter_{meter}", BillText.Culture) ?? meter;

    /// <summary>How money came in; a method of the operator's own making by its own name.</summary>
    public static string Method(string method) => BillText.ResourceManager.GetString($"Method_{method}", BillText.Culture) ?? method;

    /// <summary>Whom a plan fits and what to watch; empty for a plan of the operator's own making.</summary>
    public static string Fits(Plan plan) => BillText.ResourceManager.GetString($"Fits_{plan.Id}", BillText.Culture) ?? "";

    /// <summary>The quantity behind a line, as people say it: "40 seats × 26/30 days"; empty for a line that has none.</summary>
    public static string Quantity(StatementLine line) => string.Join(" + ", line.Quantities.Select(Quantity));

    /// <summary>A unit in the reader's language.</summary>
    public static string Unit(string unit) => Word("Unit", unit) ?? (unit == "1" ? "" : unit);

    /// <summary>The same after a number: English parts one day from two.</summary>
    public static string UnitOf(Exact value, string unit) => !Language.IsChinese && value == Exact.One && unit is ("d" or "seats" or "tickets" or "unit-days") ? Each(unit) : Unit(unit);

    /// <summary>The unit of a level that was held for days: seat-days.</summary>
    public static string UnitDays(string unit) => Word("UnitDays", unit) ?? Unit(unit);

    /// <summary>The unit of a level at one moment: 40 seats, 1 module.</summary>
    public static string UnitHeld(string unit) => Word("UnitHeld", unit) ?? Unit(unit);

    /// <summary>The unit as a price is for one of it: a seat, a month.</summary>
    public static string Each(string unit) => Word("Each", unit) ?? unit;

    /// <summary>A formula with its words in the reader's language: round(x; 0.01).</summary>
    public static string Formula(string formula) => Words.Aggregate(formula, (said, word) => said.Replace(word.Key + "(", word.Value() + "(", StringComparison.Ordinal));

    private static readonly Dictionary<string, Func<string>> Words = new(StringComparer.Ordinal)
    {
        ["round"] = () => BillText.FormulaRound, ["least"] = () => BillText.FormulaLeast, ["most"] = () => BillText.FormulaMost, ["up"] = () => BillText.FormulaUp, ["down"] = () => BillText.FormulaDown,
    };

    /// <summary>A number with four decimals at most, marked with ≈ when it has more.</summary>
    public static string Exactly(Exact value, Func<decimal, string> print)
    {
        var rounded = Rounding.HalfAwayFromZero(value, 0.0001m);
        return (rounded == value ? "" : "≈") + print(rounded.ToDecimal());
    }

    /// <summary>How a line moved against the period before, in words with a sign; null when there is nothing to compare.</summary>
    public static string? Against(StatementLine line, Statement? before)
    {
        if (before is null) return null;
        if (before.Line(line.Key) is not { } old) return BillText.New;
        var more = (line.Printed - old.Printed).ToDecimal();
        return more == 0m ? BillText.Same : (more > 0m ? BillText.More : BillText.Less).With(MoneyFormat.Of(Math.Abs(more), line.Amount.Unit));
    }

    // A part of the period is said in days: whoever pays counts days, not decimals.
    private static string Quantity(Derivation quantity) => quantity switch
    {
        { Text.Key: "share", Parts: [{ Unit: "d" } held, var whole] } => Days(held, whole),
        { Text.Key: "quantity.average", Parts: [{ Parts: [{ Parts: [var level, { Unit: "d" } held] }] }, var whole] } => held.Value == whole.Value ? Amount(level.Value, quantity.Unit)
            : level.Value == Exact.One && quantity.Unit == "modules" ? Days(held, whole) : $"{Amount(level.Value, quantity.Unit)} × {Days(held, whole)}",
        _ => Amount(quantity.Value, quantity.Unit),
    };

    private static string Days(Derivation held, Derivation whole) => $"{held.Value}/{whole.Value} {Unit("d")}";

    private static string Amount(Exact value, string unit) => Rounding.HalfAwayFromZero(value, 0.01m) is var rounded && rounded == value ? $"{value} {UnitOf(value, unit)}".TrimEnd() : $"≈{rounded} {Unit(unit)}".TrimEnd();

    private static string? Word(string kind, string unit) => BillText.ResourceManager.GetString($"{kind}_{unit}", BillText.Culture);
}
