using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>When an act was done that was noted without a connection. It keeps its own time, within bounds that nobody can stretch.</summary>
internal static class OfflineTime
{
    /// <summary>What was noted longer ago is not taken over.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(72);
    // Telephones are set by their network; what is off by more has the wrong clock.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    // What moves a visit or the labour on it: an act noted before one of these would stand in the wrong order. Words are no such thing.
    private static readonly string[] Moving =
    [
        nameof(OfferMade), nameof(OfferAccepted), nameof(Booked), nameof(VisitRescheduled), nameof(Departed), nameof(Arrived), nameof(RemoteWorkStarted), nameof(CustomerNotThere), nameof(ReturnVisitNeeded),
        nameof(LabourStarted), nameof(LabourCorrected), nameof(QuoteSent), nameof(QuoteApproved), nameof(WorkFinished), nameof(NotFixed),
    ];

    /// <summary>The moment of words and files: now, when nothing was noted.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.NotedAhead"/>, <see cref="Refusal.NotedTooLongAgo"/>, or <see cref="Refusal.NotedOutOfOrder"/> before the report itself.</exception>
    public static DateTimeOffset Noted(this TicketAtHand at, DateTimeOffset? noted)
    {
        if (noted is not { } then) return at.Now;
        if (then > at.Now + Ahead) throw new RefusedException(Refusal.NotedAhead);
        if (then < at.Now - Longest) throw new RefusedException(Refusal.NotedTooLongAgo, (int)Longest.TotalHours);
        if (then < at.Ticket.SubmittedAt) throw new RefusedException(Refusal.NotedOutOfOrder);
        return then < at.Now ? then.ToUniversalTime() : at.Now;
    }

    /// <summary>The moment of an act on the visit: as above, and not before what moved it last.</summary>
    public static async Task<DateTimeOffset> NotedAsync(this TicketAtHand at, DateTimeOffset? noted, CancellationToken stop)
    {
        var then = at.Noted(noted);
        if (noted is null) return then;
        var moved = await at.Db.Events.Where(e => e.Subject == Subjects.Ticket && e.SubjectId == at.Ticket.Id && Moving.Contains(e.Kind)).Select(e => e.At).ToListAsync(stop);
        // Stored to the millisecond: what was noted within the same one is not before it.
        if (moved.Exists(m => m > then.AddMilliseconds(1)) || at.Ticket.Pauses.Any(p => (p.To ?? p.From) > then)) throw new RefusedException(Refusal.NotedOutOfOrder);
        return then;
    }
}
