namespace Plainmend.Domain.Tickets;

/// <summary>One appointment of a technician at a customer's. A ticket has none or several, at most one of them alive.</summary>
public sealed class Visit
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid TicketId { get; init; }
    public Guid TechnicianId { get; init; }
    public VisitState State { get; internal set; }
    /// <summary>Start of the arrival window (in).</summary>
    public DateTimeOffset From { get; init; }
    /// <summary>End of the arrival window (out).</summary>
    public DateTimeOffset To { get; init; }
    public DateTimeOffset? DepartedAt { get; internal set; }
    /// <summary>Expected arrival given when setting off; null when unknown.</summary>
    public DateTimeOffset? Eta { get; internal set; }
    public DateTimeOffset? ArrivedAt { get; internal set; }
    public DateTimeOffset? EndedAt { get; internal set; }

    public ArrivalWindow Window => new(From, To);

    /// <summary>True until the visit is over in one way or another.</summary>
    public bool IsAlive => State is VisitState.Proposed or VisitState.Confirmed or VisitState.EnRoute or VisitState.OnSite or VisitState.Break;
}
