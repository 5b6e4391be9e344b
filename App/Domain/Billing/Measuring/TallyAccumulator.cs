namespace Plainmend.Domain.Billing;

/// <summary>Count, sum and duration: one running total, or one for each subject where subjects are rounded by themselves.</summary>
internal sealed class TallyAccumulator(Charge charge, Window window) : Accumulator(charge, window)
{
    private readonly SortedDictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    public override void Fold(UsageRecord record)
    {
        if (!Counts(Charge, Window, record)) return;
        var group = Charge.EachSubject ? record.Subject : "";
        if (!tallies.TryGetValue(group, out var tally)) tallies[group] = tally = new();
        tally.Total += Amount(record);
        tally.Seen.Saw(record);
    }

    public override Reading Read(DateTimeOffset? asOf = null)
    {
        var unit = Charge.Aggregation == Aggregation.Duration ? "s" : Charge.Unit;
        var key = Charge.Aggregation switch { Aggregation.Count => "quantity.count", Aggregation.Sum => "quantity.sum", _ => "quantity.duration" };
        var recordKey = Charge.Aggregation == Aggregation.Duration ? "quantity.interval" : "quantity.record";
        return new([.. tallies.Values.Select(t => t.Seen.Sum(key, recordKey, t.Total, unit, Amount))], [],
            tallies.Values.Aggregate(default(Fingerprint), (all, t) => all.With(t.Seen.Set)));
    }

    /// <summary>Whether a record falls to this charge: an instant inside the window, or an interval that touches it.</summary>
    public static bool Counts(Charge charge, Window window, UsageRecord record) => record.Meter == charge.Meter
        && (charge.Aggregation is Aggregation.Duration or Aggregation.UnionDuration
            ? record.To is { } to && to > window.Start && record.From < window.End
            : window.Holds(record.From));

    private Exact Amount(UsageRecord record) => Charge.Aggregation switch
    {
        Aggregation.Count => 1,
        Aggregation.Sum => record.Amount,
        _ => Window.Seconds(record) * record.Amount,
    };

    private sealed class Tally
    {
        public Exact Total { get; set; }
        public Witness Seen { get; } = new();
    }
}
