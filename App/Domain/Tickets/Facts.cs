using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

/// <summary>
/// What happened to a ticket, in the past tense. Facts are written once and never edited; a ticket is the fold of its
/// facts (<see cref="Ticket.Replay"/>). The name of the type is stored with the event: rename one only with a migration.
/// </summary>
public abstract record Fact;

/// <summary>The customer's own words and address. Phone and street are shown masked outside the staff.</summary>
/// <param name="Email">Where he wants to be told what happens; null when he gave none.</param>
/// <param name="Language">The language he reported in, such as <c>zh-CN</c>; null when nobody knows.</param>
public sealed record Contact(string Name, string Phone, string District, string Address, string? Email = null, string? Language = null)
{
    /// <summary>True when both can be reached under the same telephone number, however it was typed.</summary>
    public bool IsSamePerson(Contact other) => Digits(Phone) is { Length: > 5 } mine && mine == Digits(other.Phone);

    private static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));
}

/// <summary>A half-open stretch of time [From, To) in which a technician arrives.</summary>
public readonly record struct ArrivalWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>True when the two windows share at least an instant, each widened by the travel buffer.</summary>
    public bool Overlaps(ArrivalWindow other, TimeSpan buffer) => From < other.To + buffer && other.From < To + buffer;
}

/// <summary>What was reported. <paramref name="Line"/> and <paramref name="Fault"/> are codes of the company's catalogue.</summary>
public sealed record Submitted(
    string Number, Channel Channel, Priority Priority, string Line, string Fault, ServiceMode Mode, string Model, string Description,
    Contact Contact, Guid? DeviceId, string CustomerTier, ArrivalWindow? Preferred, int SlaVersion, int CalendarVersion, int RateCardVersion,
    IReadOnlyList<Attached>? Files = null, IReadOnlyList<FilledField>? Fields = null) : Fact;

/// <summary>Who pays and why: warranty, contract, guarantee or the customer. Fixes the price list for this ticket.</summary>
public sealed record IntakeAccepted(Coverage? Cover, string EntitlementReason, decimal AgreedLimit) : Fact;
public sealed record Rejected(string Reason, string? DuplicateOf) : Fact;

/// <param name="Window">The time at which the customer is to be visited, when whoever chose the technician chose one too.</param>
public sealed record OfferMade(Guid TechnicianId, string Technician, DateTimeOffset ExpiresAt, AssignmentDecision? Decision, string? OverrideReason, ArrivalWindow? Window = null) : Fact;
public sealed record OfferAccepted : Fact;
public sealed record OfferRefused(string Reason) : Fact;
public sealed record OfferExpired : Fact;
/// <summary>Nobody could be chosen; the ticket waits. The decision holds everybody's reason.</summary>
public sealed record Waited(AssignmentDecision Decision) : Fact;
public sealed record Unassigned(string Reason, bool Undo) : Fact;

public sealed record Booked(Guid VisitId, ArrivalWindow Window, bool Confirmed) : Fact;
public sealed record VisitConfirmed(Guid VisitId) : Fact;
public sealed record VisitRescheduled(Guid OldVisitId, Guid VisitId, ArrivalWindow Window, string Reason, bool Confirmed) : Fact;
public sealed record Departed(Guid VisitId, DateTimeOffset? Eta) : Fact;
public sealed record Arrived(Guid VisitId, decimal TravelKm) : Fact;
public sealed record CustomerNotThere(Guid VisitId, string Evidence) : Fact;
public sealed record VisitMissed(Guid VisitId) : Fact;
public sealed record VisitReminded(Guid VisitId, Reminder Which) : Fact;
public sealed record RemoteWorkStarted : Fact;

/// <summary>One unit of work, travel or material was really used; the same record prices the running total.</summary>
public sealed record Used(UsageRecord Record) : Fact;
/// <summary>A fee that would have passed the ceiling: kept as evidence, not charged. <paramref name="WouldBe"/> is the total it would have led to.</summary>
public sealed record ChargeHeldBack(UsageRecord Record, decimal WouldBe) : Fact;
/// <summary>Labour began to count. <paramref name="Record"/> is the id its usage record will have; the system stops it at <paramref name="Until"/> (UTC) at the latest.</summary>
public sealed record LabourStarted(string Record, DateTimeOffset Until) : Fact;
/// <summary>What else was charged moved the moment at which the running labour reaches the ceiling.</summary>
public sealed record LabourBounded(DateTimeOffset Until) : Fact;
public sealed record LabourCorrected(string Record, DateTimeOffset WasFrom, DateTimeOffset WasTo, DateTimeOffset From, DateTimeOffset To, string Reason) : Fact;
public sealed record LabourRemoved(string Record, DateTimeOffset From, DateTimeOffset To, string Reason) : Fact;
/// <summary>A version of the quote was frozen and sent. <paramref name="Total"/> is what the customer would owe at most.</summary>
public sealed record QuoteSent(int Version, string Findings, IReadOnlyList<UsageRecord> Planned, decimal Total, DateTimeOffset ExpiresAt, string? ExtraWork) : Fact;
public sealed record QuoteViewed(int Version) : Fact;
public sealed record QuoteApproved(int Version, string ApprovedBy, bool ByPhone) : Fact;
/// <summary>The customer said no. With <paramref name="Stop"/> the repair ends here and only what was done is charged.</summary>
public sealed record QuoteRejected(int Version, string Reason, bool Stop) : Fact;
public sealed record QuoteExpired(int Version) : Fact;
public sealed record ProceededUnderLimit(string Findings, decimal Expected) : Fact;

/// <summary>The steps of the kind of fault as they stood when the work began; they hold for this job to its end.</summary>
public sealed record ChecklistFixed(int Version, IReadOnlyList<ChecklistStep> Steps) : Fact;
public sealed record StepTicked(int Number, Bilingual Text) : Fact;
public sealed record StepUnticked(int Number, Bilingual Text) : Fact;

public sealed record PartMissing(string Sku, string Name, DateOnly? Expected) : Fact;
public sealed record PartArrived(string Sku) : Fact;
public sealed record ReturnVisitNeeded(Guid VisitId, ArrivalWindow Window, string Reason) : Fact;
public sealed record WorkFinished(string Resolution, string Cause, decimal Proposed) : Fact;
public sealed record WorkStopped(string Reason, decimal Proposed) : Fact;
public sealed record SolvedAtFirstContact(string Resolution, string Cause, decimal Proposed) : Fact;
/// <summary>Somebody signed for the customer under one statement; <paramref name="Seal"/> names it, <paramref name="Drawing"/> is null when he typed his name only.</summary>
public sealed record WorksSigned(string Name, Attached? Drawing, decimal Total, string Seal) : Fact;
public sealed record WorkConfirmed : Fact;
public sealed record NotFixed(string Reason) : Fact;

public sealed record Settled(SettlementState How, decimal Total) : Fact;
public sealed record LineDisputed(string LineKey, string Text) : Fact;
/// <summary>The answer to a dispute: a credit (0 = none), never an edit of the disputed line.</summary>
public sealed record DisputeDecided(string LineKey, decimal Credit, string Reason) : Fact;
/// <summary>The company gave up an amount or a part of the bill. <paramref name="Proposed"/> and <paramref name="Quoted"/>: what is asked for and quoted from now on; null where nothing was.</summary>
public sealed record GoodwillGranted(decimal? Amount, decimal? Rate, string Reason, decimal? Proposed, decimal? Quoted) : Fact;
public sealed record Cancelled(string Reason, decimal Proposed) : Fact;
public sealed record Reopened(string Reason, bool UnderGuarantee) : Fact;

public sealed record HoldPlaced(PauseReason Reason, DateTimeOffset? Until, string Note) : Fact;
public sealed record HoldEnded(string Reason) : Fact;
public sealed record Escalated(int Level, string Reason) : Fact;
public sealed record PriorityChanged(Priority Was, Priority Is) : Fact;
/// <summary>Tags came and went, each as it was typed.</summary>
public sealed record TagsChanged(IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : Fact;
/// <summary>A custom field got a value, another one, or lost it; each as it was kept and as it was read then. Null = no value.</summary>
public sealed record FieldFilled(string Code, Bilingual Name, FieldReading? Was, FieldReading? Is) : Fact;
/// <summary>This ticket and another one belong together; the other has the same fact from its side.</summary>
public sealed record Linked(TicketLink Link) : Fact;
public sealed record Unlinked(TicketLink Link) : Fact;
/// <summary>Members of the staff were told something about the ticket.</summary>
public sealed record StaffTold(IReadOnlyList<ToldPerson> People, string Text) : Fact;
/// <summary>Fields changed at the desk, each with the value before and after.</summary>
public sealed record DetailsEdited(IReadOnlyList<FieldChange> Changes) : Fact;

// What somebody said: words, files, or both. Facts from before there were files name none.
public sealed record RepliedPublicly(string Text, IReadOnlyList<Attached>? Files = null) : Fact;
/// <param name="Called">Whom the note calls by name; null = nobody.</param>
public sealed record NotedInternally(string Text, IReadOnlyList<Attached>? Files = null, IReadOnlyList<ToldPerson>? Called = null) : Fact;
/// <summary>An internal note was taken back; the event stays, its text is no longer shown.</summary>
public sealed record NoteRetracted(int NoteVersion) : Fact;
public sealed record CustomerWrote(string Text, IReadOnlyList<Attached>? Files = null) : Fact;
public sealed record PhotosAdded(PhotoKind Kind, IReadOnlyList<Attached> Files) : Fact;
public sealed record Chased : Fact;
public sealed record Rated(int Stars, IReadOnlyList<string> Reasons, string Comment) : Fact;
/// <summary>The customer complains (投诉).</summary>
public sealed record Complained(string Text) : Fact;
/// <summary>The company's answer, which ends the complaint. The customer reads it.</summary>
public sealed record ComplaintAnswered(string Text) : Fact;
/// <summary>A follow-up call (回访) was made or tried, or nobody needs one.</summary>
public sealed record FollowedUp(CallOutcome Outcome, string Note) : Fact;

/// <summary>Somebody who was told, by the name he had then.</summary>
public sealed record ToldPerson(Guid Id, string Name);

/// <summary>One edited field: its name, the value the editor saw, the value he wants.</summary>
public sealed record FieldChange(string Field, string Seen, string Wanted);
