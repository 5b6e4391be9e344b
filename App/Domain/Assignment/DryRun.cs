namespace Plainmend.Domain.Assignment;

/// <summary>
/// Gives the jobs of the past out once more by other rules, in the order of time. Whoever is chosen keeps the job as long as it
/// really took; a job that finds nobody is looked at again whenever somebody became free and every full hour, oldest first, for
/// three days. Nobody declines: it is the first technician asked that is compared. The same past and rules give the same result.
/// </summary>
public sealed class DryRun
{
    /// <summary>So long a job is looked at again; after that it counts as left waiting.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private readonly PastDesk _desk;
    private readonly IReadOnlyList<AssignmentRule> _rules;
    private readonly Dictionary<Guid, Hands> _hands;
    private readonly List<DryRunBuilder.Trial> _waiting = [];
    private readonly DryRunBuilder _found;
    private readonly CancellationToken _stop;
    private DateTimeOffset _tried = DateTimeOffset.MinValue;

    private DryRun(PastDesk desk, IReadOnlyList<AssignmentRule> rules, CancellationToken stop)
    {
        // The rules as typed hold for the whole stretch, whenever they were or will be published.
        (_desk, _rules, _stop) = (desk, [.. rules.Select(rule => rule with { InForceFrom = DateTimeOffset.MinValue })], stop);
        (_hands, _found) = (desk.Technicians.ToDictionary(one => one.Id, one => new Hands(one, desk)), new(desk));
    }

    /// <summary>What would have become of the jobs.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static DryRunResult Of(PastDesk desk, IReadOnlyList<AssignmentRule> rules, CancellationToken stop)
    {
        var run = new DryRun(desk, rules, stop);
        foreach (var job in desk.Jobs.OrderBy(job => job.ReadyAt).ThenBy(job => job.Job.WaitingSince).ThenBy(job => job.Job.Id))
        {
            run.PassTo(job.ReadyAt);
            var trial = new DryRunBuilder.Trial(job);
            if (run.Try(trial, job.ReadyAt)) run._found.Add(trial);
            else run._waiting.Add(trial);
        }
        run.PassTo(desk.Until);
        foreach (var left in run._waiting) run._found.Add(left);
        return run._found.Result();
    }

    private void PassTo(DateTimeOffset at)
    {
        if (_waiting.Count > 0)
            for (var hour = NextHour(_tried); hour < at && _waiting.Count > 0; hour = NextHour(hour)) Again(hour);
        if (_waiting.Count > 0 && _hands.Values.Any(hands => hands.WasFreed(_tried, at))) Again(at);
        _tried = at;
    }

    private void Again(DateTimeOffset at)
    {
        foreach (var trial in _waiting.OrderBy(trial => trial.Past.Job.WaitingSince).ThenBy(trial => trial.Past.Job.Id).ToList())
        {
            if (!Try(trial, at) && at - trial.Past.ReadyAt < Patience) continue;
            _waiting.Remove(trial);
            _found.Add(trial);
        }
        _tried = at;
    }

    // True when the job needs no further look.
    private bool Try(DryRunBuilder.Trial trial, DateTimeOffset at)
    {
        _stop.ThrowIfCancellationRequested();
        var job = trial.Past.Job;
        var decision = Assigner.Choose(job, _rules, _desk.Technicians, [.. _hands.Values.Select(hands => hands.At(at))], at);
        trial.Decided(decision);
        if (decision.Technician is { } chosen) _hands[chosen].Take(job, trial.Past.Took, at);
        // Whoever really took it would have grabbed it, if he may; else nobody is known to.
        else if (decision.Outcome == DecisionOutcome.Pooled && trial.Past.Asked is { } real && decision.Candidates.Any(one => one.TechnicianId == real.TechnicianId))
            _hands[real.TechnicianId].Take(job, trial.Past.Took, at);
        return decision.Outcome != DecisionOutcome.Waits;
    }

    private static DateTimeOffset NextHour(DateTimeOffset after) => new(after.UtcTicks - after.UtcTicks % TimeSpan.TicksPerHour + TimeSpan.TicksPerHour, TimeSpan.Zero);
}
