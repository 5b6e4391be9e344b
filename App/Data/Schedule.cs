using Microsoft.EntityFrameworkCore;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>A window of a technician that is already promised to a ticket.</summary>
public sealed record TakenWindow(string Number, ArrivalWindow Window);

/// <summary>What is already promised, and what is still free.</summary>
public static class Schedule
{
    /// <summary>Least time between two appointments of one technician.</summary>
    public static readonly TimeSpan TravelBuffer = TimeSpan.FromMinutes(20);
    /// <summary>How far ahead free windows are offered.</summary>
    public const int Days = 7;

    private const int PerDay = 48;
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);

    /// <summary>Of those who want to promise time of one technician, one after the other looks and writes; ends with the transaction.</summary>
    public static Task LockAsync(AppDb db, Guid technicianId, CancellationToken stop) => db.LockAsync($"visits:{technicianId}", stop);

    /// <summary>The guard of every appointment: inside the working hours, no other visit, time to travel. Holds under races.</summary>
    /// <exception cref="RefusedException">He does not work then, or is promised to another ticket, which is named.</exception>
    public static async Task RefuseTakenAsync(AppDb db, RuleBook rules, Guid technicianId, Guid ticketId, ArrivalWindow window, CancellationToken stop)
    {
        await LockAsync(db, technicianId, stop);
        if (VisitHours.Against(await ProfileAsync(db, technicianId, stop), await rules.LatestAsync<BusinessCalendar>(db, stop), window) is { } why) throw new RefusedException(why);
        var taken = await TakenAsync(db, technicianId, ticketId, window.From, stop);
        if (taken.FirstOrDefault(t => t.Window.Overlaps(window, TravelBuffer)) is { } other) throw new RefusedException(Refusal.VisitOverlap, other.Number);
    }

    /// <summary>The first window at or after a wish, as long as it and moved by half hours, that is free; null when none is within a fortnight.</summary>
    public static async Task<ArrivalWindow?> FirstFreeAsync(AppDb db, RuleBook rules, Guid technicianId, Guid ticketId, ArrivalWindow wish, CancellationToken stop)
    {
        await LockAsync(db, technicianId, stop);
        var windows = Enumerable.Range(0, 14 * PerDay).Select(i => new ArrivalWindow(wish.From + i * Half, wish.To + i * Half));
        return (await FreeOfAsync(db, rules, technicianId, ticketId, windows, wish.From, stop)).Select(w => (ArrivalWindow?)w).FirstOrDefault();
    }

    /// <summary>Half-hour windows of the next <see cref="Days"/> days that are really free for this technician.</summary>
    /// <param name="most">How many at most, earliest first.</param>
    public static async Task<IReadOnlyList<ArrivalWindow>> FreeAsync(AppDb db, RuleBook rules, Guid technicianId, Guid exceptTicket, DateTimeOffset now, int most, CancellationToken stop)
    {
        var first = new DateTimeOffset((now.AddMinutes(60).UtcTicks / Half.Ticks + 1) * Half.Ticks, TimeSpan.Zero);
        var windows = Enumerable.Range(0, Days * PerDay).Select(i => new ArrivalWindow(first + i * Half, first + (i + 1) * Half));
        return [.. (await FreeOfAsync(db, rules, technicianId, exceptTicket, windows, now, stop)).Take(most)];
    }

    private static async Task<IEnumerable<ArrivalWindow>> FreeOfAsync(
        AppDb db, RuleBook rules, Guid technicianId, Guid ticketId, IEnumerable<ArrivalWindow> windows, DateTimeOffset from, CancellationToken stop)
    {
        var (profile, company) = (await ProfileAsync(db, technicianId, stop), await rules.LatestAsync<BusinessCalendar>(db, stop));
        var taken = await TakenAsync(db, technicianId, ticketId, from, stop);
        return windows.Where(w => VisitHours.Against(profile, company, w) is null && !taken.Any(t => t.Window.Overlaps(w, TravelBuffer)));
    }

    private static Task<Technician> ProfileAsync(AppDb db, Guid technicianId, CancellationToken stop) =>
        db.Technicians.Where(t => t.Id == technicianId).Select(t => t.Profile).SingleAsync(stop);

    // No window is longer than a day, so whatever began earlier cannot reach into one that begins at this instant.
    private static async Task<IReadOnlyList<TakenWindow>> TakenAsync(AppDb db, Guid technicianId, Guid exceptTicket, DateTimeOffset from, CancellationToken stop)
    {
        var earliest = from.AddDays(-1);
        return await db.Visits
            .Where(v => v.TechnicianId == technicianId && v.TicketId != exceptTicket && v.From >= earliest && v.State <= VisitState.Break)
            .Join(db.Tickets, v => v.TicketId, t => t.Id, (v, t) => new TakenWindow(t.Number, new ArrivalWindow(v.From, v.To)))
            .ToListAsync(stop);
    }
}
