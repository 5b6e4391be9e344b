using Plainmend.Domain.People;
using Plainmend.Domain.Sla;

namespace Plainmend.Domain.Tickets;

// What was promised, and when it is due. The due instants are kept on the ticket so that a list can be sorted by them.
public sealed partial class Ticket
{
    /// <summary>Priorities promised in this cycle, in order; the first counts from the beginning of the cycle.</summary>
    public IReadOnlyList<PromisedFrom> Promised { get; private set; } = [];
    /// <summary>When the most urgent promise is due; null when none is pending or its clock stands still.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    /// <summary>From when on it counts as at risk; null like <see cref="DueAt"/>.</summary>
    public DateTimeOffset? RiskAt { get; private set; }
    /// <summary>Which promise is due next.</summary>
    public SlaTarget? DueTarget { get; private set; }

    /// <summary>The instants of this cycle that clocks care about.</summary>
    public SlaTimeline Timeline => new(
        CycleStartedAt, Mode == ServiceMode.Visit, new PauseLedger([.. Pauses.Where(p => p.From >= CycleStartedAt)]), FirstResponseAt, OfferedAt,
        AcceptedAt, LiveVisit?.To, ArrivedAt, FinishedAt ?? CompletedAt, EndedAt);

    /// <summary>Reads every promise as it stands.</summary>
    public SlaReading ReadClock(SlaPolicy policy, BusinessCalendar calendar, DateTimeOffset now) =>
        SlaClock.Read([.. Promised.Select(p => new SlaTerm(p.From, p.Priority, policy, calendar))], Timeline, now);

    /// <summary>Keeps the most urgent promise of a reading for lists; called after every act.</summary>
    public void KeepDue(SlaReading reading) =>
        (DueAt, RiskAt, DueTarget) = (reading.Next?.DueAt, reading.Next?.RiskAt ?? reading.Next?.DueAt, reading.Next?.Target);

    private void KeepPromise(TicketEvent e)
    {
        if (e.Fact is Submitted or Reopened) Promised = [new(e.At, Priority)];
        else if (e.Fact is PriorityChanged) Promised = [.. Promised, new(e.At, Priority)];
    }
}

/// <summary>From when on a ticket had this priority.</summary>
public sealed record PromisedFrom(DateTimeOffset From, Priority Priority);
