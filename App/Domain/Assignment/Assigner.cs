namespace Plainmend.Domain.Assignment;

/// <summary>Chooses the technician for a job and says why. The same facts in any order give the same decision.</summary>
public static class Assigner
{
    /// <summary>Decides for one job.</summary>
    /// <param name="rules">Every version of every rule; those in force at <paramref name="now"/> are used.</param>
    /// <param name="workloads">At most one per technician; none = nothing to do.</param>
    public static AssignmentDecision Choose(
        Job job, IReadOnlyList<AssignmentRule> rules, IReadOnlyList<Technician> technicians, IReadOnlyList<Workload> workloads, DateTimeOffset now) =>
        throw new NotImplementedException();

    /// <summary>The job that has waited longest among those the freed technician may take; null when there is none.</summary>
    public static Job? OldestEligible(
        IReadOnlyList<Job> waiting, Technician freed, Workload workload, IReadOnlyList<AssignmentRule> rules, DateTimeOffset now) =>
        throw new NotImplementedException();
}
