using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>A time to visit the customer at, chosen together with a technician by somebody who saw the ticket where <paramref name="Seen"/> says.</summary>
public sealed record Planned(ArrivalWindow Window, SeenVisit Seen);

/// <summary>Who comes: by rule, by hand, and back.</summary>
public sealed class AssignmentActions(Db store, TicketDoor door, Dispatcher dispatcher)
{
    /// <summary>How long a technician may think about an offer made by hand.</summary>
    public static readonly TimeSpan OfferLasts = TimeSpan.FromMinutes(15);

    /// <summary>Dispatches everything that waits in a company, oldest first, each ticket in its own transaction.</summary>
    /// <returns>How many tickets found somebody.</returns>
    public async Task<int> DispatchWaitingAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var waiting = await db.Tickets.Where(t => t.State == TicketState.Triaged)
            .OrderBy(t => t.CycleStartedAt).ThenBy(t => t.Number).Take(200).ToListAsync(stop);
        if (waiting.Count == 0 || !await ModuleGate.IsOnAsync(db, Domain.People.Modules.Dispatch, stop)) return 0;
        // Looked at once for all: only tickets with news become acts, and those decide again inside the transaction.
        var now = door.Clock.GetUtcNow();
        var decide = await dispatcher.LookAsync(db, now, stop);
        var found = 0;
        foreach (var ticket in waiting.Where(t => Dispatcher.MayDispatch(t, now) && Dispatcher.IsNews(decide(t), t))) found += await DispatchOneAsync(tenant, ticket.Id, stop) ? 1 : 0;
        return found;
    }

    /// <summary>What the rules would do with a ticket now, for the desk to read; changes nothing.</summary>
    public async Task<AssignmentDecision> SuggestAsync(Viewer viewer, Guid ticketId, CancellationToken stop)
    {
        await using var db = store.Read(viewer.Tenant);
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId, stop) ?? throw new RefusedException(Refusal.NotFound);
        return await dispatcher.DecideAsync(db, ticket, door.Clock.GetUtcNow(), stop);
    }

    /// <summary>Windows that are really free for the ticket's technician, earliest first; none while nobody is bound to it.</summary>
    public async Task<IReadOnlyList<ArrivalWindow>> FreeWindowsAsync(Viewer viewer, Guid ticketId, int most, CancellationToken stop)
    {
        await using var db = store.Read(viewer.Tenant);
        var technician = await db.Tickets.Where(t => t.Id == ticketId).Select(t => t.TechnicianId).SingleOrDefaultAsync(stop);
        return technician is { } bound ? await Schedule.FreeAsync(db, door.Rules, bound, ticketId, door.Clock.GetUtcNow(), most, stop) : [];
    }

    /// <summary>Transition 4 by a person. Somebody whom the rules exclude needs a stated reason.</summary>
    /// <param name="plan">The time to go with the offer, and where the ticket was seen; null = any time.</param>
    public Task AssignAsync(Viewer viewer, Guid ticketId, Guid technicianId, string? overrideReason, CancellationToken stop, Planned? plan = null) =>
        door.ActAsync(viewer.Tenant, ticketId, async (at, s) =>
        {
            plan?.Seen.Check(at.Ticket);
            await OfferAsync(at, viewer, technicianId, overrideReason, plan, s);
        }, null, stop);

    /// <summary>Gives a ticket to a technician wherever it is: an offer, or taken from whoever has it.</summary>
    /// <param name="reason">Needed when the rules exclude him, or somebody loses the ticket; may be empty otherwise.</param>
    /// <returns>False when he has it already, or this key was carried out before.</returns>
    public async Task<bool> GiveAsync(Viewer viewer, Guid ticketId, Guid technicianId, string reason, CancellationToken stop, string? key = null)
    {
        var changed = false;
        await door.ActAsync(viewer.Tenant, ticketId, async (at, s) =>
        {
            changed = false;
            if (at.Ticket.State.IsWorking() && at.Ticket.TechnicianId == technicianId) return;
            if (at.Ticket.Allows(TicketAct.Unassign, viewer.Actor)) await ReassignAsync(at, viewer, technicianId, reason, s);
            else await OfferAsync(at, viewer, technicianId, reason, null, s);
            changed = true;
        }, key, stop);
        return changed;
    }

    /// <summary>Transition 4 by the rules, because somebody asked for it now.</summary>
    /// <exception cref="RefusedException">It does not wait for anybody, or the rules found nobody.</exception>
    public Task AssignByRuleAsync(Viewer viewer, Guid ticketId, CancellationToken stop, string? key = null) =>
        door.ActAsync(viewer.Tenant, ticketId, async (at, s) =>
        {
            await ModuleGate.RequireAsync(at.Db, Domain.People.Modules.Dispatch, s);
            if (!at.Ticket.Allows(TicketAct.Offer, viewer.Actor) || at.Ticket.Hold is not null) throw new RefusedException(Refusal.NotAllowedNow, at.Ticket.State, TicketAct.Offer);
            var decision = await dispatcher.DecideAsync(at.Db, at.Ticket, at.Now, s);
            if (decision is not { Outcome: DecisionOutcome.Chosen, Technician: { } chosen, OfferUntil: { } until }) throw new RefusedException(Refusal.NobodyFree);
            at.Ticket.Offer(chosen, decision.Reason.Technician ?? "", until, decision, null, viewer.Actor, at.Now);
        }, key, stop);

    /// <summary>Transition 27, and the undo of an assignment. The rules keep away from the ticket for <see cref="Dispatcher.Grace"/>.</summary>
    public Task UnassignAsync(Viewer viewer, Guid ticketId, string reason, bool undo, CancellationToken stop) =>
        door.ActAsync(viewer.Tenant, ticketId, async (at, s) =>
        {
            at.Ticket.Unassign(TextGate.Needed(reason, "Reason", 300), undo, viewer.Actor, at.Now);
            await dispatcher.LeaveAsync(at.Db, at.Ticket, at.Now, s);
        }, null, stop);

    /// <summary>Transition 27 and 4 in one act.</summary>
    /// <param name="plan">As for <see cref="AssignAsync"/>.</param>
    public Task ReassignAsync(Viewer viewer, Guid ticketId, Guid technicianId, string reason, CancellationToken stop, Planned? plan = null) =>
        door.ActAsync(viewer.Tenant, ticketId, async (at, s) =>
        {
            plan?.Seen.Check(at.Ticket);
            await ReassignAsync(at, viewer, technicianId, reason, s, plan);
        }, null, stop);

    private async Task OfferAsync(TicketAtHand at, Viewer viewer, Guid technicianId, string? overrideReason, Planned? plan, CancellationToken stop)
    {
        await dispatcher.OfferToAsync(at, technicianId, TextGate.Clean(overrideReason, "Reason", 300), viewer.Actor, plan?.Window, stop);
        if (plan is not null) await Schedule.RefuseTakenAsync(at.Db, door.Rules, technicianId, at.Ticket.Id, plan.Window, stop);
    }

    private async Task ReassignAsync(TicketAtHand at, Viewer viewer, Guid technicianId, string reason, CancellationToken stop, Planned? plan = null)
    {
        var technician = await TechnicianAsync(at, technicianId, stop);
        var why = TextGate.Needed(reason, "Reason", 300);
        at.Ticket.Unassign(why, undo: false, viewer.Actor, at.Now);
        at.Ticket.Offer(technicianId, technician.Name, at.Now + OfferLasts, null, why, viewer.Actor, at.Now, plan?.Window);
        if (plan is not null) await Schedule.RefuseTakenAsync(at.Db, door.Rules, technicianId, at.Ticket.Id, plan.Window, stop);
    }

    private static async Task<Technician> TechnicianAsync(TicketAtHand at, Guid id, CancellationToken stop) =>
        await at.Db.Technicians.Where(t => t.Id == id).Select(t => t.Profile).SingleOrDefaultAsync(stop) ?? throw new RefusedException(Refusal.NotFound);

    private async Task<bool> DispatchOneAsync(int tenant, Guid ticketId, CancellationToken stop)
    {
        var found = false;
        await door.ActAsync(tenant, ticketId, async (at, s) =>
        {
            found = false;
            if (at.Ticket.State != TicketState.Triaged || at.Ticket.Hold is not null || !Dispatcher.MayDispatch(at.Ticket, at.Now)) return;
            await dispatcher.DispatchAsync(at.Db, at.Ticket, at.Now, s);
            found = at.Ticket.State == TicketState.Offered;
        }, null, stop);
        return found;
    }
}
