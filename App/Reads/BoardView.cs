using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>One day of the company's technicians.</summary>
/// <param name="From">First half hour shown (in).</param>
/// <param name="To">End of the last (out).</param>
/// <param name="Waiting">Tickets without an appointment, the oldest first: of nobody, or accepted by somebody.</param>
/// <param name="Zone">IANA time zone of the company, by whose clock the day is cut.</param>
public sealed record BoardView(
    DateOnly Day, DateOnly Today, string Zone, DateTimeOffset ReadAt, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<BoardRow> Rows, IReadOnlyList<BoardCard> Waiting)
{
    /// <summary>How long one column lasts.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    /// <summary>Time to travel after every visit.</summary>
    public static TimeSpan TravelBuffer => Data.Schedule.TravelBuffer;

    public int Columns => (int)((To - From) / Step);

    /// <summary>Every card, wherever it is.</summary>
    public IEnumerable<BoardCard> Cards => Rows.SelectMany(r => r.Cards).Concat(Waiting);
}

/// <summary>One technician's day.</summary>
/// <param name="Shift">When he works, holidays of the company taken out.</param>
/// <param name="Away">When he is on leave.</param>
/// <param name="Jobs">Jobs of that day …</param>
/// <param name="JobsPerDay">… of how many he takes on a day.</param>
/// <param name="Cards">His visits of the day, and offers for it that he has not answered, by time.</param>
/// <param name="Offers">Offers to him for which no time is set.</param>
public sealed record BoardRow(
    Guid Id, Bilingual Name, IReadOnlyList<Interval> Shift, IReadOnlyList<Interval> Away, int Jobs, int JobsPerDay, IReadOnlyList<BoardCard> Cards, IReadOnlyList<BoardCard> Offers);

/// <summary>One ticket on the board.</summary>
public sealed record BoardCard
{
    public required Guid TicketId { get; init; }
    public required string Number { get; init; }
    public required TicketState State { get; init; }
    public required Priority Priority { get; init; }
    /// <summary>State of the visit the card stands for; null without one.</summary>
    public VisitState? Visit { get; init; }
    public Guid? TechnicianId { get; init; }
    public string? Technician { get; init; }
    public ArrivalWindow? Window { get; init; }
    public required Bilingual Product { get; init; }
    public required Bilingual Fault { get; init; }
    public required string District { get; init; }
    /// <summary>Until when the technician may answer; null when nothing is offered.</summary>
    public DateTimeOffset? OfferUntil { get; init; }
    public bool Held { get; init; }
    /// <summary>What the viewer may do to it, of the acts that move a card.</summary>
    public required IReadOnlyList<TicketAct> Open { get; init; }

    /// <summary>The act that gives it to a technician, or another time with the same one; null when the state allows none.</summary>
    public TicketAct? ActTo(Guid technician)
    {
        var act = technician != TechnicianId ? (State == TicketState.Triaged ? TicketAct.Offer : TicketAct.Unassign)
            : State == TicketState.Accepted ? TicketAct.Book : TicketAct.Reschedule;
        return Open.Contains(act) ? act : null;
    }

    /// <summary>Where it stands now, to be held against where it stands when it is moved.</summary>
    public SeenVisit Seen => new(TechnicianId, State is TicketState.Scheduled ? Window : null);
}
