using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Technician;

/// <summary>The sentences of the technician's pages.</summary>
public static class TechnicianWords
{
    public static string Say(Bilingual words) => words.Said();

    public static DateTimeOffset Local(string zone, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The instant (UTC) of a reading of the company's wall clock, not the telephone's.</summary>
    public static DateTimeOffset Utc(string zone, DateTime local) => new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(local)).ToUniversalTime();

    /// <summary>14:40–15:10, with the day when it is another one; a dash when nothing is agreed.</summary>
    public static string When(ArrivalWindow? window, string zone, DateTimeOffset now)
    {
        if (window is not { } w) return SharedText.Unknown;
        var (from, to) = (Local(zone, w.From), Local(zone, w.To));
        return from.Date == Local(zone, now).Date ? DateFormat.Range(from, to) : $"{DateFormat.ShortDay(DateOnly.FromDateTime(from.DateTime))} {DateFormat.Range(from, to)}";
    }

    /// <summary>Colour, sign and word of a job's state, the live phase of the visit included.</summary>
    public static (Family Family, Shape Shape, string Word) Look(TicketState state, VisitState? visit, bool held) => (state, visit) switch
    {
        _ when held => (Family.Waiting, Shape.Pause, TechnicianText.Held),
        (TicketState.Offered, _) => (Family.Waiting, Shape.Hourglass, DomainWords.Of(state)),
        (TicketState.Scheduled, VisitState.EnRoute) => (Family.Active, Shape.Car, DomainWords.Of(VisitState.EnRoute)),
        (TicketState.Accepted or TicketState.Scheduled, _) => (Family.Active, Shape.Half, DomainWords.Of(state)),
        (TicketState.InDiagnosis or TicketState.InRepair, _) => (Family.Active, Shape.Wrench, DomainWords.Of(state)),
        (TicketState.AwaitingApproval, _) => (Family.Waiting, Shape.Quote, DomainWords.Of(state)),
        (TicketState.AwaitingParts, _) => (Family.Waiting, Shape.Box, DomainWords.Of(state)),
        (TicketState.Cancelled, _) => (Family.Neutral, Shape.Barred, DomainWords.Of(state)),
        (TicketState.Verifying or TicketState.Completed or TicketState.Closed, _) => (Family.Done, Shape.Tick, DomainWords.Of(state)),
        _ => (Family.Neutral, Shape.Ring, DomainWords.Of(state)),
    };

    public static string Money(JobView v, decimal amount) => MoneyFormat.Of(amount, v.Currency);

    /// <summary>The name of a part, or of labour.</summary>
    public static string Part(JobPart part) => part.Sku is null ? TechnicianText.Labour : Say(part.Name);

    /// <summary>Who bears the bill.</summary>
    public static string Cover(JobView v) => v.Cover.Count == 0 ? TechnicianText.Cover_None : string.Join(" · ", v.Cover.Select(c => Find("Cover", c)));

    /// <summary>One line of the log, with its own words behind it when a person wrote some.</summary>
    public static string Log(JobView v, TrackLogLine line) => Find("Log", line.Kind).With(line switch
    {
        { Kind: nameof(Used), Window: { } worked } => $"{TechnicianText.Labour} · {When(worked, v.Zone, v.ReadAt)}",
        { Kind: nameof(LabourCorrected) or nameof(LabourRemoved), Window: { } put } => $"{When(put, v.Zone, v.ReadAt)} · {line.Text}",
        { Window: { } window } => When(window, v.Zone, v.ReadAt),
        { Kind: nameof(Used) } => v.Charges.Lines.FirstOrDefault(l => l.Key == line.Text) is { } used ? Say(used.Name) : line.Text,
        { Kind: nameof(HoldPlaced) } => DomainWords.Of(Enum.Parse<PauseReason>(line.Text!)),
        { Kind: nameof(Rated) } => (int)line.Amount!,
        { Kind: nameof(WorkFinished) or nameof(SolvedAtFirstContact) or nameof(DisputeDecided) } => line.Text,
        { Kind: nameof(WorksSigned) } => line.Text,
        { Amount: { } amount } => Money(v, amount),
        { Kind: nameof(OfferMade) } => line.Who,
        { Kind: nameof(PhotosAdded) } => DomainWords.Of(Enum.Parse<PhotoKind>(line.Text!)),
        { Words: { } words } => Say(words),
        { Text: "", Files.Count: > 0 } => SharedText.FilesOnly,
        _ => line.Text,
    });

    private static string Find(string kind, object name) =>
        TechnicianText.ResourceManager.GetString($"{kind}_{name}", TechnicianText.Culture) ?? throw new ArgumentException($"TechnicianText has no {kind}_{name}.");
}
