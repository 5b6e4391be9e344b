using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// What a company can sign: a list of charges, with a minimum and a cap over all of them. A version never changes; a
/// change is a new version under the same id.
/// </summary>
public sealed record Plan
{
    /// <summary>Kept over all versions: "seats".</summary>
    public required string Id { get; init; }
    /// <summary>Counts up from 1.</summary>
    public required int Version { get; init; }
    public required Bilingual Name { get; init; }
    /// <summary>All prices of this plan are in it.</summary>
    public required Currency Currency { get; init; }
    /// <summary>In the order in which they are printed. A charge's key is its clause.</summary>
    public required IReadOnlyList<Charge> Charges { get; init; }
    /// <summary>The least a whole period comes to.</summary>
    public decimal? Minimum { get; init; }
    /// <summary>The most a whole period comes to.</summary>
    public decimal? Cap { get; init; }
    /// <summary>Taken off the whole statement, in this order.</summary>
    public IReadOnlyList<StatementDiscount> Discounts { get; init; } = [];
    /// <summary>How tax is worked out; null: none is shown.</summary>
    public TaxTerms? Tax { get; init; }
    /// <summary>After this much silence an agent's connection no longer counts as active time.</summary>
    public int IdleCutOffMinutes { get; init; } = 15;

    /// <summary>The plan as it is named on statements.</summary>
    [JsonIgnore] public string Document => $"{Id} v{(Exact)Version}";

    /// <summary>The clause of one charge.</summary>
    internal Clause Clause(string key) => new(Id, ((Exact)Version).ToString(), key, Currency);
}

/// <summary>Taken off a whole statement and allocated over its lines.</summary>
/// <param name="Key">Names the line.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Purpose">One sentence: why it is given.</param>
/// <param name="Rate">0.1 = 10 % off.</param>
/// <param name="Amount">Or an amount in currency.</param>
public sealed record StatementDiscount(string Key, Bilingual Name, Bilingual Purpose, decimal Rate = 0m, decimal Amount = 0m);
