using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>Everything on a customer's tracking page at one instant. Made for that page; holds nothing the page may not show.</summary>
public sealed record TrackView
{
    public required int Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
    public required Bilingual Company { get; init; }
    public required string Hotline { get; init; }
    public required string Zone { get; init; }
    public required string Currency { get; init; }
    public required bool Demo { get; init; }
    public required string Number { get; init; }
    public required TicketState State { get; init; }
    public required ServiceMode Mode { get; init; }
    public required Bilingual Product { get; init; }
    public required Bilingual Fault { get; init; }
    public required string Model { get; init; }
    /// <summary>Name of the technician once he has accepted; null before.</summary>
    public string? Technician { get; init; }
    /// <summary>Name of the technician who was asked and has not answered yet.</summary>
    public string? OfferedTo { get; init; }
    public TrackVisit? Visit { get; init; }
    /// <summary>The appointment as a calendar shows it, cancelled ones too; null when there never was one.</summary>
    public Appointment? Appointment { get; init; }
    public PauseReason? Hold { get; init; }
    /// <summary>Stretches in which the resolve clock stood still, oldest first.</summary>
    public required IReadOnlyList<PauseInterval> Pauses { get; init; }
    /// <summary>What everything used so far comes to.</summary>
    public required Statement Charges { get; init; }
    /// <summary>Labour that is being counted; the charges hold it as it stood when this was read.</summary>
    public LabourTimer? Labour { get; init; }
    /// <summary>The most that can be owed without a further yes.</summary>
    public required decimal Ceiling { get; init; }
    /// <summary>True when the ceiling is an approved total, false when it is the agreed limit before any approval.</summary>
    public required bool QuoteApproved { get; init; }
    public required Settlement Settlement { get; init; }
    /// <summary>The quote that waits for a yes or no; null when none does.</summary>
    public TrackQuote? Quote { get; init; }
    public PartMissing? MissingPart { get; init; }
    public required IReadOnlyList<DisputedLine> Disputes { get; init; }
    public DateTimeOffset? ReopenUntil { get; init; }
    public int? Stars { get; init; }
    public string? CancelReason { get; init; }
    public string? Resolution { get; init; }
    public required MaskedContact Contact { get; init; }
    /// <summary>True while cancelling now would cost the fee of the price list.</summary>
    public required bool CancellationFee { get; init; }
    /// <summary>True while the company does not offer live tracking: the page shows whom to call, and nothing else.</summary>
    public bool Off { get; init; }
    /// <summary>True when this report went into another one.</summary>
    public bool Merged { get; init; }
    /// <summary>Number of the ticket where it goes on; null unless that is the same customer's.</summary>
    public string? GoesOnAt { get; init; }
    /// <summary>Real events only, newest first.</summary>
    public required IReadOnlyList<TrackLogLine> Log { get; init; }
    /// <summary>What was signed in this cycle; null while nothing is.</summary>
    public TrackLogLine? Signature => Log.TakeWhile(l => l.Kind != nameof(Reopened)).FirstOrDefault(l => l.Kind == nameof(WorksSigned));
    /// <summary>Since when a complaint of his waits for its answer; null while none does.</summary>
    public DateTimeOffset? ComplainedAt { get; init; }
    /// <summary>The latest answer to a complaint of his; null while there is none, and while another one waits.</summary>
    public TrackLogLine? ComplaintAnswer => ComplainedAt is null ? Log.FirstOrDefault(l => l.Kind == nameof(ComplaintAnswered)) : null;
    /// <summary>What the customer may do now.</summary>
    public required IReadOnlyList<TicketAct> Open { get; init; }

    public bool May(TicketAct act) => Open.Contains(act);
}

/// <summary>The appointment as the customer sees it.</summary>
public sealed record TrackVisit(VisitState State, ArrivalWindow Window, DateTimeOffset? Eta, DateTimeOffset? ArrivedAt);

/// <summary>A quote to decide, with the statement behind its total.</summary>
public sealed record TrackQuote(int Version, string Findings, string? ExtraWork, DateTimeOffset ExpiresAt, Statement Statement);

/// <summary>The customer's own data, masked: a link may be seen by others.</summary>
public sealed record MaskedContact(string Name, string Phone, string District);

/// <summary>One line of the public log. <paramref name="Kind"/> is the fact's name; the page has a sentence for each.</summary>
/// <param name="Who">Name of a person the customer may know; null = the system.</param>
/// <param name="Text">Words of a person, as written.</param>
public sealed record TrackLogLine(int Version, DateTimeOffset At, string Kind, Capacity As, string? Who, string? Text = null, ArrivalWindow? Window = null, decimal? Amount = null)
{
    /// <summary>Words of the company, such as a step of a checklist.</summary>
    public Bilingual? Words { get; init; }
    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<Attached> Files { get; init; } = [];
}
