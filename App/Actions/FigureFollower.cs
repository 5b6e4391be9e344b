using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Keeps the figures up with the log of events. Tickets are folded outside any transaction; a short one then takes each ticket away as
/// it was counted and adds it as it is. The place reached is kept with the counts, so that whoever is interrupted, or
/// comes second, counts nothing twice.
/// </summary>
public sealed class FigureFollower(Db store, IWriter writer, RuleBook rules)
{
    private const int AtOnce = 200;

    /// <summary>Counts the next events of a company.</summary>
    /// <returns>How many were looked at; 0 when there are no more.</returns>
    public async Task<int> RunAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var from = await ReachedAsync(db, stop);
        var events = await db.Events.Where(e => e.Number > from).OrderBy(e => e.Number).Take(AtOnce).Select(e => new { e.Number, e.Subject, e.SubjectId }).ToListAsync(stop);
        if (events.Count == 0) return 0;
        var folded = await FoldAsync(db, [.. events.Where(e => e.Subject == Subjects.Ticket).Select(e => e.SubjectId).Distinct()], stop);
        await writer.WriteAsync(tenant, async (change, s) =>
        {
            await change.LockAsync(Counter.FigureCursor, s);
            // Somebody else came first: what we folded may be older than what he counted.
            if (await ReachedAsync(change, s) != from) return;
            if (from == 0) await ForgetAsync(change, s);
            await PutAsync(change, folded, s);
            await change.SaveChangesAsync(s);
            await change.LiftAsync(Counter.FigureCursor, events[^1].Number, s);
        }, stop);
        return events.Count;
    }

    private static Task<long> ReachedAsync(AppDb db, CancellationToken stop) => db.Counters.Where(c => c.Name == Counter.FigureCursor).Select(c => c.Value).SingleOrDefaultAsync(stop);

    // Nothing is counted yet in this format; what another one left is of no use.
    private static async Task ForgetAsync(AppDb db, CancellationToken stop)
    {
        await db.FigureCells.ExecuteDeleteAsync(stop);
        await db.Figures.ExecuteDeleteAsync(stop);
    }

    private async Task<IReadOnlyList<TicketFigures>> FoldAsync(AppDb db, IReadOnlyList<Guid> tickets, CancellationToken stop)
    {
        var zone = await db.ZoneAsync(stop);
        var facts = (await db.Events.Where(e => e.Subject == Subjects.Ticket && tickets.Contains(e.SubjectId)).OrderBy(e => e.Version).ToListAsync(stop)).ToLookup(e => e.SubjectId, e => e.ToTicketEvent());
        var folded = new List<TicketFigures>();
        foreach (var ticket in tickets)
        {
            TicketEvent[] events = [.. facts[ticket]];
            if (events is not [{ Fact: Submitted report }, ..]) continue;
            var terms = new FigureTerms(
                zone, await rules.GetAsync<SlaPolicy>(db, report.SlaVersion, stop), await rules.GetAsync<BusinessCalendar>(db, report.CalendarVersion, stop), await rules.GetAsync<RateCard>(db, report.RateCardVersion, stop));
            folded.Add(FigureFold.Of(db.Tenant, ticket, events, terms));
        }
        return folded;
    }

    private static async Task PutAsync(AppDb db, IReadOnlyList<TicketFigures> folded, CancellationToken stop)
    {
        var ids = folded.Select(f => f.TicketId).ToArray();
        var counted = await db.Figures.AsTracking().Where(f => ids.Contains(f.TicketId)).ToDictionaryAsync(f => f.TicketId, stop);
        var changes = new Dictionary<CellKey, Cell>();
        foreach (var now in folded)
        {
            if (counted.TryGetValue(now.TicketId, out var before))
            {
                if (before.IsLike(now)) continue;
                before.AddTo(changes, -1);
                db.Entry(before).CurrentValues.SetValues(now);
            }
            else db.Figures.Add(now);
            now.AddTo(changes, 1);
        }
        await AddAsync(db, changes, stop);
    }

    private static async Task AddAsync(AppDb db, Dictionary<CellKey, Cell> changes, CancellationToken stop)
    {
        var days = changes.Keys.Select(k => k.Day).Distinct().ToArray();
        var stored = await db.FigureCells.AsTracking().Where(c => days.Contains(c.Day)).ToDictionaryAsync(c => new CellKey(c.Day, c.Cut, c.Value), stop);
        foreach (var (key, cell) in changes)
        {
            var row = stored.GetValueOrDefault(key);
            if (row is not null) cell.Read(row.Amounts, row.Spreads);
            if (row is null && !cell.IsEmpty)
                db.FigureCells.Add(new() { TenantId = db.Tenant, Cut = key.Cut, Day = key.Day, Value = key.Value, Amounts = cell.WriteAmounts(), Spreads = cell.WriteSpreads() });
            else if (row is not null && cell.IsEmpty) db.FigureCells.Remove(row);
            else if (row is not null) (row.Amounts, row.Spreads) = (cell.WriteAmounts(), cell.WriteSpreads());
        }
    }
}
