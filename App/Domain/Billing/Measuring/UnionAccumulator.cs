namespace Plainmend.Domain.Billing;

/// <summary>Time during which each subject had at least one interval: an agent with two open tabs is at work once.</summary>
internal sealed class UnionAccumulator(Charge charge, Window window) : Accumulator(charge, window)
{
    private readonly SortedDictionary<string, IntervalUnion> subjects = new(StringComparer.Ordinal);
    private Fingerprint all;

    public override void Fold(UsageRecord record)
    {
        if (!TallyAccumulator.Counts(Charge, Window, record)) return;
        all = all.With(record);
        if (!subjects.TryGetValue(record.Subject, out var union)) subjects[record.Subject] = union = new();
        var (from, to) = Window.Clipped(record);
        union.Add(from, to);
    }

    public override Reading Read(DateTimeOffset? asOf = null)
    {
        var seen = new Evidence(EvidenceKind.Records, all.ToString(), $"{all.Count}");
        if (Charge.EachSubject)
            return new([.. subjects.Select(s => Derivation.Given(new("quantity.interval", s.Key, ""), Exact.Seconds(s.Value.Covered), "s", seen))], [], all);
        var total = subjects.Values.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Covered);
        return new([Derivation.Given(new("quantity.union"), Exact.Seconds(total), "s", seen)], [], all);
    }
}
