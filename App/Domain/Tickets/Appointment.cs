namespace Plainmend.Domain.Tickets;

/// <summary>What a calendar says about an appointment.</summary>
public enum AppointmentState { Proposed, Confirmed, Cancelled }

/// <summary>The appointment of a ticket as a calendar shows it: the living visit, or the last one, which came to nothing.</summary>
/// <param name="Sequence">The ticket's version: rises with everything that happens to it.</param>
public sealed record Appointment(ArrivalWindow Window, AppointmentState State, int Sequence)
{
    /// <summary>Null when there never was one, or the technician has been there.</summary>
    public static Appointment? Of(Ticket ticket) => (ticket.LiveVisit ?? (ticket.Visits is [.., var last] ? last : null)) switch
    {
        null or { State: VisitState.Done } => null,
        { State: VisitState.Proposed } visit => new(visit.Window, AppointmentState.Proposed, ticket.Version),
        { IsAlive: true } visit => new(visit.Window, AppointmentState.Confirmed, ticket.Version),
        { } visit => new(visit.Window, AppointmentState.Cancelled, ticket.Version),
    };
}
