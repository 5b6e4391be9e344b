using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>A technician's day. Offers wait for his answer; the others stand in the order in which he meets them.</summary>
public sealed record JobList(DateTimeOffset ReadAt, string Zone, IReadOnlyList<JobRow> Offers, IReadOnlyList<JobRow> Today, IReadOnlyList<JobRow> Later, IReadOnlyList<JobRow> Done);

/// <summary>One of a technician's coming visits, for his calendar.</summary>
public sealed record ComingVisit(Guid TicketId, string Number, Appointment Appointment, Bilingual Product, Bilingual Fault, string Customer, string Phone, string Address);

/// <summary>One job in the list.</summary>
public sealed record JobRow(
    Guid Id, string Number, TicketState State, VisitState? Visit, Bilingual Product, Bilingual Fault, string District, string? Address,
    ArrivalWindow? Window, DateTimeOffset? OfferUntil, DateTimeOffset? Due, DateTimeOffset? Risk, bool Held, bool CustomerWaits);

/// <summary>Everything on a technician's page of one job.</summary>
public sealed record JobView
{
    public required int Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
    public required string Zone { get; init; }
    public required string Currency { get; init; }
    public required string Number { get; init; }
    public required TicketState State { get; init; }
    public required ServiceMode Mode { get; init; }
    public required Priority Priority { get; init; }
    /// <summary>Codes of the product line and the kind of fault.</summary>
    public required string Line { get; init; }
    public required string FaultCode { get; init; }
    public required Bilingual Product { get; init; }
    public required Bilingual Fault { get; init; }
    public required string Model { get; init; }
    public string? Serial { get; init; }
    public DateOnly? WarrantyUntil { get; init; }
    public required string Description { get; init; }
    public required string District { get; init; }
    /// <summary>Name, telephone and street; null until the job is accepted, because whoever refuses need not know them.</summary>
    public Contact? Contact { get; init; }
    public JobVisit? Visit { get; init; }
    public ArrivalWindow? Preferred { get; init; }
    public DateTimeOffset? OfferUntil { get; init; }
    public DateTimeOffset? Due { get; init; }
    public DateTimeOffset? Risk { get; init; }
    public PauseReason? Paused { get; init; }
    public Hold? Hold { get; init; }
    /// <summary>Who bears the bill; empty = the customer.</summary>
    public required IReadOnlyList<CoverKind> Cover { get; init; }
    public required Statement Charges { get; init; }
    /// <summary>Labour that is being counted; the charges hold it as it stood when this was read.</summary>
    public LabourTimer? Timer { get; init; }
    /// <summary>Labour counted so far.</summary>
    public required IReadOnlyList<UsageRecord> Stretches { get; init; }
    /// <summary>Whether labour is charged by the hour here: not where a price for it is agreed.</summary>
    public required bool ByHour { get; init; }
    /// <summary>Since when work may be counted (UTC): the arrival, or the begin on the bench.</summary>
    public DateTimeOffset? WorkSince { get; init; }
    /// <summary>What an hour of labour costs.</summary>
    public required decimal PerHour { get; init; }
    /// <summary>The most that can be charged without asking the customer.</summary>
    public required decimal Ceiling { get; init; }
    public JobQuote? Quote { get; init; }
    /// <summary>Approved or planned work that was not recorded as used yet.</summary>
    public required IReadOnlyList<JobPart> Open { get; init; }
    /// <summary>Agreed labour price of this fault.</summary>
    public required decimal Labour { get; init; }
    /// <summary>Parts of the price list, the one this fault usually takes first.</summary>
    public required IReadOnlyList<JobPart> Parts { get; init; }
    public PartMissing? MissingPart { get; init; }
    public required Settlement Settlement { get; init; }
    public string? Resolution { get; init; }
    /// <summary>Newest first.</summary>
    public required IReadOnlyList<TrackLogLine> Log { get; init; }
    /// <summary>True when the work cannot be finished yet for want of a photo of it.</summary>
    public required bool PhotosMissing { get; init; }
    /// <summary>The steps in force; null where there are none.</summary>
    public JobChecklist? Checklist { get; init; }
    /// <summary>True when he is told what happens to it.</summary>
    public bool Watching { get; init; }
    /// <summary>Custom fields: those asked of the technician, and those that have a value.</summary>
    public IReadOnlyList<TicketField> Fields { get; init; } = [];
    /// <summary>Files that came with the report.</summary>
    public IReadOnlyList<Attached> ReportFiles => Log.FirstOrDefault(l => l.Kind == nameof(Submitted))?.Files ?? [];
    public required IReadOnlyList<TicketAct> May { get; init; }

    public bool Can(TicketAct act) => May.Contains(act);
}

/// <summary>The visit that is still to end.</summary>
public sealed record JobVisit(VisitState State, ArrivalWindow Window, DateTimeOffset? DepartedAt, DateTimeOffset? ArrivedAt);

/// <summary>The latest quote, and what became of it.</summary>
public sealed record JobQuote(int Version, QuoteState State, decimal Total, DateTimeOffset ExpiresAt, string Findings, string? Reason);

/// <summary>A part, or labour when <paramref name="Sku"/> is null, with its unit price.</summary>
public sealed record JobPart(string? Sku, Bilingual Name, decimal Unit, decimal Quantity = 1);

/// <summary>What a plan would come to, used work included.</summary>
/// <param name="Total">What the customer would owe at most, cover deducted.</param>
/// <param name="Ceiling">What may be charged without asking.</param>
public sealed record PlannedPrice(Statement Statement, decimal Total, decimal Ceiling)
{
    public bool NeedsApproval => Total > Ceiling;
}
