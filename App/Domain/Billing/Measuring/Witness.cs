namespace Plainmend.Domain.Billing;

/// <summary>
/// What stands behind a quantity: up to 16 records one by one, beyond that their number and fingerprint only, so that
/// memory does not grow with usage.
/// </summary>
internal sealed class Witness
{
    private const int Named = 16;
    private List<UsageRecord>? records = [];

    /// <summary>All records seen.</summary>
    public Fingerprint Set { get; private set; }

    public void Saw(UsageRecord record)
    {
        Set = Set.With(record);
        if (Set.Count > Named) records = null;
        records?.Add(record);
    }

    /// <summary>The quantity as a sum of its records while they are few, as one leaf with their fingerprint when they are many.</summary>
    public Derivation Sum(string key, string recordKey, Exact total, string unit, Func<UsageRecord, Exact> reading)
    {
        if (records is null) return Derivation.Given(new(key), total, unit, Evidence());
        Derivation[] leaves = [.. Ordered(records).Select(r => Measure.Leaf(r, recordKey, reading(r), unit))];
        return leaves is [var only] ? only : Derivation.Of(Operation.Sum, new(key), unit, leaves);
    }

    /// <summary>The evidence by itself.</summary>
    public Evidence[] Evidence() => records is { Count: > 0 }
        ? [.. Ordered(records).Select(r => new Evidence(EvidenceKind.Record, r.Id, r.Evidence))]
        : [new(EvidenceKind.Records, Set.ToString(), $"{Set.Count}")];

    /// <summary>In order of time, then of id: the one order in which records are ever shown or consumed.</summary>
    public static IEnumerable<UsageRecord> Ordered(IEnumerable<UsageRecord> records) =>
        records.OrderBy(r => r.From).ThenBy(r => r.Id, StringComparer.Ordinal);
}
