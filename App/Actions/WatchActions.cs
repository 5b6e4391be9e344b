using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Begins and ends to watch a ticket, for oneself; a note begins it for whom it calls.</summary>
public sealed class WatchActions(IWriter writer, TimeProvider clock)
{
    /// <summary>From now on he is told what happens to it, or no longer. Said twice is said once.</summary>
    /// <exception cref="RefusedException">There is no such ticket, or he may not open it.</exception>
    public Task WatchAsync(Viewer who, Guid ticketId, bool watch, CancellationToken stop) => writer.WriteAsync(who.Tenant, async (db, s) =>
    {
        await db.LockAsync(ticketId.ToString(), s);
        if (!await TicketRights.MayReadAsync(db, who, ticketId, s)) throw new RefusedException(Refusal.NotFound);
        if (await WatchShelf.SetAsync(db, ticketId, [new(who.Id, who.Name)], watch, who.Actor, clock.GetUtcNow(), s)) await db.SaveChangesAsync(s);
    }, stop);
}

/// <summary>Notes that call somebody.</summary>
internal static class Calling
{
    /// <summary>Writes a note. Whom it calls by name is told and watches from now on; who may not open the ticket is not called.</summary>
    public static async Task NoteAsync(this TicketAtHand at, Viewer who, string text, IReadOnlyList<Attached> files, CancellationToken stop)
    {
        IReadOnlyList<ToldPerson> called = text.IndexOfAny(['@', '＠']) < 0 ? [] : Mentions.In(text, await WatchShelf.CallableAsync(at.Db, at.Ticket.TechnicianId, stop));
        at.Ticket.Note(text, who.Actor, at.Now, files, called);
        if (called.Count > 0) await WatchShelf.SetAsync(at.Db, at.Ticket.Id, [.. called.Where(p => p.Id != who.Id)], watch: true, who.Actor, at.Now, stop);
    }
}
