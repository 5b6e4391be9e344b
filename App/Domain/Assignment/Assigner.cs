using Plainmend.Domain.Sla;

namespace Plainmend.Domain.Assignment;

/// <summary>Chooses the technician for a job and says why. The same facts in any order give the same decision.</summary>
public static class Assigner
{
    /// <summary>Decides for one job. Nobody at capacity is ever chosen; partners only when nobody of the own staff is suitable.</summary>
    /// <param name="rules">Every version of every rule; those in force at <paramref name="now"/> are used.</param>
    /// <param name="technicians">Everybody, each once.</param>
    /// <param name="workloads">At most one per technician; none = nothing to do.</param>
    public static AssignmentDecision Choose(
        Job job, IReadOnlyList<AssignmentRule> rules, IReadOnlyList<Technician> technicians, IReadOnlyList<Workload> workloads, DateTimeOffset now)
    {
        Bounds.RefuseTwice(nameof(technicians), technicians.Select(technician => technician.Id));
        Bounds.RefuseTwice(nameof(workloads), workloads.Select(workload => workload.TechnicianId));
        var (rule, passedOver) = MatchingRule.Find(job, rules, now);
        if (rule is null)
            return new(job.Id, now, DecisionOutcome.Waits, null, null, null, null, WaitReason.NoRule, new(null, [], null, []), [], [], passedOver);

        var (candidates, excluded) = Sift(job, rule, technicians, workloads, now);
        var outcome = OutcomeOf(job, rule, candidates);
        var chosen = outcome == DecisionOutcome.Chosen ? candidates[0] : null;
        var reason = new DecisionReason(rule.Number, MatchingRule.Met(rule.When, job), chosen?.Name, chosen is null ? [] : Merits.Of(candidates));
        return new(
            job.Id, now, outcome, new(rule.Number, rule.Name, rule.Version), rule.Strategy, chosen?.TechnicianId,
            chosen is null ? null : now.AddMinutes(rule.OfferMinutes), outcome == DecisionOutcome.Waits ? Sieve.FirstEmptyStep(excluded) : null,
            reason, candidates, excluded, passedOver);
    }

    /// <summary>
    /// The job that has waited longest among those a freed technician may take; null when there is none. Whether he is then also
    /// the best choice for it is for <see cref="Choose"/> to say.
    /// </summary>
    public static Job? OldestEligible(
        IReadOnlyList<Job> waiting, Technician freed, Workload workload, IReadOnlyList<AssignmentRule> rules, DateTimeOffset now) => waiting
        .OrderBy(job => job.WaitingSince).ThenBy(job => job.Id)
        .FirstOrDefault(job => MatchingRule.Find(job, rules, now).Rule is { } rule
            && !IsRefusedTooOften(job, rule) && new Sieve(job, rule.Needs, now).Against(freed, workload).Count == 0);

    private static (IReadOnlyList<Candidate>, IReadOnlyList<Excluded>) Sift(
        Job job, AssignmentRule rule, IReadOnlyList<Technician> technicians, IReadOnlyList<Workload> workloads, DateTimeOffset now)
    {
        var sieve = new Sieve(job, rule.Needs, now);
        var sheet = new ScoreSheet(job, sieve.Skill, rule.EffectiveWeights, now);
        var loads = workloads.ToDictionary(workload => workload.TechnicianId);
        var sifted = technicians.Select(technician =>
        {
            var load = loads.GetValueOrDefault(technician.Id) ?? Workload.None(technician.Id);
            return new Sifted(technician, load, sieve.Against(technician, load));
        }).ToList();
        if (sifted.Any(one => one.Suits && !one.Technician.Partner))
            sifted = [.. sifted.Select(one => one.Suits && one.Technician.Partner ? one with { Against = [new(ExclusionReason.HeldInReserve)] } : one)];
        return (
            [.. sifted.Where(one => one.Suits).Select(one => sheet.RowOf(one.Technician, one.Load))
                .OrderByDescending(row => row.Total).ThenBy(row => row.LastAssignedAt ?? DateTimeOffset.MinValue)
                .ThenBy(row => row.OpenJobs).ThenBy(row => row.TechnicianId)],
            [.. sifted.Where(one => !one.Suits).Select(one => new Excluded(one.Technician.Id, one.Technician.Name, one.Against))
                .OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.TechnicianId)]);
    }

    private static DecisionOutcome OutcomeOf(Job job, AssignmentRule rule, IReadOnlyList<Candidate> candidates) =>
        IsRefusedTooOften(job, rule) ? DecisionOutcome.Escalated
        : candidates.Count == 0 ? DecisionOutcome.Waits
        : rule.Strategy == Strategy.GrabPool ? DecisionOutcome.Pooled
        : DecisionOutcome.Chosen;

    private static bool IsRefusedTooOften(Job job, AssignmentRule rule) => job.RefusedBy.Distinct().Count() >= rule.MaxRefusals;

    private readonly record struct Sifted(Technician Technician, Workload Load, IReadOnlyList<Exclusion> Against)
    {
        public bool Suits => Against.Count == 0;
    }
}
