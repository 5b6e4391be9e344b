using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Surge;

/// <summary>
/// Goes through a company's past once more, minute by minute, with the very rules that decide today. Whoever is called takes the
/// oldest ticket he can and keeps it as long as such a job takes; everybody else keeps the time at which he was really asked,
/// though own staff would have been free sooner. So what it says was saved is the least that would have been.
/// </summary>
public sealed class SurgeSimulation
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    private readonly SurgePast _past;
    private readonly SurgeTerms _terms;
    private readonly List<PastWait> _coming, _queue = [];
    private readonly Queue<(DateTimeOffset At, int Waiting)> _counts = new();
    private readonly Dictionary<Guid, DateTimeOffset> _busy = [];
    private readonly Dictionary<PastWait, DateTimeOffset> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Guid, DateTimeOffset> _called = [];
    private SurgeState _state = SurgeState.None;
    private SurgePressure _pressure = SurgePressure.None;
    private int _next, _before, _ids, _held, _most;

    private SurgeSimulation(SurgePast past, SurgeTerms terms) =>
        (_past, _terms, _coming) = (past, terms, [.. past.Waits.Where(wait => wait.Until is null || wait.Until > wait.From).OrderBy(wait => wait.From)]);

    /// <summary>What would have come of the policy.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static SurgeSimulationResult Of(SurgePast past, SurgeTerms terms, CancellationToken stop)
    {
        var run = new SurgeSimulation(past, terms);
        for (var at = past.From; at < past.Until; at = run.After(at))
        {
            stop.ThrowIfCancellationRequested();
            run.Pass(at);
        }
        return run.Result();
    }

    // While nobody waits and nobody is here, nothing can happen before the next ticket comes.
    private DateTimeOffset After(DateTimeOffset at)
    {
        if (_queue.Count > 0 || _state.Open.Count > 0) return at + Step;
        if (_next >= _coming.Count) return _past.Until;
        var ahead = Math.Max(1, ((_coming[_next].From - at).Ticks + Step.Ticks - 1) / Step.Ticks);
        if (ahead == 1) return at + Step;
        _counts.Clear();
        (_before, _pressure) = (0, _pressure with { HighSince = null });
        return at + ahead * Step;
    }

    private void Pass(DateTimeOffset at)
    {
        while (_next < _coming.Count && _coming[_next].From <= at) _queue.Add(_coming[_next++]);
        _queue.RemoveAll(wait => wait.Until <= at);
        foreach (var one in _state.Open.Where(one => one.Ending is null && !IsBusy(one.Person, at))) Take(one.Person, at);
        Look(at);
        for (var decision = Decide(at); decision.Fact is { } fact; decision = Decide(at)) Happen(decision.Activation, fact, at);
        _most = Math.Max(_most, _state.Open.Count);
    }

    private void Look(DateTimeOffset at)
    {
        _counts.Enqueue((at, _queue.Count));
        while (_counts.Peek().At <= at - _terms.Policy.GrowthWithin * Step) _before = _counts.Dequeue().Waiting;
        _pressure = _pressure.Next(_terms.Policy, SurgeReading.Of(_queue.ConvertAll(wait => wait.From), _before, at), at);
    }

    private SurgeDecision Decide(DateTimeOffset at)
    {
        // What each could do is asked only when somebody may be called: it is the dear part.
        var counts = _pressure.HighSince is not null;
        var decision = SurgeRules.Decide(_terms, _state, _pressure, [.. _past.People.Select(one => new SurgePerson(
            one.Id, one.Name, true, IsBusy(one.Id, at), counts ? _queue.Count(one.Takes) : 0, _called.TryGetValue(one.Id, out var last) ? last : null))], at);
        if (decision is { Fact: null, Reason.Cause: SurgeCause.CapReached }) _held++;
        return decision;
    }

    private void Happen(Guid? activation, SurgeFact fact, DateTimeOffset at)
    {
        if (fact is SurgeCalled call) _called[call.PersonId] = at;
        _state = _state.After(new(activation ?? new Guid(++_ids, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), at, fact));
    }

    private void Take(Guid person, DateTimeOffset at)
    {
        var hand = _past.People.First(one => one.Id == person);
        if (_queue.Find(hand.Takes) is not { } wait) return;
        _queue.Remove(wait);
        (_taken[wait], _busy[person]) = (at, at + wait.Job);
    }

    private bool IsBusy(Guid person, DateTimeOffset at) => _busy.TryGetValue(person, out var until) && until > at;

    private SurgeSimulationResult Result()
    {
        var all = _state.Open.Concat(_state.Over).ToList();
        var (tickets, calls) = (_coming.ToLookup(wait => Month(wait.From)), all.ToLookup(one => Month(one.Since)));
        var hours = all.SelectMany(one => one.Hours).ToLookup(hour => Month(hour.Begun));
        return new(
            _coming.Count, _coming.Sum(wait => Minutes(Really(wait) - wait.From)), Median(Really), Median(wait => _taken.TryGetValue(wait, out var at) ? at : Really(wait)), _held, _most,
            [.. tickets.Select(group => group.Key).Concat(hours.Select(group => group.Key)).Distinct().Order().Select(month => new SurgeMonth(
                month, tickets[month].Count(), calls[month].Count(), hours[month].Count(hour => hour.Kind != SurgeHourKind.Overrun), hours[month].Count(hour => hour.Kind == SurgeHourKind.Overrun),
                hours[month].Sum(hour => hour.Amount), tickets[month].Count(_taken.ContainsKey), tickets[month].Where(_taken.ContainsKey).Sum(wait => Minutes(Really(wait) - _taken[wait]))))],
            [.. all.OrderByDescending(one => one.Since).Take(SurgeSimulationResult.MostCalls)]);
    }

    private int Median(Func<PastWait, DateTimeOffset> until) =>
        _coming.Count == 0 ? 0 : (int)_coming.Select(wait => Minutes(until(wait) - wait.From)).Order().ElementAt(_coming.Count / 2);

    private DateTimeOffset Really(PastWait wait) => wait.Until ?? _past.Until;

    private DateOnly Month(DateTimeOffset at) => LocalTime.Day(at, _terms.Zone) is var day ? new(day.Year, day.Month, 1) : default;

    private static long Minutes(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMinute;
}
