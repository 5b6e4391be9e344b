using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>What a line does on a statement.</summary>
public enum LineKind
{
    /// <summary>A fee for something.</summary>
    Charge,
    /// <summary>Brings the statement up to the agreed minimum.</summary>
    Minimum,
    /// <summary>Brings the statement down to a cap; negative.</summary>
    Cap,
    /// <summary>Taken off the whole statement; negative.</summary>
    Discount,
    /// <summary>Borne by a warranty, guarantee, contract or goodwill instead of the customer; negative.</summary>
    Cover,
    /// <summary>The difference to what was billed before, of this period or an earlier one; may be negative.</summary>
    Adjustment,
}

/// <summary>One line: what it is for, how much, and why. Rounded once, at its end.</summary>
public sealed record StatementLine
{
    /// <summary>Unique on its statement: "labour", "part:COMP-90", "cover.warranty".</summary>
    public required string Key { get; init; }
    public required LineKind Kind { get; init; }
    /// <summary>What the line is called.</summary>
    public required Bilingual Name { get; init; }
    /// <summary>One sentence: what it is for.</summary>
    public required Bilingual Purpose { get; init; }
    /// <summary>Billable quantities, one for each stretch of time with its own terms; named "key.quantity", "key.quantity.2" in derivations.</summary>
    public IReadOnlyList<Derivation> Quantities { get; init; } = [];
    /// <summary>The printed amount: the exact amount (first part) rounded to the step of the currency (second part).</summary>
    public required Derivation Amount { get; init; }
    /// <summary>Of a line that reduces others: what each of them is reduced by; adds up to the amount. Otherwise empty.</summary>
    public IReadOnlyList<LineShare> Shares { get; init; } = [];
    /// <summary>0.06 = 6 %; null where the statement shows no tax.</summary>
    public decimal? TaxRate { get; init; }

    /// <summary>The amount before rounding.</summary>
    [JsonIgnore] public Exact Exact => Amount.Parts[0].Value;
    /// <summary>The amount as printed.</summary>
    [JsonIgnore] public Exact Printed => Amount.Value;
    /// <summary>What rounding added (or took, when negative).</summary>
    [JsonIgnore] public Exact Residue => Printed - Exact;

    /// <summary>The name of the n-th quantity (from 0) of a line.</summary>
    public static string QuantityName(string key, int n) => n == 0 ? $"{key}.quantity" : $"{key}.quantity.{n + 1}";

    /// <summary>An exact amount, rounded once to what the currency prints.</summary>
    internal static Derivation Print(Derivation exact, Currency currency) => Derivation.Of(Operation.RoundHalf, new("line.printed"), currency.Code,
        exact, Derivation.Given(new("currency.step", currency.Code), currency.Step, currency.Code));
}

/// <summary>How much of a reducing line falls on another line.</summary>
/// <param name="Key">The line that is reduced.</param>
/// <param name="Amount">Negative or zero, in whole currency units.</param>
public sealed record LineShare(string Key, Exact Amount);
