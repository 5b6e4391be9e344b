using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Reminds of appointments, each once: that it was done is a fact of the ticket, looked for again inside the act.</summary>
public sealed class ReminderActions(Db store, TicketDoor door)
{
    private static readonly string[] Spoken = [nameof(Booked), nameof(VisitRescheduled), nameof(ReturnVisitNeeded), nameof(VisitReminded)];

    /// <summary>Sends every reminder due in one company. Running twice, or on two nodes, does it once.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(int tenant, CancellationToken stop)
    {
        var now = door.Clock.GetUtcNow();
        var ahead = now + Reminders.DayAhead;
        await using var db = store.Read(tenant);
        var near = await db.Visits.Where(v => v.From > now && v.From <= ahead && (v.State == VisitState.Proposed || v.State == VisitState.Confirmed))
            .OrderBy(v => v.From).Select(v => new { v.TicketId, v.From, v.To }).ToListAsync(stop);
        if (near.Count == 0) return 0;
        var told = await ToldAsync(db, [.. near.Select(v => v.TicketId)], now, stop);
        var reminded = 0;
        foreach (var visit in near.Where(v => Reminders.Due(new(v.From, v.To), told.GetValueOrDefault(v.TicketId), now) is not null))
            await door.ActAsync(tenant, visit.TicketId, async (at, s) =>
            {
                if (at.Ticket.LiveVisit is not { State: VisitState.Proposed or VisitState.Confirmed } live) return;
                var last = (await ToldAsync(at.Db, [at.Ticket.Id], at.Now, s)).GetValueOrDefault(at.Ticket.Id);
                if (Reminders.Due(live.Window, last, at.Now) is not { } which) return;
                at.Ticket.Remind(which, at.Now);
                reminded++;
            }, null, stop);
        return reminded;
    }

    // What was said longer ago than a day is no hindrance for either reminder.
    private static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ToldAsync(AppDb db, IReadOnlyList<Guid> tickets, DateTimeOffset now, CancellationToken stop)
    {
        var since = now - Reminders.DayAhead;
        var said = await db.Events.Where(e => e.Subject == Subjects.Ticket && tickets.Contains(e.SubjectId) && e.At >= since && Spoken.Contains(e.Kind))
            .Select(e => new { e.SubjectId, e.At }).ToListAsync(stop);
        return said.GroupBy(e => e.SubjectId).ToDictionary(g => g.Key, g => g.Max(e => e.At));
    }
}
