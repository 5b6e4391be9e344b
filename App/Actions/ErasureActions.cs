using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What is known of one customer.</summary>
/// <param name="Open">Numbers of tickets that are not closed; while there are any, he is still needed.</param>
/// <param name="Tickets">Numbers of all tickets, the latest first.</param>
/// <param name="Devices">Serial numbers of devices that are recorded as his.</param>
/// <param name="Messages">Messages to him.</param>
/// <param name="Files">Photos and other files of his tickets.</param>
public sealed record CustomerFound(IReadOnlyList<string> Tickets, IReadOnlyList<string> Open, IReadOnlyList<string> Devices, int Messages, int Files)
{
    public bool Any => Tickets.Count + Devices.Count > 0;
}

/// <summary>Takes one customer out of a company's records, for good: his person goes, what was done and charged stays.</summary>
public sealed class ErasureActions(Db store, IWriter writer, TimeProvider clock)
{
    /// <summary>Most tickets of one customer that one act rewrites.</summary>
    public const int Most = 500;

    /// <summary>What is known of whoever has this telephone number or e-mail address.</summary>
    /// <exception cref="RefusedException">Not an administrator; nothing was typed.</exception>
    public async Task<CustomerFound> FindAsync(Viewer by, string? who, CancellationToken stop)
    {
        by.RequireAdmin();
        var contact = Typed(who);
        await using var db = store.Read(by.Tenant);
        var tickets = await TicketsOf(db, contact).OrderByDescending(t => t.SubmittedAt).ThenBy(t => t.Number).Select(t => new { t.Id, t.Number, t.State }).Take(Most + 1).ToListAsync(stop);
        var ids = tickets.Select(t => t.Id).ToArray();
        return new(
            [.. tickets.Select(t => t.Number)], [.. tickets.Where(t => t.State.IsOpen()).Select(t => t.Number)], await DevicesOf(db, contact).OrderBy(d => d.Serial).Select(d => d.Serial).ToListAsync(stop),
            await db.Outbox.CountAsync(o => ids.Contains(o.TicketId) && o.To == Domain.Notices.Audience.Customer, stop),
            await db.Attachments.CountAsync(f => f.TicketId != null && ids.Contains(f.TicketId.Value), stop));
    }

    /// <summary>Erases him everywhere, in one transaction. His links open nothing from then on.</summary>
    /// <param name="who">His telephone number or e-mail address.</param>
    /// <param name="again">The same once more, typed to confirm.</param>
    /// <param name="reason">Why; kept in the log. Must not name him.</param>
    /// <param name="seen">What was shown; when there is more by now, nothing is erased.</param>
    /// <exception cref="RefusedException">Not an administrator; not confirmed; a ticket is still open; nobody is found; something was added meanwhile.</exception>
    public Task<CustomerFound> EraseAsync(Viewer by, string? who, string? again, string? reason, CustomerFound seen, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var contact = Typed(who);
        if (Typed(again, "Again") != contact) throw new RefusedException(Refusal.NotConfirmed, "Again");
        var why = TextGate.Needed(reason, "Reason", 300);
        if (why.Contains(contact, StringComparison.OrdinalIgnoreCase)) throw new RefusedException(Refusal.NamesTheErased, "Reason");
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var ids = await TicketsOf(db, contact).OrderBy(t => t.Id).Select(t => t.Id).Take(Most + 1).ToListAsync(s);
            if (ids.Count > Most) throw new RefusedException(Refusal.OutOfRange, "Tickets", 0, Most);
            var tickets = new List<Ticket>();
            foreach (var id in ids)
            {
                await db.LockAsync(id.ToString(), s);
                tickets.Add(await TicketDoor.LoadAsync(db, id, s));
            }
            var devices = await DevicesOf(db, contact).AsTracking().ToListAsync(s);
            if (tickets.Count + devices.Count == 0) throw new RefusedException(Refusal.NotFound);
            if (tickets.Count(t => t.State.IsOpen()) is var open and > 0) throw new RefusedException(Refusal.StillOpen, open);
            if (tickets.Count != seen.Tickets.Count || devices.Count != seen.Devices.Count) throw new RefusedException(Refusal.SomeoneWasFaster);
            await CustomerEraser.DropLettersAsync(db, ids, [contact, .. tickets.Select(t => t.Contact.Email).OfType<string>()], s);
            return await EraseAsync(db, tickets, devices, why, actor, s);
        }, stop);
    }

    private async Task<CustomerFound> EraseAsync(AppDb db, List<Ticket> tickets, List<Device> devices, string why, Actor by, CancellationToken stop)
    {
        var (now, ids) = (clock.GetUtcNow(), tickets.Select(t => t.Id).ToList());
        foreach (var ticket in tickets) await CustomerEraser.RewriteAsync(db, ticket, stop);
        foreach (var device in devices)
        {
            (device.Owner, device.Version) = (null, device.Version + 1);
            db.Note(Subjects.Catalogue, device.Id, device.Version, "DeviceChanged", new { device.Serial }, by, now);
        }
        await CustomerEraser.SilenceAsync(db, ids, now, stop);
        var files = await CustomerEraser.DropFilesAsync(db, ids, stop);
        var gone = new CustomerFound([.. tickets.Select(t => t.Number)], [], [.. devices.Select(d => d.Serial)], 0, files);
        db.Note(Subjects.Tenant, Guid.CreateVersion7(now), 1, "CustomerErased", new { gone.Tickets, gone.Devices, gone.Files, Reason = why }, by, now);
        foreach (var id in ids) db.Ring(Subjects.Ticket, id, "CustomerErased");
        await db.SaveChangesAsync(stop);
        foreach (var ticket in tickets) await TicketSearch.KeepAsync(db, ticket, onlyIfMissing: false, stop);
        return gone;
    }

    private static string Typed(string? who, string field = "Who")
    {
        var clean = TextGate.Needed(who, field, 254);
        return clean != Erasure.Mark ? clean : throw new RefusedException(Refusal.NotFound);
    }

    private static IQueryable<Ticket> TicketsOf(AppDb db, string contact) => db.Tickets.Where(t => t.Contact.Phone == contact || t.Contact.Email == contact);

    private static IQueryable<Device> DevicesOf(AppDb db, string contact) => db.Devices.Where(d => d.Owner != null && d.Owner.Phone == contact);
}
