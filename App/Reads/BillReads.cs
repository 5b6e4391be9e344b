using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>The running platform bill of one company.</summary>
public sealed class BillReads(Db store, RunningBills bills)
{
    /// <summary>The bill as it stands now; null while nothing is agreed.</summary>
    public async Task<LiveBill?> LiveAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var rows = await db.Modules.ToListAsync(stop);
        var meters = Modules.All.Select(PlatformMeters.Module).ToArray();
        var switches = (await db.Usage.Where(u => meters.Contains(u.Meter)).ToListAsync(stop)).Select(u => u.ToRecord()).ToLookup(r => r.Meter);
        var live = await bills.LookAsync(tenant, (open, now) => Look(open, rows, switches, now), stop);
        if (live is null) return null;
        var first = live.Period.First;
        var before = await db.Invoices.Where(i => i.Kind == StatementKind.Subscription && i.State != InvoiceState.Void && i.End == first).Select(i => i.FileJson).FirstOrDefaultAsync(stop);
        return live with
        {
            Notices = await NoticesAsync(db, live.Period.ToString(), stop),
            Before = before is null ? null : BillingJson.Read<StatementFile>(before).Statement,
            Capacity = await UsageLedger.CapacityAsync(db, stop),
        };
    }

    /// <summary>Minutes of silence after which an agent no longer counts as at work, as the plan in force states.</summary>
    public async Task<int> IdleCutOffMinutesAsync(int tenant, CancellationToken stop) =>
        await bills.LookAsync(tenant, (open, now) => open.Subscription.Agreement.PlanAt(now)?.IdleCutOffMinutes, stop) ?? ReadyPlans.Trial.IdleCutOffMinutes;

    /// <summary>The newest measured facts, newest first.</summary>
    public Task<IReadOnlyList<UsageFact>> NewestAsync(int tenant, int most, CancellationToken stop) => FactsAsync(tenant, q => q.OrderByDescending(u => u.Position).Take(most), stop);

    /// <summary>The facts on one meter within a period, in order of time.</summary>
    public Task<IReadOnlyList<UsageFact>> FactsAsync(int tenant, string meter, BillingPeriod period, int skip, int most, CancellationToken stop)
    {
        var (start, end) = (period.StartsAt, period.EndsAt);
        return FactsAsync(tenant, q => q.Where(u => u.Meter == meter && u.From < end && (u.To == null ? u.From >= start : u.To > start))
            .OrderBy(u => u.From).ThenBy(u => u.Position).Skip(skip).Take(most), stop);
    }

    private async Task<IReadOnlyList<UsageFact>> FactsAsync(int tenant, Func<IQueryable<UsageRow>, IQueryable<UsageRow>> which, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var rows = await which(db.Usage).ToListAsync(stop);
        return [.. rows.Select(u => new UsageFact(u.Position, u.RecordId, u.Meter, u.Subject, u.Amount, u.From, u.To, u.Evidence))];
    }

    private static LiveBill Look(OpenPeriod open, IReadOnlyList<ModuleRow> rows, ILookup<string, UsageRecord> switches, DateTimeOffset now)
    {
        var forecast = Forecast.Of(open.Bill, now);
        var (agreement, plan) = (open.Subscription.Agreement, open.Subscription.Agreement.PlanAt(now));
        return new()
        {
            ReadAt = now, Plan = plan, Subscription = open.Subscription, Version = open.Version, Period = open.Period, Forecast = forecast, Notices = [], Before = null,
            Budget = agreement.Limit is { } limit ? Budget.Of(limit, forecast, open.Period, now) : null, Position = open.Position, Capacity = 0,
            Modules = [.. Modules.All.Select(m => State(m, rows.FirstOrDefault(r => r.Module == m), plan))],
        };

        ModuleState State(string module, ModuleRow? row, Plan? plan)
        {
            var charge = plan?.Charges.FirstOrDefault(c => c.Meter == PlatformMeters.Module(module));
            var other = charge is null ? (Money?)null : forecast.Expected.TotalMoney + Difference(plan! with { Charges = [charge], Minimum = null, Cap = null, Discounts = [] },
                open.Period, [.. switches[charge.Meter]], UsageRecord.At("what-if", charge.Meter, now, row?.On == true ? 0m : 1m, "what if"));
            return new(module, row?.On == true, row?.ChangedAt, charge, other);
        }
    }

    // What one more switch would change about the module's own line: the same call as the bill, over its own records only.
    private static Money Difference(Plan alone, BillingPeriod period, IReadOnlyList<UsageRecord> records, UsageRecord more)
    {
        var agreement = Agreement.To(alone, period.StartsAt);
        return BillingCalculator.Calculate(agreement, period, [.. records, more]).TotalMoney - BillingCalculator.Calculate(agreement, period, records).TotalMoney;
    }

    private static async Task<IReadOnlyList<BudgetNotice>> NoticesAsync(AppDb db, string period, CancellationToken stop)
    {
        var events = await db.Events.Where(e => e.Subject == Subjects.Budget).OrderByDescending(e => e.Number).Take(20).ToListAsync(stop);
        return [.. events.Select(e => new BudgetNotice(e.At, StoredJson.Read<BudgetReached>(e.Payload))).Where(n => n.Reached.Period == period).Reverse()];
    }
}
