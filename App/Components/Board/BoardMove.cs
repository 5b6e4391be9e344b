using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Components.Board;

/// <summary>Where somebody wants to set a card down.</summary>
/// <param name="Card">The card as he saw it when he took it up.</param>
public sealed record BoardMove(BoardCard Card, Guid Technician, ArrivalWindow Window)
{
    /// <summary>A move that leaves a card as long as it was; half an hour when it had no time.</summary>
    public static BoardMove To(BoardCard card, Guid technician, DateTimeOffset from) =>
        new(card, technician, new(from, from + (card.Window is { } w ? w.To - w.From : BoardView.Step)));

    /// <summary>The act it is; null when the ticket's state allows none.</summary>
    public TicketAct? Act => Card.ActTo(Technician);

    /// <summary>True when the act wants a reason from whoever does it. Somebody the rules exclude needs one too, which only the act knows.</summary>
    public bool WantsReason => Act is TicketAct.Reschedule or TicketAct.Unassign;

    /// <summary>False when it would be set down where it was.</summary>
    public bool Changes => Technician != Card.TechnicianId || Window != Card.Window;

    /// <summary>Does it by the ordinary act, which checks everything again.</summary>
    public Task DoAsync(DeskActions desk, AssignmentActions assignment, Viewer who, string reason, CancellationToken stop) => Act switch
    {
        TicketAct.Book => desk.BookAsync(who, Card.TicketId, Window, stop, Card.Seen),
        TicketAct.Reschedule => desk.RescheduleAsync(who, Card.TicketId, Window, reason, stop, Card.Seen),
        TicketAct.Offer => assignment.AssignAsync(who, Card.TicketId, Technician, reason, stop, new(Window, Card.Seen)),
        TicketAct.Unassign => assignment.ReassignAsync(who, Card.TicketId, Technician, reason, stop, new(Window, Card.Seen)),
        _ => throw new RefusedException(Refusal.NotAllowedNow, Card.State, TicketAct.Reschedule),
    };
}
