using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>Everything the desk knows of one ticket at one instant.</summary>
public sealed record DeskTicketView
{
    public required int Tenant { get; init; }
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
    public required string Zone { get; init; }
    public required string Currency { get; init; }
    public required TicketState State { get; init; }
    public required Priority Priority { get; init; }
    public required ServiceMode Mode { get; init; }
    public required Channel Channel { get; init; }
    public required string Line { get; init; }
    public required string FaultCode { get; init; }
    public required Bilingual Product { get; init; }
    public required Bilingual Fault { get; init; }
    public required string Model { get; init; }
    public required string Description { get; init; }
    public required Contact Contact { get; init; }
    public required string Tier { get; init; }
    public ArrivalWindow? Preferred { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    /// <summary>The appliance, when its serial number is known to the company.</summary>
    public DeskDevice? Device { get; init; }
    /// <summary>Code of the reason who pays; null until intake.</summary>
    public string? Entitlement { get; init; }
    public Coverage? Cover { get; init; }
    public Guid? TechnicianId { get; init; }
    public string? Technician { get; init; }
    public DateTimeOffset? OfferExpiresAt { get; init; }
    public DeskVisit? Visit { get; init; }
    public Hold? Hold { get; init; }
    public required int Escalation { get; init; }
    public required int Chases { get; init; }
    public required bool CustomerWaits { get; init; }
    public required int Reopened { get; init; }
    public required SlaReading Sla { get; init; }
    /// <summary>What everything used so far comes to.</summary>
    public required Statement Charges { get; init; }
    /// <summary>Labour that is being counted; the charges hold it as it stood when this was read.</summary>
    public LabourTimer? Labour { get; init; }
    /// <summary>The most that can be owed without a further yes.</summary>
    public required decimal Ceiling { get; init; }
    public required Settlement Settlement { get; init; }
    public required IReadOnlyList<DisputedLine> Disputes { get; init; }
    /// <summary>The quote that waits for a yes or no, with the statement behind it.</summary>
    public DeskQuote? Quote { get; init; }
    /// <summary>What the customer would owe if the ticket were cancelled now.</summary>
    public required decimal IfCancelled { get; init; }
    /// <summary>Part of that which is the cancellation fee; 0 = none applies.</summary>
    public required decimal CancellationFee { get; init; }
    /// <summary>The stored reasons of the latest assignment or of the waiting.</summary>
    public AssignmentDecision? Decision { get; init; }
    public PartMissing? MissingPart { get; init; }
    /// <summary>The steps of the kind of fault, as they hold for this job; null where there are none.</summary>
    public JobChecklist? Checklist { get; init; }
    public string? Resolution { get; init; }
    public string? Cause { get; init; }
    public DateTimeOffset? ReopenUntil { get; init; }
    public int? Stars { get; init; }
    /// <summary>Since when a complaint waits for its answer; null while none does.</summary>
    public DateTimeOffset? ComplainedAt { get; init; }
    public required IReadOnlyList<DeskTag> Tags { get; init; }
    /// <summary>Every tag the company proposes.</summary>
    public required IReadOnlyList<DeskTag> KnownTags { get; init; }
    /// <summary>Custom fields, in the order in which they are asked.</summary>
    public IReadOnlyList<TicketField> Fields { get; init; } = [];
    /// <summary>Who is told what happens to it.</summary>
    public IReadOnlyList<ToldPerson> Watchers { get; init; } = [];
    /// <summary>All events, newest first.</summary>
    public required IReadOnlyList<DeskEntry> Log { get; init; }
    /// <summary>Files that came with the report.</summary>
    public IReadOnlyList<Attached> ReportFiles => Log.Count > 0 ? Attached.Of(Log[^1].Event.Fact) : [];
    /// <summary>What this viewer may do now.</summary>
    public required IReadOnlyList<TicketAct> Open { get; init; }

    public bool May(TicketAct act) => Open.Contains(act);
}

/// <summary>The appliance of a ticket.</summary>
public sealed record DeskDevice(string Serial, string Model, DateOnly? PurchasedOn, DateOnly? WarrantyUntil);

/// <summary>The living appointment.</summary>
public sealed record DeskVisit(VisitState State, ArrivalWindow Window, DateTimeOffset? Eta);

/// <summary>A quote to decide.</summary>
public sealed record DeskQuote(int Version, string Findings, string? ExtraWork, decimal Total, DateTimeOffset ExpiresAt, Statement Statement);

/// <summary>One line of the timeline.</summary>
/// <param name="Retracted">True for a note that was taken back; its text is empty then.</param>
/// <param name="Mine">True when the viewer himself did it.</param>
public sealed record DeskEntry(TicketEvent Event, bool Retracted, bool Mine);
