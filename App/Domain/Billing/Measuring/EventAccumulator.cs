namespace Plainmend.Domain.Billing;

/// <summary>Keeps each record, for prices that look at every one: percentages per event, and prices fixed on the record.</summary>
internal sealed class EventAccumulator(Charge charge, Window window) : Accumulator(charge, window)
{
    private readonly List<UsageRecord> events = [];

    public override void Fold(UsageRecord record)
    {
        if (TallyAccumulator.Counts(Charge, Window, record)) events.Add(record);
    }

    public override Reading Read(DateTimeOffset? asOf = null)
    {
        UsageRecord[] ordered = [.. Witness.Ordered(events)];
        var seen = new Witness();
        var total = Exact.Zero;
        foreach (var record in ordered)
        {
            seen.Saw(record);
            total += record.Amount;
        }
        return new([seen.Sum("quantity.sum", "quantity.record", total, Charge.Unit, r => r.Amount)], ordered, seen.Set);
    }
}
