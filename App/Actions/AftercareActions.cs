using Plainmend.Access;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What the desk does once the work is done: answers complaints and records follow-up calls.</summary>
public sealed class AftercareActions(TicketDoor door)
{
    /// <summary>Answers the open complaint, which closes it; the customer reads the answer.</summary>
    /// <exception cref="Domain.RefusedException">Not somebody of the desk; nothing was written; somebody was faster.</exception>
    public Task AnswerAsync(Viewer who, Guid ticketId, string text, CancellationToken stop) =>
        door.ActAsync(who.Tenant, ticketId, at => at.Ticket.AnswerComplaint(TextGate.Needed(text, "Answer", 1000), who.Actor, at.Now), stop);

    /// <summary>Records how a follow-up call ended.</summary>
    /// <exception cref="Domain.RefusedException">Not somebody of the desk; the work is not done; somebody was faster.</exception>
    public Task FollowUpAsync(Viewer who, Guid ticketId, CallOutcome outcome, string note, CancellationToken stop) =>
        door.ActAsync(who.Tenant, ticketId, at => at.Ticket.FollowUp(outcome, TextGate.Clean(note, "Note", 500), who.Actor, at.Now), stop);
}
