namespace Plainmend.Domain.Assignment;

/// <summary>One job in somebody's hands.</summary>
/// <param name="Day">The technician's local day on which it uses up capacity: the day of the visit, else of the assignment.</param>
/// <param name="Open">True until the job no longer occupies him.</param>
public readonly record struct WorkloadItem(Guid JobId, DateOnly Day, bool Open);

/// <summary>What one technician has on his hands and how he has done lately.</summary>
/// <param name="Jobs">His jobs, open or of today and later, each once.</param>
/// <param name="Arrivals">Recent arrivals at customers' …</param>
/// <param name="OnTime">… of which inside the promised window.</param>
/// <param name="LastAssignedAt">When he last got a job; null = never.</param>
public sealed record Workload(Guid TechnicianId, IReadOnlyList<WorkloadItem> Jobs, int Arrivals, int OnTime, DateTimeOffset? LastAssignedAt)
{
    /// <summary>Nothing to do and no history.</summary>
    public static Workload None(Guid technicianId) => new(technicianId, [], 0, 0, null);

    /// <summary>Jobs that count on a day, finished ones included.</summary>
    public int JobsOn(DateOnly day) => Jobs.Count(job => job.Day == day);

    /// <summary>Jobs that occupy him now.</summary>
    public int OpenJobs => Jobs.Count(job => job.Open);

    /// <summary>The same workload after one more job.</summary>
    public Workload With(Guid jobId, DateOnly day, DateTimeOffset assignedAt) =>
        this with { Jobs = [.. Jobs, new(jobId, day, Open: true)], LastAssignedAt = assignedAt };
}
