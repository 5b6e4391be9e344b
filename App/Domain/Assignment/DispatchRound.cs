namespace Plainmend.Domain.Assignment;

/// <summary>Several jobs decided in turn: whoever was chosen carries the job when the next one is decided.</summary>
/// <param name="Decisions">One per job, in the order of the jobs.</param>
/// <param name="After">What everybody has on his hands when all are decided.</param>
public sealed record DispatchRound(IReadOnlyList<AssignmentDecision> Decisions, IReadOnlyList<Workload> After)
{
    /// <summary>Decides about the jobs in their order; each decision is what <see cref="Assigner.Choose"/> says with the work given out before.</summary>
    /// <param name="workloads">At most one per technician; none = nothing to do.</param>
    public static DispatchRound Of(
        IReadOnlyList<Job> jobs, IReadOnlyList<AssignmentRule> rules, IReadOnlyList<Technician> technicians, IReadOnlyList<Workload> workloads, DateTimeOffset now)
    {
        var loads = technicians.Select(technician => workloads.FirstOrDefault(load => load.TechnicianId == technician.Id) ?? Workload.None(technician.Id)).ToList();
        var decisions = new List<AssignmentDecision>();
        foreach (var job in jobs)
        {
            var decision = Assigner.Choose(job, rules, technicians, loads, now);
            decisions.Add(decision);
            if (decision.Technician is not { } chosen) continue;
            var at = loads.FindIndex(load => load.TechnicianId == chosen);
            loads[at] = loads[at].With(job.Id, technicians[at].Shift.DayOf(job.WorkAt(now)), now);
        }
        return new(decisions, loads);
    }
}
