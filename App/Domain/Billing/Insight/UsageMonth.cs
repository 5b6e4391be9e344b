namespace Plainmend.Domain.Billing;

/// <summary>One real period of a company, to be replayed under any plan.</summary>
/// <param name="Period">Which period.</param>
/// <param name="Usage">All records that count in it, with levels carried in.</param>
public sealed record UsageMonth(BillingPeriod Period, IReadOnlyList<UsageRecord> Usage)
{
    /// <summary>This month as if the plan had been in force all through it.</summary>
    public BillSide Under(Plan plan, Reckoning? reckoning = null) => new(Agreement.To(plan, Period.StartsAt), Period, Usage, reckoning);
}
