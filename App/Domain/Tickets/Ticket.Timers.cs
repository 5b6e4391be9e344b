using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// What happens by itself when a time comes.
public sealed partial class Ticket
{
    /// <summary>How long after its window a visit nobody set off for counts as missed.</summary>
    public static readonly TimeSpan MissedAfter = TimeSpan.FromMinutes(30);

    /// <summary>The next instant at which the system has to act; null when nothing waits for a time.</summary>
    public DateTimeOffset? TimerAt { get; private set; }

    /// <summary>Does everything that is due by <paramref name="now"/>. Called twice, it does it once.</summary>
    /// <param name="card">The ticket's price list.</param>
    /// <returns>True when anything was done.</returns>
    public bool RunTimers(RateCard card, DateTimeOffset now)
    {
        var before = Version;
        while (TimerAt is { } due && due <= now) RunOne(card, due, now);
        return Version > before;
    }

    private void RunOne(RateCard card, DateTimeOffset due, DateTimeOffset now)
    {
        if (Hold is { Until: { } until } && until == due) EndHold(Actor.System(nameof(Hold.Until)), now);
        else if (LabourTimer is not null) RunTimerOut(card, now);
        else if (State == TicketState.Offered) ExpireOffer(Actor.System(nameof(OfferExpired)), now);
        else if (State == TicketState.AwaitingApproval) ExpireQuote(Actor.System(nameof(QuoteExpired)), now);
        else if (State == TicketState.Verifying) ConfirmWorks(Actor.System(nameof(SilenceConfirms)), now);
        else MissVisit(Actor.System(nameof(VisitMissed)), now);
    }

    private DateTimeOffset? NextTimer() => new[]
    {
        State == TicketState.Offered ? OfferExpiresAt : null,
        State == TicketState.AwaitingApproval ? LatestQuote?.ExpiresAt : null,
        State == TicketState.Verifying ? FinishedAt + SilenceConfirms : null,
        State == TicketState.Scheduled && LiveVisit is { State: VisitState.Proposed or VisitState.Confirmed } visit ? visit.To + MissedAfter : null,
        Hold?.Until,
        LabourTimer?.Until,
    }.Min();
}
