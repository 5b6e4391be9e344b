using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// One fact on one meter: an amount at an instant, or an amount held during an interval [From, To) — from is in, to is
/// out. Its id is chosen by its source, which makes repeating it harmless.
/// </summary>
public sealed record UsageRecord
{
    /// <summary>The end of an interval that has not ended yet.</summary>
    public static DateTimeOffset StillHeld => DateTimeOffset.MaxValue;

    [JsonConstructor]
    internal UsageRecord(string id, string meter, string subject, decimal amount, DateTimeOffset from, DateTimeOffset? to, string evidence)
    {
        (Id, Meter, Subject, Amount, Evidence) = (id, meter, subject, amount, evidence);
        (From, To) = (from.ToUniversalTime(), to?.ToUniversalTime());
        if (amount is < 0 or > Limits.Quantity) throw new ArgumentOutOfRangeException(nameof(amount), "An amount is not negative, nor beyond a thousand billion.");
        if (To < From) throw new ArgumentException("An interval does not end before it begins.", nameof(to));
    }

    /// <summary>Chosen by the source; unique per tenant.</summary>
    public string Id { get; init; }
    /// <summary>What is measured: "labour", "part:COMP-90", "seats".</summary>
    public string Meter { get; init; }
    /// <summary>Whom or what it is about: technician or visit, agent, module, part.</summary>
    public string Subject { get; init; }
    /// <summary>Quantity at the instant, or level held during the interval (1 = one agent, one visit).</summary>
    public decimal Amount { get; init; }
    /// <summary>UTC. The instant, or the beginning of the interval (in).</summary>
    public DateTimeOffset From { get; init; }
    /// <summary>UTC. The end of the interval (out); null for an instant.</summary>
    public DateTimeOffset? To { get; init; }
    /// <summary>The fact behind it, for a person: "ticket event #7".</summary>
    public string Evidence { get; init; }
    /// <summary>The price fixed for this one record when it was quoted or taken from stock; null when the terms price it.</summary>
    public RecordedPrice? Price { get; init; }

    /// <summary>An amount at an instant.</summary>
    public static UsageRecord At(string id, string meter, DateTimeOffset at, decimal amount, string evidence, string subject = "") =>
        new(id, meter, subject, amount, at, null, evidence);

    /// <summary>An interval [from, to), with the level held during it.</summary>
    public static UsageRecord During(string id, string meter, string subject, DateTimeOffset from, DateTimeOffset to, string evidence, decimal level = 1) =>
        new(id, meter, subject, level, from, to, evidence);
}

/// <summary>A unit price that travels with a record.</summary>
/// <param name="Unit">Per one of the record's amount, in the currency of the terms.</param>
/// <param name="Source">The price list, version and entry it was taken from: "demo tariff v1 · COMP-90".</param>
public sealed record RecordedPrice(decimal Unit, string Source);
