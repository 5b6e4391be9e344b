using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Surge;

/// <summary>What flexible capacity cost on a local day and in a local month.</summary>
public static class SurgeSpent
{
    /// <summary>The day and the month that hold an instant.</summary>
    public static (decimal Day, decimal Month) Of(SurgeTerms terms, SurgeState state, DateTimeOffset at)
    {
        var today = LocalTime.Day(at, terms.Zone);
        var month = new DateOnly(today.Year, today.Month, 1);
        decimal Between(DateOnly from, DateOnly to) => state.Spent(LocalTime.Start(from, terms.Zone), LocalTime.Start(to, terms.Zone));
        return (Between(today, today.AddDays(1)), Between(month, month.AddMonths(1)));
    }
}
