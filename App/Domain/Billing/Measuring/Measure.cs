namespace Plainmend.Domain.Billing;

/// <summary>What the records of one charge came to, ready to be priced.</summary>
/// <param name="Name">Under which the billable quantity stands on the statement: "labour.quantity".</param>
/// <param name="Quantity">The billable quantity with its derivation.</param>
/// <param name="Events">The single records in order of time, where the price looks at each; otherwise empty.</param>
/// <param name="Records">How many records there were, and their fingerprint.</param>
internal sealed record Measure(string Name, Derivation Quantity, IReadOnlyList<UsageRecord> Events, Fingerprint Records)
{
    /// <summary>The billable quantity as a reference, so that its derivation stands on the statement once.</summary>
    public Derivation Named => Derivation.Named(Name, Quantity.Value, Quantity.Unit);

    /// <summary>The number of records.</summary>
    public Derivation Counted() => Derivation.Given(new("quantity.count"), Records.Count, "1",
        new Evidence(EvidenceKind.Records, Records.ToString(), $"{Records.Count}"));

    /// <summary>One record as a leaf.</summary>
    public static Derivation Leaf(UsageRecord record, string key, Exact value, string unit) => Derivation.Given(
        new Text(key, record.Subject, record.Evidence), value, unit, new Evidence(EvidenceKind.Record, record.Id, record.Evidence));
}
