using Plainmend.Domain.Assignment;

namespace Plainmend.Domain.Tickets;

// Who comes (transitions 4–6, 27).
public sealed partial class Ticket
{
    /// <summary>The technician asked or bound; null while nobody is.</summary>
    public Guid? TechnicianId { get; private set; }
    public string? TechnicianName { get; private set; }
    public DateTimeOffset? OfferedAt { get; private set; }
    public DateTimeOffset? OfferExpiresAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    /// <summary>The stored reasons of the latest assignment or of the waiting; null before the first.</summary>
    public AssignmentDecision? Decision { get; private set; }
    /// <summary>Everybody asked in this cycle who did not come.</summary>
    public IReadOnlyList<TriedTechnician> Tried { get; private set; } = [];

    /// <summary>Transition 4: a technician is asked. Without a decision by rule, a person chose and may say why.</summary>
    public void Offer(Guid technicianId, string technician, DateTimeOffset expiresAt, AssignmentDecision? decision, string? overrideReason, Actor by, DateTimeOffset at, ArrivalWindow? window = null)
    {
        Require(TicketAct.Offer, by);
        if (window is { } wanted) CheckWindow(wanted, at);
        Move(new OfferMade(technicianId, Needed(technician, "Technician"), expiresAt, decision, overrideReason, window), by, at);
    }

    /// <summary>Nobody can be asked now; the ticket waits with the reasons shown.</summary>
    public void Wait(AssignmentDecision decision, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.NoteWait, by);
        Record(new Waited(decision), by, at);
    }

    /// <summary>Transition 5.</summary>
    public void AcceptOffer(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.AcceptOffer, by);
        if (at >= OfferExpiresAt) throw new RefusedException(Refusal.OfferExpired);
        Move(new OfferAccepted(), by, at);
    }

    /// <summary>Transition 6, by the technician.</summary>
    public void RefuseOffer(string reason, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.RefuseOffer, by);
        Move(new OfferRefused(Needed(reason, "Reason")), by, at);
    }

    /// <summary>Transition 6, by the clock.</summary>
    public void ExpireOffer(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ExpireOffer, by);
        Record(new OfferExpired(), by, at);
    }

    /// <summary>Transition 27: taken away from the technician, back to dispatch. <paramref name="undo"/> marks a hasty assignment taken back.</summary>
    public void Unassign(string reason, bool undo, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Unassign, by);
        if (LiveVisit is { State: VisitState.EnRoute }) throw new RefusedException(Refusal.NotAllowedNow, State, TicketAct.Unassign);
        Move(new Unassigned(Needed(reason, "Reason"), undo), by, at);
    }

    private bool ApplyDispatch(TicketEvent e)
    {
        switch (e.Fact)
        {
            case OfferMade f:
                (State, TechnicianId, TechnicianName) = (TicketState.Offered, f.TechnicianId, f.Technician);
                (OfferedAt, OfferExpiresAt, Decision) = (e.At, f.ExpiresAt, f.Decision);
                return true;
            case Waited f: Decision = f.Decision; return true;
            case OfferAccepted: (State, AcceptedAt, OfferExpiresAt) = (TicketState.Accepted, e.At, null); return true;
            case OfferRefused f: BackToDispatch(f.Reason); return true;
            case OfferExpired: BackToDispatch(nameof(OfferExpired)); return true;
            case Unassigned f:
                EndVisit(VisitState.Cancelled, e.At);
                BackToDispatch(f.Undo ? null : f.Reason);
                return true;
            default: return false;
        }
    }

    private void BackToDispatch(string? why)
    {
        if (why is not null && TechnicianId is { } tried) Tried = [.. Tried, new(tried, why)];
        (State, TechnicianId, TechnicianName) = (TicketState.Triaged, null, null);
        (OfferedAt, OfferExpiresAt, AcceptedAt, Decision) = (null, null, null, null);
    }
}
