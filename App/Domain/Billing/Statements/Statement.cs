using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>What a statement is about.</summary>
public enum StatementKind
{
    /// <summary>What a customer pays for one ticket.</summary>
    Service,
    /// <summary>What a company pays for the desk in one period.</summary>
    Subscription,
    /// <summary>Takes back part of an earlier statement.</summary>
    CreditNote,
}

/// <summary>The result for one ticket or period: lines, tax and totals, every figure with its derivation.</summary>
public sealed record Statement
{
    /// <summary>The version of the format, see docs/statement-format.md.</summary>
    public const string CurrentFormat = "plainmend.statement/1";

    public string Format { get; init; } = CurrentFormat;
    public required StatementKind Kind { get; init; }
    public required Currency Currency { get; init; }
    /// <summary>The documents that set the prices: "rate card Anju v3".</summary>
    public required IReadOnlyList<string> Terms { get; init; }
    /// <summary>The period, for a subscription.</summary>
    public BillingPeriod? Period { get; init; }
    /// <summary>In the order in which they are printed.</summary>
    public required IReadOnlyList<StatementLine> Lines { get; init; }
    /// <summary>Tax, by line or by rate; empty where no tax is shown.</summary>
    public IReadOnlyList<TaxLine> Taxes { get; init; } = [];
    /// <summary>Before tax.</summary>
    public Derivation Net { get; init; } = Derivation.Nothing;
    /// <summary>All tax.</summary>
    public Derivation Tax { get; init; } = Derivation.Nothing;
    /// <summary>Net and tax.</summary>
    public Derivation Total { get; init; } = Derivation.Nothing;
    /// <summary>Prepaid credit that is used up; zero or more.</summary>
    public Derivation Prepaid { get; init; } = Derivation.Nothing;
    /// <summary>What is to be paid: total less prepaid.</summary>
    public Derivation Due { get; init; } = Derivation.Nothing;
    /// <summary>SHA-256 of everything above, 64 hexadecimal digits; null only while the statement is being made.</summary>
    public string? Seal { get; init; }

    /// <summary>The total as money.</summary>
    [JsonIgnore] public Money TotalMoney => Money.Rounded(Total.Value, Currency);
    /// <summary>What is to be paid as money.</summary>
    [JsonIgnore] public Money DueMoney => Money.Rounded(Due.Value, Currency);

    /// <summary>The line of this key; null when there is none.</summary>
    public StatementLine? Line(string key) => Lines.FirstOrDefault(l => l.Key == key);
}

/// <summary>Tax on one line, or on all lines of one rate.</summary>
/// <param name="Name">The line's key, or the rate.</param>
/// <param name="Net">Before tax; named "tax.{Name}.net".</param>
/// <param name="Tax">Named "tax.{Name}.tax".</param>
public sealed record TaxLine(string Name, Derivation Net, Derivation Tax);
