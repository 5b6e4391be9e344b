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

    /// <summary>The quantity behind a line, as people say it; empty for a line that has none.</summary>
    public static string Quantity(StatementLine line) => line.Quantities is [] ? "" : string.Join(" + ", line.Quantities.Select(q => $"{Short(q.Value)} {Unit(q.Unit)}".TrimEnd()));

    /// <summary>A unit in the reader's language.</summary>
    public static string Unit(string unit) => BillText.ResourceManager.GetString($"Unit_{unit}", BillText.Culture) ?? (unit == "1" ? "" : unit);

    /// <summary>How a line moved against the period before, in words with a sign; null when there is nothing to compare.</summary>
    public static string? Against(StatementLine line, Statement? before)
    {
        if (before is null) return null;
        if (before.Line(line.Key) is not { } old) return BillText.New;
        var more = (line.Printed - old.Printed).ToDecimal();
        return more == 0m ? BillText.Same : (more > 0m ? BillText.More : BillText.Less).With(MoneyFormat.Of(Math.Abs(more), line.Amount.Unit));
    }

    private static string Short(Exact value) => Rounding.HalfAwayFromZero(value, 0.01m) is var rounded && rounded == value ? value.ToString() : $"≈{rounded}";
}
