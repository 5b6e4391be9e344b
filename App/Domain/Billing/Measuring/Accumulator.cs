using System.Diagnostics;

namespace Plainmend.Domain.Billing;

/// <summary>
/// Turns the records of one charge into one quantity, one record at a time and in any order. The batch calculation
/// folds all records and reads once; a running bill folds each as it happens and reads at any time.
/// </summary>
internal abstract class Accumulator(Charge charge, Window window)
{
    protected Charge Charge { get; } = charge;
    protected Window Window { get; } = window;

    /// <summary>Takes one record into account; records of other meters or times are passed over.</summary>
    public abstract void Fold(UsageRecord record);

    /// <summary>The quantity in measured units, not yet rounded: of the whole window, or as it stands at an instant.</summary>
    public abstract Reading Read(DateTimeOffset? asOf = null);

    public static Accumulator For(Charge charge, Window window) => charge.Aggregation switch
    {
        Aggregation.Count or Aggregation.Sum or Aggregation.Duration => charge.Price is PercentagePrice or RecordedUnitPrice
            ? new EventAccumulator(charge, window) : new TallyAccumulator(charge, window),
        Aggregation.Max or Aggregation.Latest => new SingleAccumulator(charge, window),
        Aggregation.Unique => new UniqueAccumulator(charge, window),
        Aggregation.UnionDuration => new UnionAccumulator(charge, window),
        Aggregation.TimeWeighted or Aggregation.DailyClosing or Aggregation.DailyPeak => new LevelAccumulator(charge, window),
        Aggregation.Agreement => new AgreementAccumulator(charge, window),
        _ => throw new UnreachableException($"No accumulator for {charge.Aggregation}."),
    };
}

/// <summary>What an accumulator holds: the quantity of each group that is rounded by itself, the events, and the set of records.</summary>
internal sealed record Reading(IReadOnlyList<Derivation> Groups, IReadOnlyList<UsageRecord> Events, Fingerprint Records);
