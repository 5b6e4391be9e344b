namespace Plainmend.Domain.Assignment;

/// <summary>Counts what became of the jobs of a dry run; keeps the reasons of the newest differences only.</summary>
internal sealed class DryRunBuilder(PastDesk desk)
{
    private readonly Dictionary<Guid, (string Name, int Would, int Did)> _people = desk.Technicians.Where(one => one.Active).ToDictionary(one => one.Id, one => (one.Name, 0, 0));
    private readonly Dictionary<WaitReason, (int Jobs, int Left)> _waits = [];
    private readonly List<TimeSpan> _waited = [];
    private readonly List<DryRunDifference> _differences = [];
    private int _jobs, _atOnce, _pooled, _byRule, _byHand, _differ;

    /// <summary>A job that needs no further look.</summary>
    public void Add(Trial trial)
    {
        _jobs++;
        Would(trial);
        if (trial.Past.Asked is { } real)
        {
            if (real.ByRule) _byRule++;
            else _byHand++;
            var (name, would, did) = _people.GetValueOrDefault(real.TechnicianId, (real.Name, 0, 0));
            _people[real.TechnicianId] = (name, would, did + 1);
        }
        if (trial.Last.Outcome == DecisionOutcome.Pooled || trial.Last.Technician == trial.Past.Asked?.TechnicianId) return;
        _differ++;
        _differences.Add(new(trial.Past, trial.Last.Technician is null ? trial.First : trial.Last));
        // Dropped in heaps: the reasons of thousands would fill the memory for nobody.
        if (_differences.Count > 2 * DryRunResult.MostDifferences) Newest();
    }

    public DryRunResult Result()
    {
        Newest();
        return new(
            _jobs, _atOnce, _waited.Count, _waited.Count == 0 ? null : _waited.Order().ElementAt(_waited.Count / 2), _pooled,
            [.. _waits.OrderByDescending(wait => wait.Value.Jobs).ThenBy(wait => wait.Key).Select(wait => new DryRunWait(wait.Key, wait.Value.Jobs, wait.Value.Left))],
            _byRule, _byHand, _jobs - _byRule - _byHand,
            [.. _people.Select(one => new DryRunPerson(one.Key, one.Value.Name, one.Value.Would, one.Value.Did))
                .OrderByDescending(one => one.Would).ThenByDescending(one => one.Did).ThenBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id)],
            _differ, _differences);
    }

    private void Would(Trial trial)
    {
        if (trial.First.Waiting is { } why)
        {
            var (jobs, left) = _waits.GetValueOrDefault(why);
            _waits[why] = (jobs + 1, left + (trial.Last.Outcome == DecisionOutcome.Waits ? 1 : 0));
        }
        if (trial.Last.Outcome == DecisionOutcome.Pooled) _pooled++;
        if (trial.Last.Technician is not { } chosen) return;
        if (trial.First.Technician is null) _waited.Add(trial.Last.At - trial.Past.ReadyAt);
        else _atOnce++;
        var (name, would, did) = _people[chosen];
        _people[chosen] = (name, would + 1, did);
    }

    private void Newest()
    {
        var kept = _differences.OrderByDescending(one => one.Past.ReadyAt).ThenByDescending(one => one.Past.Number, StringComparer.Ordinal).Take(DryRunResult.MostDifferences).ToList();
        _differences.Clear();
        _differences.AddRange(kept);
    }

    /// <summary>One job and what was decided about it: the first time, and the last.</summary>
    internal sealed class Trial(PastJob past)
    {
        public PastJob Past { get; } = past;
        public AssignmentDecision First { get; private set; } = null!;
        public AssignmentDecision Last { get; private set; } = null!;

        public void Decided(AssignmentDecision decision) => (First, Last) = (First ?? decision, decision);
    }
}
