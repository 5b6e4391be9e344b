using System.Collections.Concurrent;
using System.Data.Common;
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
/// comes second, counts nothing twice. A ticket that cannot be folded is left aside as it was last counted, so that the others go
/// on; it is tried again when it next changes and with the next start of the process.
/// </summary>
public sealed class FigureFollower(Db store, IWriter writer, RuleBook rules, ILogger<FigureFollower> log)
{
    private const int AtOnce = 200;
    private readonly ConcurrentDictionary<int, bool> _begun = new();
    private readonly ConcurrentDictionary<Guid, bool> _told = new();

    /// <summary>Counts the next events of a company.</summary>
    /// <returns>How many were looked at; 0 when there are no more.</returns>
    public async Task<int> RunAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var from = await ReachedAsync(db, stop);
        var events = await db.Events.Where(e => e.Number > from).OrderBy(e => e.Number).Take(AtOnce).Select(e => new { e.Number, e.Subject, e.SubjectId }).ToListAsync(stop);
        var aside = await AsideAsync(db, stop);
        // Newer code may count what an older one could not.
        var again = _begun.TryAdd(tenant, true) ? aside : [];
        if (events.Count == 0 && again.Count == 0) return 0;
        var (folded, stuck) = await FoldAsync(db, [.. events.Where(e => e.Subject == Subjects.Ticket).Select(e => e.SubjectId).Union(again)], stop);
        var back = folded.Select(f => f.TicketId).Intersect(aside).Select(Counter.FigureAsideOf).ToArray();
        await writer.WriteAsync(tenant, async (change, s) =>
        {
            await change.LockAsync(Counter.FigureCursor, s);
            // Somebody else came first: what we folded may be older than what he counted.
            if (await ReachedAsync(change, s) != from) return;
            if (from == 0) await ForgetAsync(change, s);
            await PutAsync(change, folded, s);
            await change.SaveChangesAsync(s);
            foreach (var ticket in stuck) await change.LiftAsync(Counter.FigureAsideOf(ticket), 1, s);
            if (back.Length > 0) await change.Counters.Where(c => back.Contains(c.Name)).ExecuteDeleteAsync(s);
            if (events.Count > 0) await change.LiftAsync(Counter.FigureCursor, events[^1].Number, s);
        }, stop);
        return events.Count;
    }

    private static Task<long> ReachedAsync(AppDb db, CancellationToken stop) => db.Counters.Where(c => c.Name == Counter.FigureCursor).Select(c => c.Value).SingleOrDefaultAsync(stop);

    private static async Task<IReadOnlyList<Guid>> AsideAsync(AppDb db, CancellationToken stop) =>
        [.. (await db.Counters.Where(c => c.Name.StartsWith(Counter.FigureAside)).Select(c => c.Name).ToListAsync(stop)).Select(name => Guid.ParseExact(name[Counter.FigureAside.Length..], "N"))];

    // Nothing is counted yet in this format; what another one left is of no use.
    private static async Task ForgetAsync(AppDb db, CancellationToken stop)
    {
        await db.Counters.Where(c => c.Name.StartsWith(Counter.FigureAside)).ExecuteDeleteAsync(stop);
        await db.FigureCells.ExecuteDeleteAsync(stop);
        await db.Figures.ExecuteDeleteAsync(stop);
    }

    private async Task<(IReadOnlyList<TicketFigures> Folded, IReadOnlyList<Guid> Stuck)> FoldAsync(AppDb db, IReadOnlyList<Guid> tickets, CancellationToken stop)
    {
        var zone = await db.ZoneAsync(stop);
        var facts = (await db.Events.Where(e => e.Subject == Subjects.Ticket && tickets.Contains(e.SubjectId)).OrderBy(e => e.Version).ToListAsync(stop)).ToLookup(e => e.SubjectId);
        var (folded, stuck) = (new List<TicketFigures>(), new List<Guid>());
        foreach (var ticket in tickets)
        {
            try
            {
                TicketEvent[] events = [.. facts[ticket].Select(e => e.ToTicketEvent())];
                if (events is not [{ Fact: Submitted report }, ..]) continue;
                var terms = new FigureTerms(
                    zone, await rules.GetAsync<SlaPolicy>(db, report.SlaVersion, stop), await rules.GetAsync<BusinessCalendar>(db, report.CalendarVersion, stop), await rules.GetAsync<RateCard>(db, report.RateCardVersion, stop));
                folded.Add(FigureFold.Of(db.Tenant, ticket, events, terms));
            }
            catch (Exception e) when (IsTheTickets(e))
            {
                stuck.Add(ticket);
                if (_told.TryAdd(ticket, true)) log.LogError(e, "Ticket {Ticket} of company {Tenant} cannot be counted into the figures; it is left aside as it was last counted.", ticket, db.Tenant);
            }
        }
        return (folded, stuck);
    }

    // A database out of reach says nothing about a ticket: then the whole round is tried again.
    private static bool IsTheTickets(Exception e) => e is not OperationCanceledException && e.GetBaseException() is not (DbException or IOException or TimeoutException or OperationCanceledException);

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
