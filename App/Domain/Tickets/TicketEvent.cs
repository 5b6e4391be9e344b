namespace Plainmend.Domain.Tickets;

/// <summary>A fact with its circumstances. Never edited.</summary>
/// <param name="Version">1, 2, 3 … within the ticket, without gaps.</param>
/// <param name="At">When it happened (UTC), which may be earlier than when it was written (offline acts).</param>
/// <param name="By">Who did it.</param>
/// <param name="Fact">What happened.</param>
public sealed record TicketEvent(int Version, DateTimeOffset At, Actor By, Fact Fact);
