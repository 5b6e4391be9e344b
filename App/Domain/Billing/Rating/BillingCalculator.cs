namespace Plainmend.Domain.Billing;

/// <summary>The platform bill. Live bill, preview, simulation and invoice are this one call.</summary>
public static class BillingCalculator
{
    /// <summary>
    /// The statement of one period: what was agreed, what happened, what follows. Pure: no clock, no culture, no order of
    /// records matters. Duplicates count once; two contents under one id are refused.
    /// </summary>
    public static Statement Calculate(Agreement agreement, BillingPeriod period, IEnumerable<UsageRecord> usage, Reckoning? reckoning = null)
    {
        var running = new RunningBill(agreement, period);
        foreach (var record in UsageSet.Once(usage).Where(r => !(r.From >= reckoning?.AsOf))) running.Fold(Known(record, reckoning?.AsOf));
        return running.Statement(reckoning);
    }

    // Seen from an instant, an interval that reaches beyond it has only lasted until then.
    private static UsageRecord Known(UsageRecord record, DateTimeOffset? asOf) =>
        record.To > asOf && record.To != UsageRecord.StillHeld ? record with { To = asOf } : record;
}
