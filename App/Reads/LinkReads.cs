using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>A ticket beside the open one, as it stands now.</summary>
/// <param name="Held">True while it is on hold.</param>
public sealed record BesideTicket(Guid Id, string Number, TicketState State, VisitState? Visit, bool Held, Bilingual Product, Bilingual Fault, string? Technician, DateTimeOffset SubmittedAt);

/// <summary>A linked ticket.</summary>
/// <param name="Kind">What it is, as seen from the open one.</param>
/// <param name="Said">Of a ticket that went into this one: what its customer wrote, with its files, oldest first.</param>
public sealed record LinkedTicket(LinkKind Kind, BesideTicket Ticket, IReadOnlyList<TicketEvent> Said);

/// <summary>What belongs to a ticket.</summary>
/// <param name="Alike">Open tickets of the same customer about the same kind of appliance, at about the same time and not linked: perhaps the same trouble twice.</param>
public sealed record LinkedView(IReadOnlyList<LinkedTicket> Links, IReadOnlyList<BesideTicket> Alike);

/// <summary>What is linked to a ticket and what might be, with the viewer's rights.</summary>
public sealed class LinkReads(Db store)
{
    private const int MostAlike = 5;
    // The same kind of appliance reported again so soon is perhaps the same trouble.
    private static readonly TimeSpan Near = TimeSpan.FromDays(14);
    private static readonly string[] Words = [nameof(Submitted), nameof(CustomerWrote)];

    /// <summary>Everything linked to a ticket, each with its present state.</summary>
    /// <exception cref="Domain.RefusedException">This person does not work at the desk.</exception>
    public async Task<LinkedView> ReadAsync(Viewer viewer, Guid ticketId, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var links = await LinkShelf.OfAsync(db, ticketId, stop);
        var alike = await AlikeAsync(db, ticketId, [.. links.Select(l => l.Other)], stop);
        var beside = await BesideAsync(db, [.. links.Select(l => l.Other), .. alike], stop);
        var said = await SaidAsync(db, [.. links.Where(l => l.Kind == LinkKind.HasDuplicate).Select(l => l.Other)], stop);
        return new(
            [.. links.Where(l => beside.ContainsKey(l.Other)).Select(l => new LinkedTicket(l.Kind, beside[l.Other], [.. said[l.Other]]))],
            [.. alike.Where(beside.ContainsKey).Select(id => beside[id]).OrderBy(t => t.Number, StringComparer.Ordinal)]);
    }

    // By his telephone number, as the search finds it and as it is really the same.
    private static async Task<IReadOnlyList<Guid>> AlikeAsync(AppDb db, Guid ticketId, IReadOnlyCollection<Guid> known, CancellationToken stop)
    {
        var mine = await db.Tickets.Where(t => t.Id == ticketId && t.State < TicketState.Completed).Select(t => new { t.Contact, t.Line, t.SubmittedAt }).SingleOrDefaultAsync(stop);
        if (mine is null || mine.Contact.Phone.Length == 0) return [];
        var (from, to) = (mine.SubmittedAt - Near, mine.SubmittedAt + Near);
        var hits = (await TicketSearch.FindAsync(db, mine.Contact.Phone, open: true, stop)).Ids;
        var open = await db.Tickets.Where(t => hits.Contains(t.Id) && t.Id != ticketId && t.State < TicketState.Completed && t.Line == mine.Line && t.SubmittedAt >= from && t.SubmittedAt <= to)
            .Select(t => new { t.Id, t.Contact, t.Number }).ToListAsync(stop);
        return [.. open.Where(t => !known.Contains(t.Id) && t.Contact.IsSamePerson(mine.Contact)).OrderByDescending(t => t.Number, StringComparer.Ordinal).Take(MostAlike).Select(t => t.Id)];
    }

    private static async Task<IReadOnlyDictionary<Guid, BesideTicket>> BesideAsync(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0) return new Dictionary<Guid, BesideTicket>();
        var lines = await db.Products.ToDictionaryAsync(p => p.Line, p => new Bilingual(p.Name, p.NameEn), stop);
        var faults = await db.Faults.ToDictionaryAsync(f => f.Code, f => new Bilingual(f.Name, f.NameEn), stop);
        var tickets = await db.Tickets.Where(t => ids.Contains(t.Id)).Select(t => new
        {
            t.Id, t.Number, t.State, t.Hold, t.Line, t.Fault, t.TechnicianName, t.SubmittedAt,
            Visit = t.Visits.Where(v => v.State <= VisitState.Break).Select(v => (VisitState?)v.State).FirstOrDefault(),
        }).ToListAsync(stop);
        return tickets.ToDictionary(t => t.Id, t => new BesideTicket(t.Id, t.Number, t.State, t.Visit, t.Hold is not null, lines[t.Line], faults[t.Fault], t.TechnicianName, t.SubmittedAt));
    }

    private static async Task<ILookup<Guid, TicketEvent>> SaidAsync(AppDb db, IReadOnlyCollection<Guid> duplicates, CancellationToken stop)
    {
        if (duplicates.Count == 0) return Array.Empty<(Guid Id, TicketEvent Event)>().ToLookup(e => e.Id, e => e.Event);
        var events = await db.Events.Where(e => e.Subject == Subjects.Ticket && duplicates.Contains(e.SubjectId) && Words.Contains(e.Kind)).OrderBy(e => e.Version).ToListAsync(stop);
        return events.ToLookup(e => e.SubjectId, e => e.ToTicketEvent());
    }
}
