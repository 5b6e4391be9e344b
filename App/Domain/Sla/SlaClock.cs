using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Sla;

/// <summary>Reads every promised target of a ticket from its timeline. The same arguments always give the same reading.</summary>
public static class SlaClock
{
    /// <summary>Reads a ticket whose terms never changed.</summary>
    public static SlaReading Read(SlaPolicy policy, BusinessCalendar calendar, Priority priority, SlaTimeline timeline, DateTimeOffset now) =>
        Read([new(timeline.SubmittedAt, priority, policy, calendar)], timeline, now);

    /// <param name="terms">What was promised from when on, in order; at least one.</param>
    public static SlaReading Read(IReadOnlyList<SlaTerm> terms, SlaTimeline timeline, DateTimeOffset now) =>
        throw new NotImplementedException();
}
