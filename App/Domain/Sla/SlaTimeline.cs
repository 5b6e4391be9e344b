using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Sla;

/// <summary>The instants of one ticket cycle that clocks care about. A reopened ticket begins a new timeline.</summary>
/// <param name="SubmittedAt">When the ticket came in (or was reopened).</param>
/// <param name="Travels">True when somebody travels to the customer; false = nothing is promised about arrival.</param>
/// <param name="OfferedAt">The offer from which the acceptance counts.</param>
/// <param name="WindowEnd">End of the appointment window now agreed.</param>
/// <param name="ResolvedAt">When the repair was done; the other targets stop with it.</param>
/// <param name="EndedAt">When the ticket was closed or cancelled; everything stops.</param>
public sealed record SlaTimeline(
    DateTimeOffset SubmittedAt, bool Travels, PauseLedger Pauses, DateTimeOffset? FirstResponseAt = null, DateTimeOffset? OfferedAt = null,
    DateTimeOffset? AcceptedAt = null, DateTimeOffset? WindowEnd = null, DateTimeOffset? ArrivedAt = null, DateTimeOffset? ResolvedAt = null,
    DateTimeOffset? EndedAt = null)
{
    /// <summary>The instant from which a target counts; null while it has not started.</summary>
    public DateTimeOffset? StartOf(SlaTarget target) => target switch
    {
        SlaTarget.Accept => OfferedAt,
        SlaTarget.Arrive => WindowEnd ?? SubmittedAt,
        _ => SubmittedAt,
    };

    /// <summary>The instant at which a target was met; null while it has not been.</summary>
    public DateTimeOffset? MetAt(SlaTarget target) => target switch
    {
        SlaTarget.FirstResponse => FirstResponseAt,
        SlaTarget.Accept => AcceptedAt,
        SlaTarget.Arrive => ArrivedAt,
        SlaTarget.Resolve => ResolvedAt,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, null),
    };

    /// <summary>The instant after which meeting a target no longer matters; null while it does.</summary>
    public DateTimeOffset? StoppedAt => ResolvedAt is null || EndedAt < ResolvedAt ? EndedAt : ResolvedAt;
}

/// <summary>What a ticket was promised from an instant on, until the next term. The first term also covers what came before it.</summary>
public sealed record SlaTerm(DateTimeOffset From, Priority Priority, SlaPolicy Policy, BusinessCalendar Calendar);
