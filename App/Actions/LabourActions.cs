using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>A technician's labour by the hour: timed, entered by hand, put right. Nobody's time is counted on two tickets at once.</summary>
public sealed class LabourActions(TicketDoor door)
{
    /// <summary>The timer starts; past the ceiling the customer is asked instead.</summary>
    /// <param name="at">When it was done (UTC), when that was while offline.</param>
    public Task StartAsync(Viewer who, Guid ticketId, CancellationToken stop, string? key = null, DateTimeOffset? at = null) => door.ActAsync(who.Tenant, ticketId, async (t, s) =>
    {
        var then = await t.NotedAsync(at, s);
        await RefuseElsewhereAsync(t, who, then, t.Now.AddTicks(1), s);
        t.Ticket.StartLabour(t.Card, who.Actor, then);
    }, key, stop);

    /// <summary>The timer stops; what it counted is charged.</summary>
    public Task StopAsync(Viewer who, Guid ticketId, CancellationToken stop, string? key = null, DateTimeOffset? at = null) =>
        door.ActAsync(who.Tenant, ticketId, async (t, s) => t.Ticket.StopLabour(who.Actor, await t.NotedAsync(at, s)), key, stop);

    /// <summary>A stretch nobody timed, [from, to) in UTC.</summary>
    /// <param name="key">Chosen by the screen; the same key is recorded once.</param>
    public Task EnterAsync(Viewer who, Guid ticketId, DateTimeOffset from, DateTimeOffset to, string key, CancellationToken stop) => door.ActAsync(who.Tenant, ticketId, async (t, s) =>
    {
        await RefuseElsewhereAsync(t, who, from, to, s);
        t.Ticket.EnterLabour(from, to, t.Card, who.Actor, t.Now);
    }, key, stop);

    /// <summary>Puts a recorded stretch right.</summary>
    /// <param name="record">Id of the usage record.</param>
    public Task CorrectAsync(Viewer who, Guid ticketId, string record, DateTimeOffset from, DateTimeOffset to, string reason, CancellationToken stop) =>
        door.ActAsync(who.Tenant, ticketId, async (t, s) =>
        {
            var said = TextGate.Needed(reason, "Reason", 300);
            await RefuseElsewhereAsync(t, who, from, to, s);
            t.Ticket.CorrectLabour(record, from, to, said, t.Card, who.Actor, t.Now);
        }, null, stop);

    /// <summary>Takes a recorded stretch off the bill.</summary>
    public Task RemoveAsync(Viewer who, Guid ticketId, string record, string reason, CancellationToken stop) =>
        door.ActAsync(who.Tenant, ticketId, t => t.Ticket.RemoveLabour(record, TextGate.Needed(reason, "Reason", 300), t.Card, who.Actor, t.Now), stop);

    // Another of his jobs can only hold labour of that time when something happened to it since.
    private static async Task RefuseElsewhereAsync(TicketAtHand t, Viewer who, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
    {
        await t.Db.LockAsync($"labour:{who.Id}", stop);
        var others = await t.Db.Tickets.Where(o => o.TechnicianId == who.Id && o.Id != t.Ticket.Id && (o.UpdatedAt >= from || o.LabourTimer != null)).ToListAsync(stop);
        if (others.FirstOrDefault(o => o.LabourTimer?.Since < to || o.Labour.Any(u => u.From < to && from < u.To)) is { } other)
            throw new RefusedException(Refusal.LabourOverlaps, other.Number);
    }
}
