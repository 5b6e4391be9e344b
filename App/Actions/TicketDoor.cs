using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What an act on one ticket has at hand: the ticket, the agreements it was taken in under, and the instant.</summary>
public sealed record TicketAtHand(AppDb Db, Ticket Ticket, RateCard Card, DateTimeOffset Now);

/// <summary>
/// Opens one ticket for one act: loads it with its agreements inside the writer's transaction, lets the model decide,
/// keeps the due times, saves once. All acts on tickets go through here.
/// </summary>
public sealed class TicketDoor(IWriter writer, RuleBook rules, TimeProvider clock)
{
    public TimeProvider Clock => clock;
    public RuleBook Rules => rules;

    /// <summary>Carries out one act on one ticket.</summary>
    /// <param name="key">Chosen by the sender; a command with the same key is carried out once and then answered with nothing done.</param>
    /// <exception cref="RefusedException">The model refused, or there is no such ticket in this company.</exception>
    public async Task ActAsync(int tenant, Guid ticketId, Func<TicketAtHand, CancellationToken, Task> act, string? key, CancellationToken stop)
    {
        IReadOnlyList<string> freed = [];
        await writer.WriteAsync(tenant, async (db, s) =>
        {
            await db.LockAsync(ticketId.ToString(), s);
            if (key is not null && await db.Events.AnyAsync(e => e.CommandKey == key, s)) return;
            db.CommandKey = key;
            var ticket = await LoadAsync(db, ticketId, s);
            var card = await rules.GetAsync<RateCard>(db, ticket.RateCardVersion, s);
            var wasOpen = ticket.State.IsOpen();
            // Only from these two states anything closes.
            if (ticket.State is TicketState.Verifying or TicketState.Completed) ticket.WaitFor(await LinkShelf.OpenChildAsync(db, ticketId, null, s));
            var hand = new TicketAtHand(db, ticket, card, clock.GetUtcNow());
            await act(hand, s);
            freed = await StockShelf.FollowAsync(hand, s);
            await KeepAsync(db, ticket, s);
            if (wasOpen && !ticket.State.IsOpen()) await TellParentAsync(db, ticket, s);
            await db.SaveChangesAsync(s);
        }, stop);
        foreach (var sku in freed) await ServeAsync(tenant, sku, stop);
    }

    /// <summary>There is more of a part than before: tickets that wait for it are served, the oldest report first, each in an act of its own.</summary>
    public async Task ServeAsync(int tenant, string sku, CancellationToken stop)
    {
        var waiting = await writer.WriteAsync(tenant, (db, s) => db.Tickets.Where(t => t.State == TicketState.AwaitingParts)
            .OrderBy(t => t.SubmittedAt).Select(t => new { t.Id, t.MissingPart }).ToListAsync(s), stop);
        foreach (var ticket in waiting.Where(t => t.MissingPart?.Sku == sku)) await ActAsync(tenant, ticket.Id, (at, s) => StockShelf.ServeAsync(at, sku, s), null, stop);
    }

    /// <summary>As above, for acts that need nothing else from the database.</summary>
    public Task ActAsync(int tenant, Guid ticketId, Action<TicketAtHand> act, CancellationToken stop, string? key = null) =>
        ActAsync(tenant, ticketId, (at, _) => { act(at); return Task.CompletedTask; }, key, stop);

    /// <summary>The ticket with its visits, tracked.</summary>
    public static async Task<Ticket> LoadAsync(AppDb db, Guid ticketId, CancellationToken stop) =>
        await db.Tickets.Include(t => t.Visits.OrderBy(v => v.From)).AsTracking().SingleOrDefaultAsync(t => t.Id == ticketId, stop)
        ?? throw new RefusedException(Refusal.NotFound);

    // A parent that is done and asks for no money waited for this child alone.
    internal async Task TellParentAsync(AppDb db, Ticket child, CancellationToken stop)
    {
        if (TicketLinks.Above(await LinkShelf.OfAsync(db, child.Id, stop), LinkKind.ChildOf) is not { } up) return;
        await db.LockAsync(up.Other.ToString(), stop);
        if (await LinkShelf.OpenChildAsync(db, up.Other, child.Id, stop) is not null) return;
        var parent = await LoadAsync(db, up.Other, stop);
        parent.ChildrenEnded(clock.GetUtcNow());
        await KeepAsync(db, parent, stop);
    }

    /// <summary>Brings the kept due times of a changed ticket up to date.</summary>
    public async Task KeepAsync(AppDb db, Ticket ticket, CancellationToken stop)
    {
        if (!ticket.HasNewEvents) return;
        var policy = await rules.GetAsync<SlaPolicy>(db, ticket.SlaVersion, stop);
        var calendar = await rules.GetAsync<BusinessCalendar>(db, ticket.CalendarVersion, stop);
        ticket.KeepDue(ticket.ReadClock(policy, calendar, clock.GetUtcNow()));
    }
}
