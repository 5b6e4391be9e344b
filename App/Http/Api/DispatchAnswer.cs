using Plainmend.Domain.Assignment;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>Whom the rules would choose for each job, and why.</summary>
/// <param name="Technicians">What everybody has on his hands afterwards.</param>
public sealed record DispatchAnswer(DateTimeOffset At, IReadOnlyList<DispatchedJob> Jobs, IReadOnlyList<LoadAfter> Technicians)
{
    internal static DispatchAnswer Of(DispatchRequest asked)
    {
        var round = asked.ToRound();
        var given = round.Decisions.Select(decision => decision.Technician).OfType<Guid>().CountBy(id => id).ToDictionary();
        return new(asked.At, [.. round.Decisions.Select(DispatchedJob.Of)],
            [.. round.After.Select((load, n) => new LoadAfter(load.TechnicianId, asked.Technicians[n].Name, given.GetValueOrDefault(load.TechnicianId), load.OpenJobs))]);
    }
}

/// <summary>One job.</summary>
/// <param name="Reason">In one line, in the caller's language.</param>
/// <param name="Excluded">Whoever cannot get it, in the caller's language.</param>
/// <param name="Decision">What the desk stores with a ticket: rule, the whole scoring table, every exclusion, rules passed over.</param>
public sealed record DispatchedJob(Guid JobId, string? Technician, string Reason, IReadOnlyList<ExcludedSaid> Excluded, AssignmentDecision Decision)
{
    internal static DispatchedJob Of(AssignmentDecision decision) => new(
        decision.JobId, decision.Reason.Technician, DispatchWords.Reason(decision, DispatchWords.Value),
        [.. decision.Excluded.Select(one => new ExcludedSaid(one.TechnicianId, one.Name, DispatchWords.Against(one)))], decision);
}

/// <summary>Somebody who cannot get the job, and every reason why.</summary>
public sealed record ExcludedSaid(Guid TechnicianId, string Name, string Why);

/// <summary>Somebody's work afterwards.</summary>
/// <param name="Given">Jobs of this request he got.</param>
/// <param name="OpenJobs">Open jobs in all.</param>
public sealed record LoadAfter(Guid TechnicianId, string Name, int Given, int OpenJobs);
