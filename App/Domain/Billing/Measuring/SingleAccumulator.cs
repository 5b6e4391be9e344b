namespace Plainmend.Domain.Billing;

/// <summary>The one record that decides: the largest amount, or the latest.</summary>
internal sealed class SingleAccumulator(Charge charge, Window window) : Accumulator(charge, window)
{
    private UsageRecord? best;
    private Fingerprint all;

    public override void Fold(UsageRecord record)
    {
        if (!TallyAccumulator.Counts(Charge, Window, record)) return;
        all = all.With(record);
        if (best is null || Rank(record).CompareTo(Rank(best)) > 0) best = record;
    }

    public override Reading Read(DateTimeOffset? asOf) => new(best is null ? [] : [Measure.Leaf(best, Key, best.Amount, Charge.Unit)], [], all);

    private string Key => Charge.Aggregation == Aggregation.Max ? "quantity.max" : "quantity.latest";

    // Ties must not depend on the order of arrival: equal amounts are decided by time, equal times by id.
    private (decimal, DateTimeOffset, ById) Rank(UsageRecord r) => (Charge.Aggregation == Aggregation.Max ? r.Amount : 0m, r.From, new(r.Id));

    private readonly record struct ById(string Id) : IComparable<ById>
    {
        public int CompareTo(ById other) => string.CompareOrdinal(Id, other.Id);
    }
}
