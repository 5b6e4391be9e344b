using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>A hard limit stops what is new and costs more: flexible capacity and modules. Tickets are never refused.</summary>
public sealed class SpendStop(RuleBook rules)
{
    /// <summary>Refuses when the company's hard limit is reached in the running period.</summary>
    public async Task RefuseAsync(AppDb db, DateTimeOffset now, CancellationToken stop)
    {
        if (await RuleBook.LatestVersionAsync<Subscription>(db, stop) == 0) return;
        var subscription = await rules.LatestAsync<Subscription>(db, stop);
        if (subscription.Agreement is not { Limit: { Hard: true } limit } agreement || agreement.PlanAt(now) is null) return;
        var period = subscription.Cycle.Holding(now);
        var bill = new RunningBill(agreement, period);
        foreach (var record in await UsageLedger.InPeriodAsync(db, period, UsageLedger.Levels(agreement), null, stop)) bill.Fold(record);
        if (Budget.Of(limit, Forecast.Of(bill, now), period, now).Stops)
            throw new RefusedException(Refusal.LimitReached, Money.Rounded(limit.Amount, agreement.Terms[0].Plan.Currency));
    }
}
