using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo.Scenes;

/// <summary>Two months of a shop: what it used, the first month's bill as it was locked in its time, and a record of that month that came later.</summary>
public sealed class MonthEndBooks(IWriter writer, RuleBook rules, Closing closing, UsageActions usage)
{
    private const int Desks = 12, TicketsADay = 10;
    private static readonly Actor By = Actor.System("Demo");

    /// <summary>Writes what was measured in both months.</summary>
    public Task MeasureAsync(int tenant, BillingCycle cycle, CancellationToken stop) => usage.IngestAsync(tenant, [.. Used(cycle)], By, stop);

    /// <summary>Locks the first month under the clock of its end; then two seats turn up that nobody had reported.</summary>
    public async Task LockFirstAsync(int tenant, BillingCycle cycle, CancellationToken stop)
    {
        var month = cycle.Period(0);
        await new InvoiceActions(writer, rules, closing, new SimulatedClock(month.EndsAt + InvoiceActions.Grace)).CloseAsync(tenant, stop);
        await usage.IngestAsync(tenant, [UsageRecord.At("demo:late", PlatformMeters.Seats, month.EndsAt.AddDays(-10), Desks + 2, "演示：迟到的记录", "demo")], By, stop);
    }

    private static IEnumerable<UsageRecord> Used(BillingCycle cycle)
    {
        yield return UsageRecord.At("demo:seats", PlatformMeters.Seats, cycle.Period(0).StartsAt, Desks, "演示数据 · demo", "demo");
        for (var day = cycle.Period(0).First; day < cycle.Period(2).First; day = day.AddDays(1))
            yield return UsageRecord.At(FormattableString.Invariant($"demo:tickets:{day:yyyy-MM-dd}"), PlatformMeters.Tickets, new(day.ToDateTime(new(2, 0)), TimeSpan.Zero), TicketsADay, "演示数据 · demo", "demo");
    }
}
