using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Acts of the clock.</summary>
public sealed class TimerActions(Db store, TicketDoor door)
{
    /// <summary>Does everything due in one company. Running twice does it once.</summary>
    /// <returns>How many tickets moved.</returns>
    public async Task<int> RunAsync(int tenant, CancellationToken stop)
    {
        var now = door.Clock.GetUtcNow();
        await using var db = store.Read(tenant);
        var due = await db.Tickets.Where(t => t.TimerAt <= now).OrderBy(t => t.TimerAt).Select(t => t.Id).Take(200).ToListAsync(stop);
        foreach (var id in due) await door.ActAsync(tenant, id, at => at.Ticket.RunTimers(at.Card, at.Now), stop);
        var broken = await db.Tickets.Where(t => t.DueAt < now && t.EscalationLevel == 0 && t.State < TicketState.Verifying)
            .OrderBy(t => t.DueAt).Select(t => t.Id).Take(200).ToListAsync(stop);
        foreach (var id in broken) await door.ActAsync(tenant, id, Escalate, stop);
        return due.Count + broken.Count;
    }

    private static void Escalate(TicketAtHand at)
    {
        if (at.Ticket.DueAt < at.Now && at.Ticket.EscalationLevel == 0 && at.Ticket.State < TicketState.Verifying)
            at.Ticket.Escalate(1, at.Ticket.DueTarget?.ToString() ?? nameof(Ticket.DueAt), Actor.System(Notices.BreachRule), at.Now);
    }
}
