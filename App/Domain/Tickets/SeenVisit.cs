namespace Plainmend.Domain.Tickets;

/// <summary>Where a person saw a ticket when he began to move it: with whom and when. Both null = nowhere yet.</summary>
public sealed record SeenVisit(Guid? TechnicianId, ArrivalWindow? Window)
{
    /// <summary>Refuses when the ticket has been moved since. Whatever else happened to it meanwhile is no hindrance.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.MovedMeanwhile"/>.</exception>
    public void Check(Ticket ticket)
    {
        if (TechnicianId != ticket.TechnicianId || Window != ticket.LiveVisit?.Window) throw new RefusedException(Refusal.MovedMeanwhile);
    }
}
