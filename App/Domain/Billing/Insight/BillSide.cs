namespace Plainmend.Domain.Billing;

/// <summary>Everything one subscription statement follows from; rating it again gives the identical statement.</summary>
/// <param name="Agreement">What was agreed.</param>
/// <param name="Period">Which period.</param>
/// <param name="Usage">What happened.</param>
/// <param name="Reckoning">What else; null: nothing.</param>
public sealed record BillSide(Agreement Agreement, BillingPeriod Period, IReadOnlyList<UsageRecord> Usage, Reckoning? Reckoning = null)
{
    internal RunningBill Running()
    {
        var running = new RunningBill(Agreement, Period);
        foreach (var record in UsageSet.Once(Usage)) running.Fold(record);
        return running;
    }
}
