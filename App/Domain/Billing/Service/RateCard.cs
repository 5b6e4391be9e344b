using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// What a company charges its own customers for service: a list of fees over the meters of <see cref="ServiceMeters"/>.
/// A version never changes; a new price is a new version.
/// </summary>
public sealed record RateCard
{
    /// <summary>The name shown as evidence: "Anju service prices".</summary>
    public required string Name { get; init; }
    /// <summary>Counts up from 1.</summary>
    public required int Version { get; init; }
    /// <summary>All prices of this card are in it.</summary>
    public required Currency Currency { get; init; }
    /// <summary>The fees in the order in which they are printed. A fee's key is its clause.</summary>
    public required IReadOnlyList<Charge> Fees { get; init; }
    /// <summary>Unit prices of parts by article number; a price on the record comes first.</summary>
    public IReadOnlyDictionary<string, PartPrice> Parts { get; init; } = new Dictionary<string, PartPrice>();
    /// <summary>When the normal rate holds; null: always.</summary>
    public WorkingTime? Hours { get; init; }
    /// <summary>Work up to this total may begin without asking the customer.</summary>
    public decimal NoApprovalLimit { get; init; }
    /// <summary>How tax is shown; null: not at all.</summary>
    public TaxTerms? Tax { get; init; }

    /// <summary>The document as it is named on statements.</summary>
    [JsonIgnore] public string Document => $"{Name} v{((Exact)Version).ToString()}";

    /// <summary>The clause of one fee.</summary>
    internal Clause Clause(string key) => new(Name, ((Exact)Version).ToString(), key, Currency);
}

/// <summary>A part in the card's list.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">Price of one.</param>
/// <param name="TaxRate">0.13 = 13 %; null takes the card's.</param>
public sealed record PartPrice(Bilingual Name, decimal Unit, decimal? TaxRate = null);
