using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Stock;

namespace Plainmend.Reads;

/// <summary>What lies where. The desk sees every place, a technician the stores and his own van.</summary>
public sealed class StockReads(Db store, RuleBook rules, TimeProvider clock)
{
    /// <summary>Lines of a part's history that are shown.</summary>
    public const int MostLines = 100;

    /// <summary>Every part; null when this is not for the viewer, or the module is off.</summary>
    public async Task<StockView?> ReadAsync(Viewer? viewer, CancellationToken stop)
    {
        if (viewer?.Role is not (Role.Agent or Role.Supervisor or Role.Admin or Role.Technician)) return null;
        await using var db = store.Read(viewer.Tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Parts, stop)) return null;
        var card = await rules.LatestAsync<RateCard>(db, stop);
        var stock = await db.Stock.ToDictionaryAsync(p => p.Sku, StringComparer.Ordinal, stop);
        var places = await PlacesAsync(db, viewer, stop);
        // A part that left the price list is shown as long as some of it lies somewhere.
        var skus = card.Parts.Keys.Concat(stock.Values.Where(p => p.Counts.Count > 0).Select(p => p.Sku)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var zone = await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => t.Zone).SingleAsync(stop);
        return new(zone, clock.GetUtcNow(), places, [.. skus.Select(sku => Row(sku, card, stock.GetValueOrDefault(sku), places))]);
    }

    /// <summary>The latest movements of a part, newest first; null when this is not for the viewer.</summary>
    public async Task<IReadOnlyList<StockLine>?> HistoryAsync(Viewer? viewer, string sku, CancellationToken stop)
    {
        if (viewer?.Role is not (Role.Agent or Role.Supervisor or Role.Admin)) return null;
        await using var db = store.Read(viewer.Tenant);
        var subject = StockLedger.SubjectOf(viewer.Tenant, sku);
        var events = await db.Events.Where(e => e.Subject == Subjects.Stock && e.SubjectId == subject).OrderByDescending(e => e.Version).Take(MostLines).ToListAsync(stop);
        var lines = events.Select(e => (Event: e, Move: e.Kind is "StockKept" or "StockNotKept" ? null : StoredJson.Read<StockMove>(e.Payload))).ToArray();
        var tickets = lines.Select(l => l.Move?.Ticket).OfType<Guid>().Distinct().ToArray();
        var numbers = await db.Tickets.Where(t => tickets.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Number, stop);
        return [.. lines.Select(l => new StockLine(l.Event.Version, l.Event.At, l.Event.ActorName, l.Event.Kind, l.Move, l.Move?.Ticket is { } id ? numbers.GetValueOrDefault(id) : null))];
    }

    private static async Task<IReadOnlyList<StockPlace>> PlacesAsync(AppDb db, Viewer viewer, CancellationToken stop)
    {
        var stores = await db.Stores.Where(s => s.Active).OrderBy(s => s.Name).ToListAsync(stop);
        var vans = await db.Members.Where(m => m.Active && db.Technicians.Any(t => t.Id == m.Id) && (viewer.Role != Role.Technician || m.Id == viewer.Id)).OrderBy(m => m.Name).ToListAsync(stop);
        return [.. stores.Select(s => new StockPlace(s.Id, new(s.Name, s.NameEn), false, s.Version)), .. vans.Select(m => new StockPlace(m.Id, new(m.Name, m.NameEn), true, 0))];
    }

    private static StockRow Row(string sku, RateCard card, PartStock? part, IReadOnlyList<StockPlace> places) => new(
        sku, card.Parts.TryGetValue(sku, out var known) ? known.Name : new(sku, sku), part?.KeptSince is not null, part?.Version ?? 0,
        part is null ? [] : [.. places.Where(p => part.OnHand(p.Id) > 0).Select(p => new StockShare(p, part.OnHand(p.Id), part.Reserved(p.Id)))]);
}
