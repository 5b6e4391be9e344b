using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>Which facts the customer reads, and how much of each. What is not listed here is never shown to him.</summary>
public static class TrackLog
{
    /// <summary>The public line of an event; null when it is not the customer's business.</summary>
    public static TrackLogLine? Line(TicketEvent e) => e.Fact switch
    {
        Submitted or IntakeAccepted or VisitConfirmed or PartArrived or LabourStarted or WorkConfirmed or HoldEnded or Chased => Plain(e),
        OfferMade f => Plain(e) with { Who = f.Technician },
        OfferAccepted or Departed or Arrived or RemoteWorkStarted => Plain(e),
        Unassigned { Undo: false } or VisitMissed or CustomerNotThere or OfferRefused or OfferExpired => Plain(e) with { Who = null },
        Booked f => Plain(e) with { Window = f.Window },
        VisitRescheduled f => Plain(e) with { Window = f.Window, Text = f.Reason },
        ReturnVisitNeeded f => Plain(e) with { Window = f.Window, Text = f.Reason },
        Used { Record: { Meter: ServiceMeters.Labour, To: { } to } worked } => Plain(e) with { Text = worked.Meter, Window = new(worked.From, to) },
        Used f => Plain(e) with { Text = f.Record.Meter },
        LabourCorrected f => Plain(e) with { Window = new(f.From, f.To), Text = f.Reason },
        LabourRemoved f => Plain(e) with { Window = new(f.From, f.To), Text = f.Reason },
        QuoteSent f => Plain(e) with { Amount = f.Total, Text = f.Findings },
        QuoteApproved or QuoteRejected or QuoteExpired => Plain(e),
        ProceededUnderLimit f => Plain(e) with { Amount = f.Expected, Text = f.Findings },
        PartMissing f => Plain(e) with { Text = f.Name },
        WorkFinished f => Plain(e) with { Amount = f.Proposed, Text = f.Resolution },
        WorkStopped f => Plain(e) with { Amount = f.Proposed },
        SolvedAtFirstContact f => Plain(e) with { Amount = f.Proposed, Text = f.Resolution },
        WorksSigned f => Plain(e) with { Amount = f.Total, Text = f.Name },
        NotFixed f => Plain(e) with { Text = f.Reason },
        Settled f => Plain(e) with { Amount = f.Total, Text = f.How.ToString() },
        LineDisputed f => Plain(e) with { Text = f.Text },
        DisputeDecided f => Plain(e) with { Amount = f.Credit, Text = f.Reason },
        GoodwillGranted f => Plain(e) with { Text = f.Reason },
        Cancelled f => Plain(e) with { Amount = f.Proposed },
        Rejected => Plain(e) with { Who = null },
        Reopened f => Plain(e) with { Text = f.Reason },
        HoldPlaced f => Plain(e) with { Text = f.Reason.ToString() },
        RepliedPublicly f => Plain(e) with { Text = f.Text },
        PhotosAdded f => Plain(e) with { Text = f.Kind.ToString() },
        CustomerWrote f => Plain(e) with { Text = f.Text },
        Rated f => Plain(e) with { Amount = f.Stars },
        Complained f => Plain(e) with { Text = f.Text },
        ComplaintAnswered f => Plain(e) with { Text = f.Text },
        _ => null,
    };

    private static TrackLogLine Plain(TicketEvent e) => new(e.Version, e.At, e.Fact.GetType().Name, e.By.As, e.By.Is(Capacity.System) ? null : e.By.Name) { Files = Attached.Of(e.Fact) };
}
