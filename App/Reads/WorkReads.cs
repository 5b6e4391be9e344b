using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;

namespace Plainmend.Reads;

/// <summary>How the work was shared, and what the desk itself cost; both null while the module is off.</summary>
public sealed class WorkReads(Db store, RunningBills bills, TimeProvider clock)
{
    // A year to compare with, and the period that runs.
    private const int MostPeriods = 12;

    /// <summary>What each technician did, the busiest first. Those who are no longer active are in it when they completed something.</summary>
    public async Task<PeopleWork?> PeopleAsync(int tenant, DayRange range, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var zone = await db.ZoneAsync(stop);
        var (start, end, now) = (LocalTime.Start(range.First, zone), LocalTime.Start(range.Last.AddDays(1), zone), clock.GetUtcNow());
        var cells = await FigureReads.CellsAsync(db, range, Cut.Technician, stop);
        var profiles = await db.Technicians.ToDictionaryAsync(t => t.Id, t => t.Profile, stop);
        var people = new List<PersonWork>();
        foreach (var m in await db.Members.Where(m => m.Role == Role.Technician).OrderBy(m => m.Login).ToListAsync(stop))
        {
            var cell = cells.GetValueOrDefault(m.Id.ToString("N")) ?? new();
            if (!m.Active && cell[Metric.Completed].Count == 0) continue;
            people.Add(new(
                m.Id, new(m.Name, m.NameEn), (int)cell[Metric.Completed].Count, cell[Metric.Labour].Sum / 3600m,
                profiles.GetValueOrDefault(m.Id) is { } p ? Hours(p.Shift.Between(start, end < now ? end : now, [.. p.Leaves.Select(l => new Interval(l.From, l.To))])) : 0, cell[Metric.Stars].Mean));
        }
        return new(
            [.. people.OrderByDescending(p => p.Completed).ThenByDescending(p => p.Hours)],
            Fairness.Gini([.. people.Select(p => (decimal)p.Completed)]), Fairness.Gini([.. people.Select(p => p.Hours)]));
    }

    /// <summary>Billing periods of the last year, newest first: cost, reports and stars of the same days.</summary>
    public async Task<IReadOnlyList<PlatformPeriod>?> PlatformAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var invoices = await db.Invoices.Where(i => i.Kind == StatementKind.Subscription && i.State != InvoiceState.Void).OrderByDescending(i => i.First).Take(MostPeriods)
            .Select(i => new { i.First, i.End, i.DueMinor, i.PrepaidMinor, i.Currency }).ToListAsync(stop);
        var periods = invoices.Select(i => (i.First, i.End, Cost: Money.FromMinorUnits(i.DueMinor + i.PrepaidMinor, new(i.Currency)), Running: false)).ToList();
        var running = await bills.LookAsync(tenant, (open, now) => new Running(open.Period, open.Bill.Statement(Reckoning.Plain with { AsOf = now }).TotalMoney), stop);
        if (running is not null && periods.TrueForAll(p => p.First != running.Period.First)) periods.Insert(0, (running.Period.First, running.Period.End, running.SoFar, true));
        if (periods.Count == 0) return [];
        var days = await FigureReads.AmountsAsync(db, periods.Min(p => p.First), periods.Max(p => p.End).AddDays(-1), stop);
        return [.. periods.Select(p => new PlatformPeriod(p.First, p.End, p.Cost, In(p.First, p.End, Metric.Reported).Count, In(p.First, p.End, Metric.Stars).Mean, p.Running))];

        Amount In(DateOnly first, DateOnly end, Metric measure) =>
            days.Where(d => first <= d.Key && d.Key < end).Aggregate(default(Amount), (sum, d) => sum + d.Value[measure]);
    }

    private static decimal Hours(TimeSpan length) => (decimal)length.Ticks / TimeSpan.TicksPerHour;

    private sealed record Running(BillingPeriod Period, Money SoFar);
}
