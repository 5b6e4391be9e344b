using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Makes waiting files part of an act, in the act's own transaction.</summary>
internal static class Attaching
{
    /// <summary>Keeps a file under its sender's name until an act names it; the caller saves.</summary>
    /// <param name="ticket">The ticket it was sent to; null when there is none yet.</param>
    public static void Keep(AppDb db, string holder, Guid? ticket, Attached file, byte[] content, DateTimeOffset now)
    {
        db.Attachments.Add(new() { TenantId = db.Tenant, Id = file.Id, TicketId = ticket, Holder = holder, Name = file.Name, Kind = file.Kind, Size = file.Size, SentAt = now });
        db.AttachmentBytes.Add(new() { TenantId = db.Tenant, Id = file.Id, Bytes = content });
    }

    /// <summary>The named files, now bound to the ticket's next event, in the order they were named.</summary>
    /// <param name="holder">Who acts: only what he sent himself can be named, and only once.</param>
    /// <param name="onlyStaff">True when the customer must never have them.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.TooManyFiles"/>; <see cref="Refusal.FileGone"/> for a file that is swept, used already, or not his.</exception>
    public static Task<IReadOnlyList<Attached>> AttachAsync(this TicketAtHand at, string holder, IReadOnlyList<Guid>? ids, bool onlyStaff, CancellationToken stop) =>
        AttachAsync(at.Db, at.Ticket.Id, at.Ticket.Version + 1, holder, ids, onlyStaff, stop);

    /// <summary>One file for the customer to see, or none.</summary>
    public static async Task<Attached?> AttachOneAsync(this TicketAtHand at, string holder, Guid? id, CancellationToken stop) =>
        id is { } one ? (await at.AttachAsync(holder, [one], onlyStaff: false, stop))[0] : null;

    /// <summary>The same for the event of a number that is about to be.</summary>
    public static async Task<IReadOnlyList<Attached>> AttachAsync(AppDb db, Guid ticket, int version, string holder, IReadOnlyList<Guid>? ids, bool onlyStaff, CancellationToken stop)
    {
        if (ids is not { Count: > 0 }) return [];
        if (ids.Count > Attached.MostPerAct) throw new RefusedException(Refusal.TooManyFiles, Attached.MostPerAct);
        var rows = await db.Attachments.AsTracking().Where(f => ids.Contains(f.Id) && f.Holder == holder && f.EventVersion == 0 && (f.TicketId == ticket || f.TicketId == null)).ToDictionaryAsync(f => f.Id, stop);
        if (ids.Distinct().Any(id => !rows.ContainsKey(id))) throw new RefusedException(Refusal.FileGone);
        foreach (var row in rows.Values) (row.TicketId, row.EventVersion, row.Internal) = (ticket, version, onlyStaff);
        return [.. ids.Distinct().Select(id => rows[id].ToAttached())];
    }
}
