using Plainmend.Domain.Assignment;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What happened, as a person would say it. Every kind of fact has a short word and a sentence; a test asks for each.</summary>
internal static class FactWords
{
    /// <summary>The short word for a kind of fact, such as 派单.</summary>
    public static string Kind(string fact) => DeskWords.Find($"Kind_{fact}");

    /// <summary>Who did it: a name, or the system.</summary>
    public static string Who(Actor by) => by.Is(Capacity.System) ? DeskText.TheSystem.With(Rule(by.Name)) : by.As == Capacity.Customer ? DeskText.TheCustomer.With(by.Name) : by.Name;

    /// <summary>The sentence of an event; what somebody wrote stands in <see cref="Said"/>.</summary>
    /// <param name="at">Where the times are shown and the money is counted.</param>
    public static string Of(TicketEvent e, FactPlace at) =>
        Intake(e.Fact) ?? Dispatch(e.Fact, at) ?? Visits(e.Fact, at) ?? Quotes(e.Fact, at) ?? Settlement(e.Fact, at) ?? Rest(e.Fact, at) ?? Kind(e.Fact.GetType().Name);

    /// <summary>The words somebody wrote, as written; null when none belong to the fact.</summary>
    public static string? Said(Fact fact) => fact switch
    {
        Submitted f => f.Description,
        NotedInternally f => f.Text,
        StaffTold f => f.Text,
        RepliedPublicly f => f.Text,
        CustomerWrote f => f.Text,
        Rated { Comment.Length: > 0 } f => f.Comment,
        Complained f => f.Text,
        ComplaintAnswered f => f.Text,
        FollowedUp { Note.Length: > 0 } f => f.Note,
        WorkFinished f => f.Resolution,
        SolvedAtFirstContact f => f.Resolution,
        QuoteSent f => f.Findings,
        LineDisputed f => f.Text,
        HoldPlaced { Note.Length: > 0 } f => f.Note,
        _ => null,
    };

    private static string? Intake(Fact fact) => fact switch
    {
        Submitted f => DeskText.Fact_Submitted.With(DomainWords.Of(f.Channel)),
        IntakeAccepted f => DeskText.Fact_IntakeAccepted.With(Entitlement(f.EntitlementReason)),
        Rejected f => DeskText.Fact_Rejected.With(f.Reason),
        SolvedAtFirstContact f => DeskText.Fact_SolvedAtFirstContact.With(f.Cause),
        _ => null,
    };

    private static string? Dispatch(Fact fact, FactPlace at) => fact switch
    {
        OfferMade { Decision: { } decision } f when f.OverrideReason is null => DeskText.Fact_OfferMadeByRule.With(f.Technician, at.Time(f.ExpiresAt), DecisionWords.Reason(decision, at.Names)),
        OfferMade f => DeskText.Fact_OfferMade.With(f.Technician, at.Time(f.ExpiresAt), f.OverrideReason ?? SharedText.Unknown),
        OfferRefused f => DeskText.Fact_OfferRefused.With(f.Reason),
        Waited { Decision.Waiting: WaitReason.TakenBack } => DomainWords.Of(WaitReason.TakenBack),
        Waited f => DeskText.Fact_Waited.With(DispatchWords.Outcome(f.Decision)),
        Unassigned { Undo: true } => DeskText.Fact_UnassignedUndo,
        Unassigned f => DeskText.Fact_Unassigned.With(f.Reason),
        _ => null,
    };

    private static string? Visits(Fact fact, FactPlace at) => fact switch
    {
        Booked f => DeskText.Fact_Booked.With(at.Window(f.Window)),
        VisitRescheduled f => DeskText.Fact_VisitRescheduled.With(at.Window(f.Window), f.Reason.Length > 0 ? f.Reason : SharedText.Unknown),
        Departed { Eta: { } eta } => DeskText.Fact_Departed.With(at.Time(eta)),
        Arrived f => DeskText.Fact_Arrived.With(at.Number(f.TravelKm)),
        CustomerNotThere f => DeskText.Fact_CustomerNotThere.With(f.Evidence),
        ReturnVisitNeeded f => DeskText.Fact_ReturnVisitNeeded.With(at.Window(f.Window), f.Reason),
        PartMissing f => DeskText.Fact_PartMissing.With(f.Name, f.Expected is { } day ? DateFormat.ShortDay(day) : SharedText.Unknown),
        NotFixed f => DeskText.Fact_NotFixed.With(f.Reason),
        _ => null,
    };

    private static string? Quotes(Fact fact, FactPlace at) => fact switch
    {
        Used { Record: { Meter: ServiceMeters.Labour, To: { } to } worked } => DeskText.Fact_UsedTime.With(at.Window(new(worked.From, to))),
        Used f => DeskText.Fact_Used.With(at.Meter(f.Record.Meter), at.Number(f.Record.Amount)),
        ChargeHeldBack f => DeskText.Fact_ChargeHeldBack.With(at.Meter(f.Record.Meter), at.Money(f.WouldBe)),
        QuoteSent f => DeskText.Fact_QuoteSent.With(f.Version, at.Money(f.Total), at.Full(f.ExpiresAt)),
        QuoteViewed f => DeskText.Fact_QuoteViewed.With(f.Version),
        QuoteApproved { ByPhone: true } f => DeskText.Fact_QuoteApprovedByPhone.With(f.Version, f.ApprovedBy),
        QuoteApproved f => DeskText.Fact_QuoteApproved.With(f.Version, f.ApprovedBy),
        QuoteRejected { Stop: true } f => DeskText.Fact_QuoteRejectedStop.With(f.Version, f.Reason),
        QuoteRejected f => DeskText.Fact_QuoteRejected.With(f.Version, f.Reason),
        QuoteExpired f => DeskText.Fact_QuoteExpired.With(f.Version),
        ProceededUnderLimit f => DeskText.Fact_ProceededUnderLimit.With(at.Money(f.Expected)),
        LabourStarted f => DeskText.Fact_LabourStarted.With(at.Time(f.Until)),
        LabourBounded f => DeskText.Fact_LabourBounded.With(at.Time(f.Until)),
        LabourCorrected f => DeskText.Fact_LabourCorrected.With(at.Window(new(f.WasFrom, f.WasTo)), at.Window(new(f.From, f.To)), f.Reason),
        LabourRemoved f => DeskText.Fact_LabourRemoved.With(at.Window(new(f.From, f.To)), f.Reason),
        ChecklistFixed f => DeskText.Fact_ChecklistFixed.With(f.Steps.Count),
        StepTicked f => DeskText.Fact_StepTicked.With(f.Text.Said()),
        StepUnticked f => DeskText.Fact_StepUnticked.With(f.Text.Said()),
        WorkFinished f => DeskText.Fact_WorkFinished.With(at.Money(f.Proposed)),
        WorkStopped f => DeskText.Fact_WorkStopped.With(at.Money(f.Proposed)),
        _ => null,
    };

    private static string? Settlement(Fact fact, FactPlace at) => fact switch
    {
        Settled f => DeskText.Fact_Settled.With(at.Money(f.Total), DomainWords.Of(f.How)),
        WorksSigned f => DeskText.Fact_WorksSigned.With(f.Name, at.Money(f.Total)),
        LineDisputed f => DeskText.Fact_LineDisputed.With(at.Meter(f.LineKey)),
        DisputeDecided f => DeskText.Fact_DisputeDecided.With(at.Meter(f.LineKey), at.Money(f.Credit), f.Reason),
        GoodwillGranted { Amount: { } amount } f => DeskText.Fact_GoodwillGrantedAmount.With(at.Money(amount), f.Reason),
        GoodwillGranted f => DeskText.Fact_GoodwillGrantedRate.With(at.Number((f.Rate ?? 0m) * 100m), f.Reason),
        Cancelled f => DeskText.Fact_Cancelled.With(f.Reason, at.Money(f.Proposed)),
        Reopened { UnderGuarantee: true } f => DeskText.Fact_ReopenedUnderGuarantee.With(f.Reason),
        Reopened f => DeskText.Fact_Reopened.With(f.Reason),
        _ => null,
    };

    private static string? Rest(Fact fact, FactPlace at) => fact switch
    {
        HoldPlaced { Until: { } until } f => DeskText.Fact_HoldPlacedUntil.With(DomainWords.Of(f.Reason), at.Full(until)),
        HoldPlaced f => DeskText.Fact_HoldPlaced.With(DomainWords.Of(f.Reason)),
        Escalated f => DeskText.Fact_Escalated.With(f.Level, Rule(f.Reason)),
        PriorityChanged f => DeskText.Fact_PriorityChanged.With(DomainWords.Of(f.Was), DomainWords.Of(f.Is)),
        TagsChanged { Removed.Count: 0 } f => DeskText.Fact_TagsChangedAdded.With(List(f.Added)),
        TagsChanged { Added.Count: 0 } f => DeskText.Fact_TagsChangedRemoved.With(List(f.Removed)),
        TagsChanged f => DeskText.Fact_TagsChanged.With(List(f.Added), List(f.Removed)),
        FieldFilled f => DeskText.FieldChange.With(f.Name.Said(), f.Was?.Text.Said() ?? SharedText.Unknown, f.Is?.Text.Said() ?? SharedText.Unknown),
        Linked f => DeskText.Fact_Linked.With(DomainWords.Of(f.Link.Kind), f.Link.Number),
        Unlinked f => DeskText.Fact_Unlinked.With(DomainWords.Of(f.Link.Kind), f.Link.Number),
        StaffTold f => DeskText.Fact_StaffTold.With(List(f.People.Select(p => p.Name))),
        DetailsEdited f => DeskText.Fact_DetailsEdited.With(string.Join(DeskText.ListComma, f.Changes.Select(Change))),
        PhotosAdded f => DeskText.Fact_PhotosAdded.With(DomainWords.Of(f.Kind)),
        Rated f => DeskText.Fact_Rated.With(f.Stars),
        FollowedUp f => DeskText.Fact_FollowedUp.With(DomainWords.Of(f.Outcome)),
        _ => null,
    };

    /// <summary>Why somebody pays, from its code.</summary>
    public static string Entitlement(string code) => DeskText.ResourceManager.GetString($"Entitlement_{code}", DeskText.Culture) ?? code;

    /// <summary>The name of an edited field.</summary>
    public static string Field(string field) => DomainWords.Field(field);

    private static string List(IEnumerable<string> words) => string.Join(DeskText.ListComma, words);

    // Rules of the system have codes; rules of a company have numbers that are shown as they are.
    private static string Rule(string code) => Automations.Read(code) is var (number, version) ? DeskText.ByAutomation.With($"A{number}", version) : DeskText.ResourceManager.GetString($"Rule_{code}", DeskText.Culture) ?? code;

    private static string Change(FieldChange c) => DeskText.FieldChange.With(Field(c.Field), c.Seen.Length > 0 ? c.Seen : SharedText.Unknown, c.Wanted);
}
