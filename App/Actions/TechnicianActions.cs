using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What a technician does with his jobs. Each method is one act; refusals are the model's.</summary>
public sealed class TechnicianActions(TicketDoor door)
{
    /// <summary>How long a customer may think about a quote.</summary>
    public static readonly TimeSpan QuoteLasts = TimeSpan.FromDays(3);
    /// <summary>Length of an arrival window.</summary>
    public static readonly TimeSpan WindowLength = TimeSpan.FromMinutes(30);

    /// <summary>Transition 5, and 7 with the time the desk offered with it, or the customer's wish, when that is free; else with the next free window.</summary>
    public Task AcceptAsync(Viewer who, Guid ticketId, CancellationToken stop) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
    {
        at.Ticket.AcceptOffer(who.Actor, at.Now);
        if (at.Ticket.Mode != Domain.People.ServiceMode.Visit) return;
        var wish = await WishAsync(at, s) is { } wished && wished.To > at.Now ? wished : NextWindow(at.Now);
        // Nothing free for a fortnight: accepted without an appointment, for the desk and the customer to choose one.
        if (await Schedule.FirstFreeAsync(at.Db, door.Rules, who.Id, at.Ticket.Id, wish, s) is not { } window) return;
        at.Ticket.Book(Guid.CreateVersion7(at.Now), window, confirmed: window == at.Ticket.Preferred, who.Actor, at.Now);
    }, null, stop);

    /// <summary>Transition 6.</summary>
    public Task RefuseAsync(Viewer who, Guid ticketId, string reason, CancellationToken stop) =>
        Act(who, ticketId, stop, at => at.Ticket.RefuseOffer(TextGate.Needed(reason, "Reason", 300), who.Actor, at.Now));

    /// <summary>Transition 9.</summary>
    public Task DepartAsync(Viewer who, Guid ticketId, DateTimeOffset? eta, CancellationToken stop, string? key = null, DateTimeOffset? at = null) =>
        door.ActAsync(who.Tenant, ticketId, async (t, s) => t.Ticket.Depart(eta, who.Actor, await t.NotedAsync(at, s)), key, stop);

    /// <summary>Transition 10.</summary>
    public Task ArriveAsync(Viewer who, Guid ticketId, decimal travelKm, CancellationToken stop, string? key = null, DateTimeOffset? at = null) =>
        door.ActAsync(who.Tenant, ticketId, async (t, s) => t.Ticket.Arrive(travelKm, t.Card, who.Actor, await t.NotedAsync(at, s), await StepsAsync(t, s)), key, stop);

    /// <summary>Transition 8.</summary>
    public Task StartRemoteAsync(Viewer who, Guid ticketId, CancellationToken stop) =>
        door.ActAsync(who.Tenant, ticketId, async (at, s) => at.Ticket.StartRemote(who.Actor, at.Now, await StepsAsync(at, s)), null, stop);

    /// <summary>A step of the checklist was done, or was not after all.</summary>
    /// <param name="number">1, 2, 3 … in the job's list.</param>
    public Task TickStepAsync(Viewer who, Guid ticketId, int number, bool done, CancellationToken stop) =>
        Act(who, ticketId, stop, at => at.Ticket.TickStep(number, done, who.Actor, at.Now));

    /// <summary>Transition 31.</summary>
    public Task ReportNoShowAsync(Viewer who, Guid ticketId, string evidence, CancellationToken stop) =>
        Act(who, ticketId, stop, at => at.Ticket.ReportNoShow(TextGate.Needed(evidence, "Evidence", 500), at.Card, who.Actor, at.Now));

    /// <summary>Transitions 11 and 18: goes on at once when cover or the agreed limit allows it (12), else asks the customer.</summary>
    public Task DiagnoseAsync(Viewer who, Guid ticketId, string findings, IReadOnlyList<WorkItem> items, string? extraWork, CancellationToken stop) =>
        door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        {
            var text = TextGate.Needed(findings, "Findings", 1000);
            var intended = await RecordsAsync(at, items, s);
            if (at.Ticket.State == TicketState.InDiagnosis && at.Ticket.PriceAt(at.Card, at.Now, intended).TotalMoney.Amount <= at.Ticket.Ceiling)
                at.Ticket.ProceedUnderLimit(text, intended, at.Card, who.Actor, at.Now);
            else
                at.Ticket.SendQuote(text, intended, extraWork is null ? null : TextGate.Clean(extraWork, "ExtraWork", 500), at.Now + QuoteLasts, at.Card, who.Actor, at.Now);
        }, null, stop);

    /// <summary>Used parts or labour. Past the ceiling nothing is charged and the customer is asked (spend guard).</summary>
    /// <param name="key">Chosen by the screen; the same key is charged once.</param>
    public Task UseAsync(Viewer who, Guid ticketId, WorkItem item, string key, CancellationToken stop) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
    {
        foreach (var record in await RecordsAsync(at, [item], s)) at.Ticket.RecordUsage(record, at.Card, who.Actor, at.Now);
    }, key, stop);

    /// <summary>Transition 17.</summary>
    public Task PartMissingAsync(Viewer who, Guid ticketId, string sku, DateOnly? expected, CancellationToken stop) =>
        door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        {
            await ModuleGate.RequireAsync(at.Db, Domain.People.Modules.Parts, s);
            at.Ticket.ReportPartMissing(sku, at.Card.Parts.TryGetValue(sku, out var part) ? part.Name.Zh : sku, expected, who.Actor, at.Now);
        }, null, stop);

    /// <summary>Transition 17, back.</summary>
    public Task PartArrivedAsync(Viewer who, Guid ticketId, CancellationToken stop) => Act(who, ticketId, stop, at => at.Ticket.ReportPartArrived(who.Actor, at.Now));

    /// <summary>Transition 19.</summary>
    public Task ReturnVisitAsync(Viewer who, Guid ticketId, ArrivalWindow window, string reason, CancellationToken stop) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
    {
        await Schedule.RefuseTakenAsync(at.Db, door.Rules, who.Id, at.Ticket.Id, window, s);
        at.Ticket.NeedReturnVisit(Guid.CreateVersion7(at.Now), window, TextGate.Needed(reason, "Reason", 300), who.Actor, at.Now);
    }, null, stop);

    /// <summary>Photos he sent before (<see cref="UploadActions"/>), now for all to see. The key makes a second tap harmless.</summary>
    /// <param name="noted">When it was done (UTC), when that was while offline.</param>
    public Task AddPhotosAsync(Viewer who, Guid ticketId, PhotoKind kind, IReadOnlyList<Guid> photos, string key, CancellationToken stop, DateTimeOffset? noted = null) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        at.Ticket.AddPhotos(kind, await at.AttachAsync(AttachmentHolder.Of(who), photos, onlyStaff: false, s), who.Actor, at.Noted(noted)), key, stop);

    /// <summary>Transition 20.</summary>
    public Task FinishAsync(Viewer who, Guid ticketId, string resolution, string cause, CancellationToken stop) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
    {
        if ((await door.Rules.FieldsAsync(at.Db, s)).Missing(FieldPlace.Technician, at.Ticket) is { } missing) throw new RefusedException(Refusal.Required, missing.Label);
        var needed = await at.Db.Faults.Where(f => f.Code == at.Ticket.Fault).Select(f => f.PhotosNeeded).SingleAsync(s);
        at.Ticket.FinishWork(TextGate.Needed(resolution, "Resolution", 1000), TextGate.Needed(cause, "Cause", 200), at.Card, who.Actor, at.Now, needed);
    }, null, stop);

    /// <summary>Transition 21: the customer signs on the telephone that is handed to him.</summary>
    /// <param name="drawing">The signature, sent before (<see cref="UploadActions"/>); null when he typed his name only.</param>
    /// <param name="seal">Seal of the statement he read.</param>
    public Task SignWorksAsync(Viewer who, Guid ticketId, string name, Guid? drawing, string seal, CancellationToken stop) => door.ActAsync(who.Tenant, ticketId, async (at, s) =>
        at.Ticket.SignWorks(TextGate.Needed(name, "SignedBy", 80), await at.AttachOneAsync(AttachmentHolder.Of(who), drawing, s), seal, at.Card, who.Actor, at.Now), null, stop);

    private Task Act(Viewer who, Guid ticketId, CancellationToken stop, Action<TicketAtHand> act, string? key = null) => door.ActAsync(who.Tenant, ticketId, act, stop, key);

    private static async Task<Checklist> StepsAsync(TicketAtHand at, CancellationToken stop)
    {
        var fault = await at.Db.Faults.Where(f => f.Code == at.Ticket.Fault).Select(f => new { f.Version, f.Steps }).SingleAsync(stop);
        return new(fault.Version, fault.Steps);
    }

    private static async Task<IReadOnlyList<UsageRecord>> RecordsAsync(TicketAtHand at, IReadOnlyList<WorkItem> items, CancellationToken stop)
    {
        var fault = await at.Db.Faults.SingleAsync(f => f.Code == at.Ticket.Fault, stop);
        return [.. items.Select((item, i) => PlannedWork.Record(
            at.Ticket, at.Card, fault, item, $"{at.Ticket.Id}:{at.Ticket.Version + 1}:{i}", at.Now))];
    }

    private static async Task<ArrivalWindow?> WishAsync(TicketAtHand at, CancellationToken stop)
    {
        var offer = await at.Db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == at.Ticket.Id && e.Kind == nameof(OfferMade)).OrderByDescending(e => e.Version).FirstAsync(stop);
        return ((OfferMade)offer.ToTicketEvent().Fact).Window ?? at.Ticket.Preferred;
    }

    /// <summary>The next window that begins on a half hour, at least an hour ahead.</summary>
    private static ArrivalWindow NextWindow(DateTimeOffset now)
    {
        var half = TimeSpan.FromMinutes(30).Ticks;
        var from = new DateTimeOffset((now.AddMinutes(45).UtcTicks / half + 1) * half, TimeSpan.Zero);
        return new(from, from + WindowLength);
    }
}
