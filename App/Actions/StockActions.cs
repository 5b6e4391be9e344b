using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Stock;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Parts in stores and vans: received, moved, counted. The desk does it for every place, a technician between his own van and
/// a store. Money never moves with them.
/// </summary>
public sealed class StockActions(TicketDoor door, IWriter writer)
{
    /// <summary>Most stores of a company.</summary>
    public const int MostStores = 30;

    /// <summary>Begins or ends keeping a part of the price list in stock. Jobs reported before go on as they began.</summary>
    public Task KeepAsync(Viewer by, string sku, bool kept, CancellationToken stop) => OnAsync(Desk(by), sku, null, (db, part, now, _) =>
    {
        if (part.Keep(kept, now)) db.Note(Subjects.Stock, StockLedger.SubjectOf(by.Tenant, part.Sku), part.Version, kept ? "StockKept" : "StockNotKept", new { part.Sku }, by.Actor, now);
        return Task.CompletedTask;
    }, stop);

    /// <summary>Parts came from outside; whoever waits for them is served, the oldest report first.</summary>
    /// <param name="key">Chosen by the screen; the same key is received once.</param>
    public Task ReceiveAsync(Viewer by, string sku, Guid place, decimal quantity, string? note, string key, CancellationToken stop) => OnAsync(Desk(by), sku, key, async (db, part, _, s) =>
    {
        await RequirePlaceAsync(db, place, s);
        part.Receive(place, quantity, TextGate.Clean(note, "Note", 200) is { Length: > 0 } said ? said : null);
    }, stop);

    /// <summary>Parts go from one place to another. A technician moves between his own van and a store.</summary>
    /// <param name="key">Chosen by the screen; the same key is moved once.</param>
    public Task MoveAsync(Viewer by, string sku, Guid from, Guid to, decimal quantity, string key, CancellationToken stop) => OnAsync(by, sku, key, async (db, part, _, s) =>
    {
        await RequirePlaceAsync(db, from, s);
        await RequirePlaceAsync(db, to, s);
        if (by.Role == Role.Technician && (from == by.Id) == (to == by.Id)) throw new RefusedException(Refusal.StockNotYours);
        if (by.Role == Role.Technician && await db.Technicians.AnyAsync(t => t.Id == (from == by.Id ? to : from), s)) throw new RefusedException(Refusal.StockNotYours);
        if (by.Role != Role.Technician) Desk(by);
        await RefuseReservedAsync(db, part, from, quantity, s);
        part.Move(from, to, quantity, returned: from == by.Id);
    }, stop);

    /// <summary>Somebody counted what lies at a place; the difference is written down with his reason.</summary>
    public Task CorrectAsync(Viewer by, string sku, Guid place, decimal counted, string? reason, CancellationToken stop) => OnAsync(Desk(by), sku, null, async (db, part, _, s) =>
    {
        await RequirePlaceAsync(db, place, s);
        part.Correct(place, counted, TextGate.Needed(reason, "Reason", 200));
    }, stop);

    /// <summary>Opens a store, or gives one its name; a closed one must be empty.</summary>
    /// <param name="id">Null opens one.</param>
    /// <param name="seen">Version the change began from.</param>
    public Task<Guid> StoreAsync(Viewer by, Guid? id, int seen, string? name, string? nameEn, bool active, CancellationToken stop)
    {
        Desk(by);
        var (zh, en, now) = (TextGate.Needed(name, "Store", 60), TextGate.Clean(nameEn, "StoreEn", 60), door.Clock.GetUtcNow());
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await ModuleGate.RequireAsync(db, Modules.Parts, s);
            if (id is null && await db.Stores.CountAsync(s) >= MostStores) throw new RefusedException(Refusal.OutOfRange, "Stores", 0, MostStores);
            if (await db.Stores.AnyAsync(x => x.Name == zh && x.Id != id, s)) throw new RefusedException(Refusal.AlreadyTaken, "Store");
            var store = id is null ? null : await db.Stores.AsTracking().SingleOrDefaultAsync(x => x.Id == id, s) ?? throw new RefusedException(Refusal.NotFound);
            if (store is not null && store.Version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
            if (store is null) db.Stores.Add(store = new() { TenantId = by.Tenant, Id = Guid.CreateVersion7(now), Name = zh, NameEn = zh });
            if (!active && (await db.Stock.ToListAsync(s)).Any(p => p.OnHand(store.Id) > 0)) throw new RefusedException(Refusal.StoreNotEmpty, zh);
            (store.Name, store.NameEn, store.Active, store.Version) = (zh, en.Length > 0 ? en : zh, active, store.Version + 1);
            db.Note(Subjects.Stock, store.Id, store.Version, "StoreChanged", new { store.Name, store.Active }, by.Actor, now);
            await db.SaveChangesAsync(s);
            return store.Id;
        }, stop);
    }

    private async Task OnAsync(Viewer by, string sku, string? key, Func<AppDb, PartStock, DateTimeOffset, CancellationToken, Task> act, CancellationToken stop)
    {
        await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await ModuleGate.RequireAsync(db, Modules.Parts, s);
            var known = await StockLedger.FindAsync(db, sku, s);
            if (key is not null && await db.Events.AnyAsync(e => e.CommandKey == key, s)) return;
            db.CommandKey = key;
            if (known is null && !(await door.Rules.LatestAsync<RateCard>(db, s)).Parts.ContainsKey(sku)) throw new RefusedException(Refusal.NotFound);
            var (part, now) = (known ?? PartStock.Begin(by.Tenant, sku), door.Clock.GetUtcNow());
            await act(db, part, now, s);
            if (known is null && part.Version > 0) db.Stock.Add(part);
            StockLedger.Note(db, part, by.Actor, now);
            await db.SaveChangesAsync(s);
        }, stop);
        await door.ServeAsync(by.Tenant, sku, stop);
    }

    // It lies there, but for somebody: said with the tickets, so that one of them can be asked to give it up.
    private static async Task RefuseReservedAsync(AppDb db, PartStock part, Guid place, decimal quantity, CancellationToken stop)
    {
        if (quantity <= part.Free(place) || quantity > part.OnHand(place)) return;
        var ids = part.Reservations.Where(r => r.Place == place).Select(r => r.Ticket).ToList();
        var numbers = await db.Tickets.Where(t => ids.Contains(t.Id)).Select(t => t.Number).ToListAsync(stop);
        throw new RefusedException(Refusal.StockReserved, part.Sku, part.Free(place), string.Join(", ", numbers.Order(StringComparer.Ordinal)));
    }

    private static Viewer Desk(Viewer by) => by.Role is Role.Agent or Role.Supervisor or Role.Admin ? by : throw new RefusedException(Refusal.StockNotYours);

    private static async Task RequirePlaceAsync(AppDb db, Guid place, CancellationToken stop)
    {
        if (!await db.Stores.AnyAsync(x => x.Id == place && x.Active, stop) && !await db.Technicians.AnyAsync(t => t.Id == place, stop)) throw new RefusedException(Refusal.Required, "Place");
    }
}
