using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What a part of a ticket becomes when it is split off; the customer and his address stay the same.</summary>
/// <param name="Serial">The appliance it is about, when it is another one; null or empty otherwise.</param>
public sealed record SplitEntry(string Line, string Fault, string Model, string Description, string? Serial);

/// <summary>Links between tickets. Each act writes both sides in one transaction, so that neither ever knows of a link alone.</summary>
public sealed class LinkActions(IWriter writer, TicketDoor door, ReportActions reports, LinkBook links)
{
    /// <summary>Links two tickets.</summary>
    /// <param name="kind">As seen from <paramref name="ticketId"/>, in either direction.</param>
    /// <exception cref="RefusedException">There is no such ticket; the link cannot be (<see cref="TicketLinks.Check"/>); a parent has ended while the child is open.</exception>
    public Task LinkAsync(Viewer who, Guid ticketId, LinkKind kind, string number, CancellationToken stop) => writer.WriteAsync(who.Tenant, async (db, s) =>
    {
        var (one, other) = await BothAsync(db, ticketId, await IdOfAsync(db, number, s), s);
        if (TicketLinks.Rises(kind) || kind == LinkKind.Related) await JoinAsync(db, one, kind, other, who, s);
        else await JoinAsync(db, other, TicketLinks.Opposite(kind), one, who, s);
        await KeepAsync(db, [one, other], s);
    }, stop);

    /// <summary>Ends a link. Ended twice is ended once.</summary>
    public Task UnlinkAsync(Viewer who, Guid ticketId, Guid otherId, CancellationToken stop) => writer.WriteAsync(who.Tenant, async (db, s) =>
    {
        var (one, other) = await BothAsync(db, ticketId, otherId, s);
        if ((await LinkShelf.OfAsync(db, one.Id, s)).FirstOrDefault(l => l.Other == other.Id) is not { } link) return;
        var now = door.Clock.GetUtcNow();
        one.Unlink(link, who.Actor, now);
        other.Unlink(new(one.Id, one.Number, TicketLinks.Opposite(link.Kind)), who.Actor, now);
        await KeepAsync(db, [one, other], s);
    }, stop);

    /// <summary>A duplicate goes into the ticket it duplicates: it is linked and ends (transition 3 or 26); what the customer wrote is read from there on.</summary>
    /// <exception cref="RefusedException">Either ticket has ended; somebody is on his way or working for the duplicate; the link cannot be.</exception>
    public Task MergeAsync(Viewer who, Guid duplicateId, string into, string reason, CancellationToken stop)
    {
        var why = TextGate.Needed(reason, "Reason", 300);
        return writer.WriteAsync(who.Tenant, async (db, s) =>
        {
            var (duplicate, survivor) = await BothAsync(db, duplicateId, await IdOfAsync(db, into, s), s);
            var (known, now) = (await LinkShelf.OfAsync(db, duplicate.Id, s), door.Clock.GetUtcNow());
            if (!survivor.State.IsOpen()) throw new RefusedException(Refusal.NotAllowedNow, survivor.State, TicketAct.Link);
            if (await LinkShelf.OpenChildAsync(db, duplicate.Id, null, s) is { } child) throw new RefusedException(Refusal.ChildOpen, child);
            if (!known.Any(l => l.Other == survivor.Id && l.Kind == LinkKind.DuplicateOf)) await JoinAsync(db, duplicate, LinkKind.DuplicateOf, survivor, who, s);
            await EndAsync(db, duplicate, survivor.Number, why, who, now, s);
            await door.TellParentAsync(db, duplicate, s);
            await KeepAsync(db, [duplicate, survivor], s);
        }, stop);
    }

    /// <summary>Makes a new ticket of a part of this one: its child, or, when this one has ended, its return visit.</summary>
    /// <param name="key">Makes a second click harmless.</param>
    /// <returns>The new ticket's number; null when this key was carried out before.</returns>
    public Task<string?> SplitAsync(Viewer who, Guid ticketId, SplitEntry entry, string key, CancellationToken stop) => writer.WriteAsync(who.Tenant, async (db, s) =>
    {
        await LockAsync(db, [ticketId], s);
        if (await db.Events.AnyAsync(e => e.CommandKey == key, s)) return null;
        db.CommandKey = key;
        var from = await TicketDoor.LoadAsync(db, ticketId, s);
        var report = new FaultReport(from.Channel, entry.Line, entry.Fault, entry.Model, entry.Description, from.Contact.Name, from.Contact.Phone, from.Contact.District,
            from.Contact.Address, Serial: entry.Serial, CustomerTier: from.CustomerTier, Email: from.Contact.Email ?? "", Language: from.Contact.Language);
        var part = await reports.TakeInAsync(db, ReportActions.Cleaned(report), AttachmentHolder.Of(who), who.Actor, LinkSecret.New(), s);
        await JoinAsync(db, part, from.State.IsOpen() ? LinkKind.ChildOf : LinkKind.ReturnOf, from, who, s);
        await KeepAsync(db, [part, from], s);
        return part.Number;
    }, stop);

    /// <summary>The customer whose report went into another of his goes on there.</summary>
    /// <returns>The secret of a link to the ticket that went on.</returns>
    /// <exception cref="RefusedException">The link opens nothing, or that ticket is not the same customer's.</exception>
    public async Task<string> GoOnAsync(string secret, CancellationToken stop)
    {
        var link = await links.FindAsync(secret, LinkScope.Track, door.Clock.GetUtcNow(), stop) ?? throw new RefusedException(Refusal.NotFound);
        return await writer.WriteAsync(link.TenantId, async (db, s) =>
        {
            var ticket = await TicketDoor.LoadAsync(db, link.TargetId, s);
            var onward = TicketLinks.Above(await LinkShelf.OfAsync(db, ticket.Id, s), LinkKind.DuplicateOf) ?? throw new RefusedException(Refusal.NotFound);
            var survivor = await TicketDoor.LoadAsync(db, onward.Other, s);
            if (ticket.State != TicketState.Cancelled || !ticket.Contact.IsSamePerson(survivor.Contact)) throw new RefusedException(Refusal.NotFound);
            var further = LinkSecret.New();
            ReportActions.IssueLink(db, survivor, further, Actor.Customer(ticket.Contact.Name), door.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
            return further;
        }, stop);
    }

    private async Task JoinAsync(AppDb db, Ticket one, LinkKind kind, Ticket other, Viewer who, CancellationToken stop)
    {
        TicketLinks.Check(one.Id, kind, other.Id, await AroundAsync(db, one.Id, kind, other.Id, stop));
        // It would stand closed with an open child as if it had been closed with one.
        if (kind == LinkKind.ChildOf && one.State.IsOpen() && !other.State.IsOpen()) throw new RefusedException(Refusal.NotAllowedNow, other.State, TicketAct.Link);
        var now = door.Clock.GetUtcNow();
        one.Link(new(other.Id, other.Number, kind), who.Actor, now);
        other.Link(new(one.Id, one.Number, TicketLinks.Opposite(kind)), who.Actor, now);
    }

    // The links of both, and of everything above the other: where a circle would close.
    private static async Task<Func<Guid, IReadOnlyList<TicketLink>>> AroundAsync(AppDb db, Guid one, LinkKind kind, Guid other, CancellationToken stop)
    {
        var known = new Dictionary<Guid, IReadOnlyList<TicketLink>> { [one] = await LinkShelf.OfAsync(db, one, stop) };
        for (Guid? at = other; at is { } id && !known.ContainsKey(id) && known.Count <= TicketLinks.Deepest + 2; at = TicketLinks.Above(known[id], kind)?.Other)
            known[id] = await LinkShelf.OfAsync(db, id, stop);
        return id => known.GetValueOrDefault(id, []);
    }

    private async Task EndAsync(AppDb db, Ticket duplicate, string survivor, string reason, Viewer who, DateTimeOffset now, CancellationToken stop)
    {
        // Nobody pays for having said the same thing twice.
        if (duplicate.CancellationFeeApplies) throw new RefusedException(Refusal.NotAllowedNow, duplicate.State, TicketAct.Cancel);
        if (duplicate.State == TicketState.New) duplicate.Reject(reason, survivor, who.Actor, now);
        else duplicate.Cancel(reason, await door.Rules.GetAsync<RateCard>(db, duplicate.RateCardVersion, stop), who.Actor, now);
    }

    private async Task KeepAsync(AppDb db, IReadOnlyList<Ticket> tickets, CancellationToken stop)
    {
        foreach (var ticket in tickets) await door.KeepAsync(db, ticket, stop);
        await db.SaveChangesAsync(stop);
    }

    private static async Task<(Ticket One, Ticket Other)> BothAsync(AppDb db, Guid one, Guid other, CancellationToken stop)
    {
        await LockAsync(db, [one, other], stop);
        var first = await TicketDoor.LoadAsync(db, one, stop);
        return (first, one == other ? first : await TicketDoor.LoadAsync(db, other, stop));
    }

    // One change of links at a time in a company: three at once could close a circle none of them sees.
    private static async Task LockAsync(AppDb db, IEnumerable<Guid> tickets, CancellationToken stop)
    {
        await db.LockAsync("links", stop);
        foreach (var id in tickets.Distinct().Order()) await db.LockAsync(id.ToString(), stop);
    }

    private static async Task<Guid> IdOfAsync(AppDb db, string? number, CancellationToken stop)
    {
        var clean = TextGate.Needed(number, "TicketNumber", 40);
        return await db.Tickets.Where(t => t.Number == clean).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop) ?? throw new RefusedException(Refusal.NoSuchNumber, "TicketNumber");
    }
}
