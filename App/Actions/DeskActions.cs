using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What the desk, supervisors and finance do with a ticket. Each method is one act.</summary>
public sealed class DeskActions(TicketDoor door)
{
    /// <summary>A message the customer reads. The key makes a second click harmless.</summary>
    /// <param name="files">Files he sent before and names now (<see cref="UploadActions"/>).</param>
    public Task ReplyAsync(Viewer who, Guid ticketId, string text, string key, CancellationToken stop, IReadOnlyList<Guid>? files = null) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        at.Ticket.Reply(TextGate.Clean(text, "Text", 2000), who.Actor, at.Now, await at.AttachAsync(AttachmentHolder.Of(who), files, onlyStaff: false, s)), key, stop);

    /// <summary>A note only the staff reads, as are its files.</summary>
    /// <param name="at">When it was written (UTC), when that was while offline.</param>
    public Task NoteAsync(Viewer who, Guid ticketId, string text, string key, CancellationToken stop, IReadOnlyList<Guid>? files = null, DateTimeOffset? at = null) => door.ActAsync(who.Tenant, ticketId, async (t, s) =>
        await (t with { Now = t.Noted(at) }).NoteAsync(who, TextGate.Clean(text, "Text", 2000), await t.AttachAsync(AttachmentHolder.Of(who), files, onlyStaff: true, s), s), key, stop);

    /// <summary>Takes an own note back.</summary>
    public Task RetractNoteAsync(Viewer who, Guid ticketId, int noteVersion, CancellationToken stop) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
    {
        var row = await at.Db.Events.SingleOrDefaultAsync(e => e.Subject == Subjects.Ticket && e.SubjectId == ticketId && e.Version == noteVersion, s);
        at.Ticket.RetractNote(row?.ToTicketEvent() ?? throw new RefusedException(Refusal.NotFound), who.Actor, at.Now);
        foreach (var file in await at.Db.Attachments.AsTracking().Where(f => f.TicketId == ticketId && f.EventVersion == noteVersion).ToListAsync(s)) file.Withdrawn = true;
    }, null, stop);

    /// <returns>The priority it had; null when this key was carried out before.</returns>
    public async Task<Priority?> ChangePriorityAsync(Viewer who, Guid ticketId, Priority priority, CancellationToken stop, string? key = null)
    {
        Priority? was = null;
        await Act(who, ticketId, stop, at =>
        {
            was = at.Ticket.Priority;
            at.Ticket.ChangePriority(priority, who.Actor, at.Now);
        }, key);
        return was;
    }

    /// <summary>Single fields, each with the value that was seen; a field changed meanwhile is refused with both values.</summary>
    public Task EditAsync(Viewer who, Guid ticketId, IReadOnlyList<FieldChange> changes, CancellationToken stop)
    {
        var clean = changes.Select(c => c with { Wanted = TextGate.Clean(c.Wanted, c.Field, 2000) }).ToArray();
        return Act(who, ticketId, stop, at => at.Ticket.EditDetails(clean, who.Actor, at.Now));
    }

    /// <summary>Transition 28.</summary>
    public Task HoldAsync(Viewer who, Guid ticketId, PauseReason reason, DateTimeOffset? until, string note, CancellationToken stop, string? key = null) =>
        Act(who, ticketId, stop, at => at.Ticket.PlaceHold(reason, until, TextGate.Clean(note, "Note", 300), who.Actor, at.Now), key);

    /// <summary>Transition 28, back.</summary>
    public Task ResumeAsync(Viewer who, Guid ticketId, CancellationToken stop, string? key = null) => Act(who, ticketId, stop, at => at.Ticket.EndHold(who.Actor, at.Now), key);

    /// <summary>Transition 29, one level up.</summary>
    public Task EscalateAsync(Viewer who, Guid ticketId, string reason, CancellationToken stop) => Act(who, ticketId, stop, at =>
        at.Ticket.Escalate(at.Ticket.EscalationLevel + 1, TextGate.Needed(reason, "Reason", 300), who.Actor, at.Now));

    /// <summary>Transition 3.</summary>
    public Task RejectAsync(Viewer who, Guid ticketId, string reason, string? duplicateOf, CancellationToken stop, string? key = null) =>
        Act(who, ticketId, stop, at => at.Ticket.Reject(TextGate.Needed(reason, "Reason", 300), duplicateOf, who.Actor, at.Now), key);

    /// <summary>Transition 26.</summary>
    public Task CancelAsync(Viewer who, Guid ticketId, string reason, CancellationToken stop, string? key = null) =>
        Act(who, ticketId, stop, at => at.Ticket.Cancel(TextGate.Needed(reason, "Reason", 300), at.Card, who.Actor, at.Now), key);

    /// <summary>Transition 30.</summary>
    public Task SolveAsync(Viewer who, Guid ticketId, string resolution, string cause, CancellationToken stop) => Act(who, ticketId, stop, at =>
        at.Ticket.SolveAtFirstContact(TextGate.Needed(resolution, "Resolution", 1000), TextGate.Needed(cause, "Cause", 200), null, at.Card, who.Actor, at.Now));

    /// <summary>Transition 7 by the desk.</summary>
    /// <param name="seen">Where the person saw it; refused when somebody moved it since. Null = does not matter.</param>
    public Task BookAsync(Viewer who, Guid ticketId, ArrivalWindow window, CancellationToken stop, SeenVisit? seen = null) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
    {
        seen?.Check(at.Ticket);
        await RefuseTakenAsync(at, window, s);
        at.Ticket.Book(Guid.CreateVersion7(at.Now), window, confirmed: true, who.Actor, at.Now);
    }, null, stop);

    /// <summary>Another time.</summary>
    /// <param name="seen">As for <see cref="BookAsync"/>.</param>
    public Task RescheduleAsync(Viewer who, Guid ticketId, ArrivalWindow window, string reason, CancellationToken stop, SeenVisit? seen = null) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
    {
        seen?.Check(at.Ticket);
        await RefuseTakenAsync(at, window, s);
        at.Ticket.Reschedule(Guid.CreateVersion7(at.Now), window, TextGate.Needed(reason, "Reason", 300), confirmed: false, who.Actor, at.Now);
    }, null, stop);

    /// <summary>Transition 13 on a recorded call.</summary>
    public Task ApproveByPhoneAsync(Viewer who, Guid ticketId, int version, string customer, CancellationToken stop) =>
        Act(who, ticketId, stop, at => at.Ticket.ApproveQuote(version, TextGate.Needed(customer, "ApprovedBy", 80), byPhone: true, who.Actor, at.Now));

    /// <summary>Transition 23 by finance.</summary>
    public Task SettleAsync(Viewer who, Guid ticketId, SettlementState how, CancellationToken stop) => Act(who, ticketId, stop, at => at.Ticket.Settle(how, who.Actor, at.Now));

    /// <summary>Transition 23 for what asks for no money.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.StillDue"/>, or the ticket is not done.</exception>
    public Task CloseFreeAsync(Viewer who, Guid ticketId, CancellationToken stop, string? key = null) => Act(who, ticketId, stop, at =>
    {
        if (at.Ticket is { State: TicketState.Completed, Settlement.Due: not 0 }) throw new RefusedException(Refusal.StillDue);
        at.Ticket.Settle(SettlementState.Waived, who.Actor, at.Now);
    }, key);

    /// <summary>Transition 24, the answer.</summary>
    public Task DecideDisputeAsync(Viewer who, Guid ticketId, string lineKey, decimal credit, string reason, CancellationToken stop) =>
        Act(who, ticketId, stop, at => at.Ticket.DecideDispute(lineKey, credit, TextGate.Needed(reason, "Reason", 500), who.Actor, at.Now));

    /// <summary>Gives up an amount, or a part of the bill in percent. The key makes a second click harmless.</summary>
    public Task GrantGoodwillAsync(Viewer who, Guid ticketId, decimal? amount, decimal? percent, string reason, string key, CancellationToken stop) =>
        Act(who, ticketId, stop, at => at.Ticket.GrantGoodwill(amount, percent / 100m, TextGate.Needed(reason, "Reason", 300), at.Card, who.Actor, at.Now), key);

    /// <summary>Transition 25 by the desk.</summary>
    public Task ReopenAsync(Viewer who, Guid ticketId, string reason, CancellationToken stop) =>
        Act(who, ticketId, stop, at => at.Ticket.Reopen(TextGate.Needed(reason, "Reason", 500), who.Actor, at.Now));

    /// <summary>Transition 17, back, when the store reports the part.</summary>
    public Task PartArrivedAsync(Viewer who, Guid ticketId, CancellationToken stop) => Act(who, ticketId, stop, at => at.Ticket.ReportPartArrived(who.Actor, at.Now));

    private Task Act(Viewer who, Guid ticketId, CancellationToken stop, Action<TicketAtHand> act, string? key = null) => door.ActAsync(who.Tenant, ticketId, act, stop, key);

    private Task RefuseTakenAsync(TicketAtHand at, ArrivalWindow window, CancellationToken stop) =>
        at.Ticket.TechnicianId is { } technician ? Schedule.RefuseTakenAsync(at.Db, door.Rules, technician, at.Ticket.Id, window, stop) : Task.CompletedTask;
}
