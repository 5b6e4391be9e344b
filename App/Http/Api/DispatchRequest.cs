using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>Rules, technicians with their work, and one job or several to be given out in turn.</summary>
/// <param name="At">The instant of the decision.</param>
/// <param name="Jobs">Decided in their order; each one chosen fills the capacity of whoever got it.</param>
public sealed record DispatchRequest(DateTimeOffset At, IReadOnlyList<RuleEntry> Rules, IReadOnlyList<TechnicianEntry> Technicians, IReadOnlyList<JobEntry> Jobs)
{
    private const int MostRules = 100, MostTechnicians = 500, MostJobs = 200;
    // Every decision names every technician.
    private const int MostRows = 5_000;

    /// <summary>The decisions; refuses with the fields that are wrong.</summary>
    internal DispatchRound ToRound()
    {
        var faults = new Faults();
        Sized(faults);
        faults.Refuse();
        if (At == UsageRecord.StillHeld) faults.Add("at", ApiText.OutOfTime);
        var rules = Rules.Select((rule, n) => rule.ToRule(n + 1, At, Field($"rules[{n}]"), faults)).ToList();
        var people = Technicians.Select((one, n) => one.ToTechnician(n, Field($"technicians[{n}]"), faults)).ToList();
        IReadOnlyList<Guid> ids = [.. Technicians.Select((one, n) => one.Id ?? TechnicianEntry.At(n))];
        var known = ids.ToHashSet();
        var jobs = Jobs.Select((job, n) => job.ToJob(n, At, known, Field($"jobs[{n}]"), faults)).ToList();
        Once(Rules.Select(rule => rule.Number), n => Field($"rules[{n}].number"), faults);
        Once(ids, n => Field($"technicians[{n}].id"), faults);
        Once(jobs.Select(job => job.Id), n => Field($"jobs[{n}].id"), faults);
        faults.Refuse();
        var (who, loads) = (people.Select(one => one!.Value.Who).ToList(), people.Select(one => one!.Value.Load).ToList());
        return DispatchRound.Of(jobs, [.. rules.OfType<AssignmentRule>()], who, loads, At);
    }

    private void Sized(Faults faults)
    {
        if (Rules.Count > MostRules) faults.Add("rules", ApiText.TooManyItems.With(MostRules));
        if (Technicians.Count > MostTechnicians) faults.Add("technicians", ApiText.TooManyItems.With(MostTechnicians));
        if (Jobs.Count > MostJobs) faults.Add("jobs", ApiText.TooManyItems.With(MostJobs));
        else if (Jobs.Count == 0) faults.Add("jobs", ApiText.IsEmpty);
        else if (Jobs.Count * Technicians.Count > MostRows) faults.Add("jobs", ApiText.TooMuchWork);
    }

    private static void Once<T>(IEnumerable<T> keys, Func<int, string> field, Faults faults) where T : notnull
    {
        var seen = new HashSet<T>();
        foreach (var (n, key) in keys.Index())
            if (!seen.Add(key)) faults.Add(field(n), ApiText.IsTwice);
    }

    private static string Field(FormattableString path) => FormattableString.Invariant(path);
}
