using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Lets flexible capacity follow the day's tickets, and tells thresholds of a limit the moment they are reached.</summary>
public sealed class SpendFollow(BillReads bills, BudgetActions budgets, CapacityByDemand capacity)
{
    public async Task FollowAsync(int tenant, CancellationToken stop)
    {
        await capacity.FollowAsync(tenant, stop);
        if (await bills.LiveAsync(tenant, stop) is not { Budget: { } budget } live) return;
        foreach (var percent in budget.Reached.Where(p => !IsKnown(live, budget, p)))
            await budgets.NoteAsync(tenant, new(live.Period.ToString(), percent, budget.Limit.Amount, Used(live), budget.Limit.Hard), stop);
    }

    private static bool IsKnown(LiveBill live, Budget budget, int percent) =>
        live.Notices.Any(n => n.Reached.Percent == percent && n.Reached.Limit == budget.Limit.Amount);

    // What a hard limit took off was used all the same.
    private static decimal Used(LiveBill live) =>
        live.Forecast.SoFar.Lines.Where(l => l.Key != "limit.cap").Aggregate(Exact.Zero, (sum, l) => sum + l.Printed).ToDecimal();
}
