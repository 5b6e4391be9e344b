using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Assignment;

/// <summary>What the assigner needs to know of a ticket.</summary>
/// <param name="Line">Code of the product line, such as <c>fridge</c>.</param>
/// <param name="Fault">Code of the fault, such as <c>fridge.not-cooling</c>.</param>
/// <param name="District">Where somebody must go; null when nobody travels (remote, send-in).</param>
/// <param name="WaitingSince">Since when it waits for a technician; decides who goes first.</param>
/// <param name="Place">Exact point; null = unknown.</param>
/// <param name="WantedAt">Start of the wanted appointment; null = as soon as possible, that is now.</param>
/// <param name="RefusedBy">Technicians who already refused it or let the offer pass; not asked again.</param>
public sealed record Job(
    Guid Id, string Line, string Fault, string? District, Priority Priority, string CustomerTier, Channel Channel, DateTimeOffset WaitingSince,
    Place? Place, DateTimeOffset? WantedAt, IReadOnlyList<Guid> RefusedBy)
{
    /// <summary>The instant at which the technician must be at work.</summary>
    public DateTimeOffset WorkAt(DateTimeOffset now) => WantedAt > now ? WantedAt.Value : now;
}
