using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Track;

/// <summary>The sentences of the tracking page. Never a code, never a state's own name.</summary>
public static class TrackWords
{
    public static string Say(Bilingual words) => words.Said();

    public static string Company(TrackView v) => Say(v.Company);

    /// <summary>Fridge BCD-452.</summary>
    public static string Thing(TrackView v) => $"{Say(v.Product)} {v.Model}".TrimEnd();

    /// <summary>The instant on the company's own clock.</summary>
    public static DateTimeOffset Local(TrackView v, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(v.Zone));

    public static string Money(TrackView v, decimal amount) => MoneyFormat.Of(amount, v.Currency);

    /// <summary>The state as a sentence.</summary>
    public static string State(TrackView v) => v switch
    {
        { Hold: not null } => TrackText.State_Hold,
        { State: TicketState.Scheduled, Visit.State: VisitState.EnRoute } => TrackText.State_EnRoute.With(v.Technician),
        { State: TicketState.AwaitingApproval, Quote: { } quote } => TrackText.State_AwaitingApproval.With(Money(v, quote.Statement.TotalMoney.Amount)),
        { State: TicketState.AwaitingParts } => TrackText.State_AwaitingParts.With(v.MissingPart?.Name),
        { State: TicketState.Accepted, Mode: not ServiceMode.Visit } => TrackText.State_AcceptedSendIn.With(v.Technician),
        { State: TicketState.InDiagnosis, Mode: not ServiceMode.Visit } => TrackText.State_InDiagnosisBench.With(v.Technician),
        _ => Find("State", v.State).With(v.Technician ?? v.OfferedTo),
    };

    /// <summary>What is expected next.</summary>
    public static string Next(TrackView v) => v switch
    {
        { Merged: true } => TrackText.Next_Merged,
        { Hold: { } why } => TrackText.Next_Hold.With(DomainWords.Of(why)),
        { State: TicketState.Closed, ReopenUntil: { } until } when until > v.ReadAt => TrackText.Next_Closed.With(DateFormat.Day(DateOnly.FromDateTime(Local(v, until).DateTime))),
        { State: TicketState.Closed } => TrackText.Next_ClosedLate,
        _ => Find("Next", v.State),
    };

    /// <summary>Said by the system before the customer asks; null while everything is in time.</summary>
    public static string? Lateness(TrackView v) => v.Visit is { ArrivedAt: null } visit && v.ReadAt > visit.Window.To ? TrackText.Late : null;

    public static string Window(TrackView v, ArrivalWindow window)
    {
        var (from, to, now) = (Local(v, window.From), Local(v, window.To), Local(v, v.ReadAt));
        return from.Date == now.Date ? DateFormat.Range(from, to) : $"{DateFormat.ShortDay(DateOnly.FromDateTime(from.DateTime))} {DateFormat.Range(from, to)}";
    }

    /// <summary>09:00–09:30, on the company's clock.</summary>
    public static string Hours(TrackView v, ArrivalWindow window) => DateFormat.Range(Local(v, window.From), Local(v, window.To));

    /// <summary>1 received, 2 assigned, 3 visit, 4 repair, 5 accepted; 0 when cancelled.</summary>
    public static int Stage(TrackView v) => v.State switch
    {
        TicketState.New => 1,
        TicketState.Triaged or TicketState.Offered or TicketState.Accepted => 2,
        TicketState.Scheduled => v.Visit?.State == VisitState.EnRoute ? 3 : 2,
        TicketState.InDiagnosis or TicketState.AwaitingApproval or TicketState.AwaitingParts or TicketState.InRepair => 4,
        TicketState.Cancelled => 0,
        _ => 5,
    };

    public static string StageClass(TrackView v, int stage) =>
        stage < Stage(v) || v.State is TicketState.Closed or TicketState.Completed ? "done" : stage == Stage(v) ? "now" : "";

    public static string StageName(int stage) => stage switch
    {
        1 => TrackText.Stage1,
        2 => TrackText.Stage2,
        3 => TrackText.Stage3,
        4 => TrackText.Stage4,
        _ => TrackText.Stage5,
    };

    public static string MoneyTitle(TrackView v) => v.Settlement.State switch
    {
        SettlementState.Open => TrackText.MoneyNotSettled,
        SettlementState.Paid or SettlementState.Waived => TrackText.MoneySettled,
        _ => TrackText.MoneyDue,
    };

    public static string Ceiling(TrackView v) => (v.QuoteApproved ? TrackText.CeilingApproved : TrackText.CeilingAgreed).With(Money(v, v.Ceiling));

    /// <summary>Clock stopped 38 min: waiting for your decision.</summary>
    public static string Pause(TrackView v, PauseInterval pause) =>
        TrackText.Paused.With(DurationFormat.Of((pause.To ?? v.ReadAt) - pause.From), DomainWords.Of(pause.Reason));

    /// <summary>One line of the log.</summary>
    public static string Log(TrackView v, TrackLogLine line) => Find("Log", line.Kind).With(line switch
    {
        { Kind: nameof(Used), Window: { } worked } => $"{TrackText.Labour} · {Window(v, worked)}",
        { Kind: nameof(LabourCorrected) or nameof(LabourRemoved), Window: { } put } => $"{Window(v, put)} · {line.Text}",
        { Window: { } window } => Window(v, window),
        { Kind: nameof(Used) } => LineName(v, line.Text),
        { Kind: nameof(HoldPlaced) } => DomainWords.Of(Enum.Parse<PauseReason>(line.Text!)),
        { Kind: nameof(Rated) } => (int)line.Amount!,
        { Kind: nameof(WorkFinished) or nameof(SolvedAtFirstContact) or nameof(DisputeDecided) } => line.Text,
        { Kind: nameof(WorksSigned) } => line.Text,
        { Amount: { } amount } => Money(v, amount),
        { Kind: nameof(OfferMade) or nameof(OfferAccepted) or nameof(Departed) or nameof(Arrived) or nameof(QuoteApproved) } => line.Who,
        { Kind: nameof(PhotosAdded) } => DomainWords.Of(Enum.Parse<PhotoKind>(line.Text!)),
        { Text: "", Files.Count: > 0 } => SharedText.FilesOnly,
        _ => line.Text,
    });

    private static string LineName(TrackView v, string? meter) => v.Charges.Lines.FirstOrDefault(l => l.Key == meter) is { } line ? Say(line.Name) : meter ?? "";

    private static string Find(string kind, object name) =>
        TrackText.ResourceManager.GetString($"{kind}_{name}", TrackText.Culture) ?? throw new ArgumentException($"TrackText has no {kind}_{name}.");
}
