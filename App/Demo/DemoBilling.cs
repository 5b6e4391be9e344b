using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo;

/// <summary>
/// A year of platform bills of the demo companies: what its tickets used, and the rest of its story's usage
/// (<see cref="DemoYear"/>), closed and paid by the ordinary acts under a simulated clock. From now on everything is measured.
/// </summary>
public sealed class DemoBilling(IWriter writer, RuleBook rules, PlanShelf shelf, Closing closing, TimeProvider clock)
{
    private static readonly Actor By = Actor.System("Demo");

    /// <summary>Writes the year of one company and bills it.</summary>
    /// <param name="payer">Finance of the company that runs the installation; records the payments.</param>
    /// <param name="made">Tickets that were really reported on each local day: measured already.</param>
    public async Task MakeAsync(DemoCast cast, Viewer payer, IReadOnlyDictionary<DateOnly, int> made, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (tenant, cycle) = (cast.Company.Id, new BillingCycle(FirstMonth(now), DemoSeed.Zone));
        if (DemoYear.Of(cast.Script.Slug, cycle, now, made) is not { } year) return;
        var simulated = new SimulatedClock(cycle.Period(0).StartsAt);
        await new SubscriptionActions(writer, rules, shelf, simulated).StartAgainAsync(tenant, year.Subscription(cycle), By, stop);
        var usage = new UsageActions(writer, rules, simulated);
        foreach (var chunk in year.Usage.Chunk(UsageActions.MostAtOnce)) await usage.IngestAsync(tenant, chunk, By, stop);
        for (var n = 0; n < DemoYear.Months; n++)
        {
            simulated.MoveTo(cycle.Period(n).EndsAt + InvoiceActions.Grace);
            var invoices = new InvoiceActions(writer, rules, closing, simulated);
            await invoices.CloseAsync(tenant, stop);
            simulated.MoveTo(cycle.Period(n).EndsAt.AddDays(6));
            if (n < DemoYear.Months - year.Unpaid) await PayAsync(invoices, payer, tenant, cycle.Period(n), stop);
        }
    }

    private static async Task PayAsync(InvoiceActions invoices, Viewer payer, int tenant, BillingPeriod period, CancellationToken stop)
    {
        var list = await invoices.OpenAsync(tenant, period.First, stop);
        foreach (var (id, left) in list) await invoices.PayAsync(payer, tenant, id, left, "bank-transfer", FormattableString.Invariant($"DEMO-{tenant}-{period.First:yyyyMM}"), stop);
    }

    // Twelve whole months lie behind the month that runs now.
    private static DateOnly FirstMonth(DateTimeOffset now)
    {
        var today = LocalTime.Day(now, LocalTime.Zone(DemoSeed.Zone));
        return new DateOnly(today.Year, today.Month, 1).AddMonths(-DemoYear.Months);
    }
}
