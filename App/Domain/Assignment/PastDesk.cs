namespace Plainmend.Domain.Assignment;

/// <summary>A stretch of a company's past, as far as it is known: enough to give its jobs out once more by other rules.</summary>
/// <param name="Jobs">What came in, in any order.</param>
/// <param name="Technicians">Everybody as he is today; earlier skills, shifts and areas are not kept.</param>
/// <param name="Carried">What was in somebody's hands already when the stretch began.</param>
/// <param name="Arrivals">Visits, those of the month before included.</param>
/// <param name="LastAssigned">When somebody had last got a job before the stretch; nobody who never had.</param>
/// <param name="Until">End of the stretch.</param>
public sealed record PastDesk(
    IReadOnlyList<PastJob> Jobs, IReadOnlyList<Technician> Technicians, IReadOnlyList<CarriedJob> Carried, IReadOnlyList<PastArrival> Arrivals,
    IReadOnlyDictionary<Guid, DateTimeOffset> LastAssigned, DateTimeOffset Until);

/// <summary>One job of the past.</summary>
/// <param name="Job">As the assigner saw it when nobody had been asked yet.</param>
/// <param name="ReadyAt">When it was first to be given out.</param>
/// <param name="Took">How long it kept whoever got it; null = it still does.</param>
/// <param name="Asked">Who was really asked first; null = nobody.</param>
public sealed record PastJob(Job Job, string Number, DateTimeOffset ReadyAt, TimeSpan? Took, PastChoice? Asked);

/// <summary>Somebody who was really asked.</summary>
/// <param name="ByRule">False when a person chose him.</param>
public sealed record PastChoice(Guid TechnicianId, string Name, bool ByRule);

/// <summary>A job that somebody already had.</summary>
/// <param name="WorkAt">The visit, else the assignment: the day on which it uses up capacity.</param>
/// <param name="Until">When it no longer occupied him; null = it still does.</param>
public sealed record CarriedJob(Guid TechnicianId, Guid JobId, DateTimeOffset WorkAt, DateTimeOffset? Until);

/// <summary>Somebody came to a customer.</summary>
/// <param name="OnTime">Inside the promised window.</param>
public sealed record PastArrival(Guid TechnicianId, DateTimeOffset At, bool OnTime);
