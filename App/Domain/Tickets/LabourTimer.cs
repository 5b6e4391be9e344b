namespace Plainmend.Domain.Tickets;

/// <summary>Labour that is being counted now. A ticket has one at most.</summary>
/// <param name="Record">Id the usage record will have.</param>
/// <param name="Visit">The visit whose time it is; the ticket itself on the bench or from a distance.</param>
/// <param name="Since">UTC.</param>
/// <param name="Until">UTC. When the system stops it by itself: one second more would pass the ceiling, or it looks forgotten.</param>
public sealed record LabourTimer(string Record, string Visit, DateTimeOffset Since, DateTimeOffset Until);
