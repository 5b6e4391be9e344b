using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>A window of a technician that is already promised to a ticket.</summary>
public sealed record TakenWindow(string Number, ArrivalWindow Window);

/// <summary>What is already promised.</summary>
public static class Schedule
{
    /// <summary>Least time between two appointments of one technician.</summary>
    public static readonly TimeSpan TravelBuffer = TimeSpan.FromMinutes(20);

    /// <summary>Living visits of a technician from an instant on, those of one ticket left out.</summary>
    public static async Task<IReadOnlyList<TakenWindow>> TakenAsync(AppDb db, Guid technicianId, Guid exceptTicket, DateTimeOffset from, CancellationToken stop) =>
        await db.Visits
            .Where(v => v.TechnicianId == technicianId && v.TicketId != exceptTicket && v.From >= from
                        && (v.State == VisitState.Proposed || v.State == VisitState.Confirmed || v.State == VisitState.EnRoute || v.State == VisitState.OnSite))
            .Join(db.Tickets, v => v.TicketId, t => t.Id, (v, t) => new TakenWindow(t.Number, new ArrivalWindow(v.From, v.To)))
            .ToListAsync(stop);

    /// <summary>Half-hour windows of the next days that are really free for this technician, inside his shift.</summary>
    /// <param name="most">How many at most, earliest first.</param>
    public static async Task<IReadOnlyList<ArrivalWindow>> FreeAsync(AppDb db, Guid technicianId, Guid exceptTicket, DateTimeOffset now, int most, CancellationToken stop)
    {
        var profile = await db.Technicians.Where(t => t.Id == technicianId).Select(t => t.Profile).SingleAsync(stop);
        var taken = await TakenAsync(db, technicianId, exceptTicket, now.AddHours(-4), stop);
        var half = TimeSpan.FromMinutes(30).Ticks;
        var first = new DateTimeOffset((now.AddMinutes(60).UtcTicks / half + 1) * half, TimeSpan.Zero);
        return [.. Enumerable.Range(0, 7 * 48)
            .Select(i => new ArrivalWindow(first.AddMinutes(30 * i), first.AddMinutes(30 * i + 30)))
            .Where(w => profile.Shift.IsOpen(w.From) && profile.Shift.IsOpen(w.To.AddMinutes(-1)) && !profile.IsAway(w.From))
            .Where(w => !taken.Any(t => t.Window.Overlaps(w, TravelBuffer)))
            .Take(most)];
    }
}
