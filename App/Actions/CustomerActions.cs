using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What the holder of a tracking link does. The link is checked again at every act.</summary>
public sealed class CustomerActions(TicketDoor door, LinkBook links)
{
    /// <summary>The quote was opened.</summary>
    public Task ViewQuoteAsync(string secret, int version, CancellationToken stop) => Act(secret, stop, (at, by) => at.Ticket.ViewQuote(version, by, at.Now));

    /// <summary>Transition 13.</summary>
    public Task ApproveAsync(string secret, int version, string name, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.ApproveQuote(version, TextGate.Needed(name, "ApprovedBy", 80), byPhone: false, by, at.Now));

    /// <summary>Transition 15.</summary>
    public Task AskForChangeAsync(string secret, int version, string reason, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.AskForChange(version, TextGate.Needed(reason, "Reason", 500), by, at.Now));

    /// <summary>Transition 16.</summary>
    public Task RefuseAndStopAsync(string secret, int version, string reason, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.RejectAndStop(version, TextGate.Clean(reason, "Reason", 500), at.Card, by, at.Now));

    /// <summary>The proposed time suits.</summary>
    public Task ConfirmVisitAsync(string secret, CancellationToken stop) => Act(secret, stop, (at, by) => at.Ticket.ConfirmVisit(by, at.Now));

    /// <summary>Another time, chosen from the really free ones.</summary>
    public Task RescheduleAsync(string secret, ArrivalWindow window, CancellationToken stop) => ActAsync(secret, async (at, by, s) =>
    {
        await RefuseTakenAsync(at, window, s);
        at.Ticket.Reschedule(Guid.CreateVersion7(at.Now), window, "", confirmed: true, by, at.Now);
    }, null, stop);

    /// <summary>A time for a job without an appointment, such as after one that came to nothing; chosen from the really free ones.</summary>
    public Task BookAsync(string secret, ArrivalWindow window, CancellationToken stop) => ActAsync(secret, async (at, by, s) =>
    {
        await RefuseTakenAsync(at, window, s);
        at.Ticket.Book(Guid.CreateVersion7(at.Now), window, confirmed: true, by, at.Now);
    }, null, stop);

    /// <summary>Transition 21.</summary>
    public Task ConfirmWorksAsync(string secret, CancellationToken stop) => Act(secret, stop, (at, by) => at.Ticket.ConfirmWorks(by, at.Now));

    /// <summary>Transition 21, signed under the statement of this seal.</summary>
    /// <param name="drawing">His signature, sent before (<see cref="UploadActions"/>); null when he typed his name only.</param>
    public Task SignWorksAsync(string secret, string name, Guid? drawing, string seal, CancellationToken stop) => ActAsync(secret, async (at, by, s) =>
        at.Ticket.SignWorks(TextGate.Needed(name, "SignedBy", 80), await at.AttachOneAsync(AttachmentHolder.Customer, drawing, s), seal, at.Card, by, at.Now), null, stop);

    /// <summary>Transition 22.</summary>
    public Task SayNotFixedAsync(string secret, string reason, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.SayNotFixed(TextGate.Needed(reason, "Reason", 500), by, at.Now));

    /// <summary>Transition 23 by the customer: paid (demo of a payment) or on account.</summary>
    public Task SettleAsync(string secret, SettlementState how, CancellationToken stop) => Act(secret, stop, (at, by) => at.Ticket.Settle(how, by, at.Now));

    /// <summary>Transition 24.</summary>
    public Task DisputeAsync(string secret, string lineKey, string text, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.Dispute(lineKey, TextGate.Needed(text, "Text", 500), by, at.Now));

    /// <summary>Transition 25.</summary>
    public Task ReopenAsync(string secret, string reason, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.Reopen(TextGate.Needed(reason, "Reason", 500), by, at.Now));

    /// <summary>Transition 26.</summary>
    public Task CancelAsync(string secret, string reason, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.Cancel(TextGate.Needed(reason, "Reason", 300), at.Card, by, at.Now));

    /// <summary>A message to the desk. The key makes a second click harmless.</summary>
    /// <param name="files">Files he sent before and names now (<see cref="UploadActions"/>).</param>
    public Task WriteAsync(string secret, string text, string key, CancellationToken stop, IReadOnlyList<Guid>? files = null) => ActAsync(secret, async (at, by, s) =>
        at.Ticket.Message(TextGate.Clean(text, "Text", 2000), by, at.Now, await at.AttachAsync(AttachmentHolder.Customer, files, onlyStaff: false, s)), key, stop);

    /// <summary>催单.</summary>
    public Task ChaseAsync(string secret, CancellationToken stop) => ActAsync(secret, async (at, by, s) =>
    {
        var last = await at.Db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == at.Ticket.Id && e.Kind == nameof(Chased)).MaxAsync(e => (DateTimeOffset?)e.At, s);
        at.Ticket.Chase(last, by, at.Now);
    }, null, stop);

    /// <summary>Stars, reasons, words.</summary>
    public Task RateAsync(string secret, int stars, IReadOnlyList<string> reasons, string comment, CancellationToken stop) => Act(secret, stop, (at, by) =>
        at.Ticket.Rate(stars, [.. reasons.Take(8).Select(r => TextGate.Needed(r, "Reasons", 40))], TextGate.Clean(comment, "Comment", 1000), by, at.Now));

    /// <summary>投诉. The key makes a second click harmless.</summary>
    public Task ComplainAsync(string secret, string text, string key, CancellationToken stop) =>
        Act(secret, stop, (at, by) => at.Ticket.Complain(TextGate.Needed(text, "Complaint", 1000), by, at.Now), key);

    private async Task RefuseTakenAsync(TicketAtHand at, ArrivalWindow window, CancellationToken stop)
    {
        if (at.Ticket.TechnicianId is not { } technician) throw new RefusedException(Refusal.SlotTaken);
        await Schedule.LockAsync(at.Db, technician, stop);
        var free = await Schedule.FreeAsync(at.Db, door.Rules, technician, at.Ticket.Id, at.Now, int.MaxValue, stop);
        if (!free.Contains(window)) throw new RefusedException(Refusal.SlotTaken);
    }

    private Task Act(string secret, CancellationToken stop, Action<TicketAtHand, Actor> act, string? key = null) =>
        ActAsync(secret, (at, by, _) => { act(at, by); return Task.CompletedTask; }, key, stop);

    private async Task ActAsync(string secret, Func<TicketAtHand, Actor, CancellationToken, Task> act, string? key, CancellationToken stop)
    {
        var link = await links.FindAsync(secret, LinkScope.Track, door.Clock.GetUtcNow(), stop) ?? throw new RefusedException(Refusal.NotFound);
        await door.ActAsync(link.TenantId, link.TargetId, async (at, s) =>
        {
            await ModuleGate.RequireAsync(at.Db, Modules.Tracking, s);
            await act(at, Actor.Customer(at.Ticket.Contact.Name), s);
        }, key, stop);
    }
}
