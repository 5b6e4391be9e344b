using CsCheck;
using Plainmend.Domain.Surge;
using static Plainmend.Tests.Domain.Surge.GivenSurge;

namespace Plainmend.Tests.Domain.Surge;

/// <summary>What holds for every policy, every load and every crew, minute by minute over days.</summary>
public sealed class SurgePropertyTests
{
    /// <summary>A day and more of a company.</summary>
    /// <param name="Load">Waiting minutes and tickets, each for twenty minutes; slack afterwards.</param>
    /// <param name="Jobs">How many minutes each next job takes, and how many are free between two.</param>
    private sealed record Life(SurgePolicy Policy, int Crew, IReadOnlyList<(int Wait, int Tickets)> Load, IReadOnlyList<(int Takes, int Pause)> Jobs, bool StaysHome);

    private static readonly Gen<SurgePolicy> Policies =
        from above in Gen.Int[5, 90]
        from below in Gen.Int[1, above - 1]
        from times in Gen.Int[1, 40].Array[4]
        from most in Gen.Int[1, 4]
        from cap in Gen.Int[0, 40]
        from month in Gen.Int[0, 90]
        from finish in Gen.Int[0, 3]
        from longest in Gen.Int[1, 24]
        from grow in Gen.Int[0, 12]
        from hours in Gen.Int[0, 2]
        select new SurgePolicy(
            above % 2 == 0 ? SurgeMeasure.Oldest : SurgeMeasure.Median, above, grow, 30, times[0], below, times[1], times[2], most, 50, cap * 40, month * 40, times[3], finish, longest,
            hours == 0 ? new(7, 0) : new(0, 0), hours == 0 ? new(19, 0) : new(23, 59));

    private static readonly Gen<Life> Lives =
        from policy in Policies
        from crew in Gen.Int[0, 5]
        from load in Gen.Select(Gen.Int[0, 120], Gen.Int[0, 30]).List[0, 90]
        from jobs in Gen.Select(Gen.Int[5, 300], Gen.Int[0, 60]).List[1, 12]
        from stays in Gen.Int[0, 4]
        select new Life(policy, crew, load, jobs, stays == 0);

    [Fact]
    public void Between_a_release_and_the_next_call_lies_the_cool_down_and_between_two_calls_the_time_to_help() => Lives.Sample(life =>
    {
        var seen = Run(life);
        var calls = seen.Where(step => step.Fact is SurgeCalled).Select(step => step.At).ToList();
        foreach (var release in seen.Where(step => step.Fact is SurgeReleased))
            if (calls.Any(call => call >= release.At && call - release.At < TimeSpan.FromMinutes(life.Policy.CoolDown))) return false;
        // So in any hour there are no more calls than the shorter of the two allows.
        return calls.Zip(calls.Skip(1)).All(pair => pair.Second - pair.First >= TimeSpan.FromMinutes(life.Policy.HoldMinutes));
    }, iter: 150);

    [Fact]
    public void Cost_and_head_count_never_pass_what_was_said() => Lives.Sample(life =>
    {
        var state = SurgeState.None;
        foreach (var step in Run(life))
        {
            state = state.After(new(step.Activation, step.At, step.Fact));
            if (state.Open.Count > life.Policy.MostPeople) return false;
            var day = TimeZoneInfo.ConvertTime(step.At, Shanghai).Date;
            if (Spent(state, day.AddDays(-1), 1) > life.Policy.CapPerDay || Spent(state, day, 1) > life.Policy.CapPerDay) return false;
            if (Spent(state, new(day.Year, day.Month, 1), 30) > life.Policy.CapPerMonth) return false;
        }
        return true;
    }, iter: 150);

    [Fact]
    public void Every_call_ends_when_the_load_is_gone_and_is_paid_for_from_its_first_hour_to_its_last() => Lives.Sample(life =>
    {
        var seen = Run(life);
        var state = SurgeState.Of(seen.Select(step => new SurgeEvent(step.Activation, step.At, step.Fact)));
        return state.Open.Count == 0 && state.Over.All(one => one.Hours.Count == Math.Max(1, (int)Math.Ceiling((one.ReleasedAt!.Value - one.Since).TotalHours)));
    }, iter: 150);

    [Fact]
    public void Nobody_is_released_in_the_middle_of_a_job() => Lives.Sample(life => Run(life).All(step => step is not { Fact: SurgeReleased, Busy: true }), iter: 150);

    private sealed record Step(DateTimeOffset At, Guid Activation, SurgeFact Fact, bool Busy);

    // Three days, so that the load is gone for long before the end.
    private static List<Step> Run(Life life)
    {
        var (terms, state, pressure, seen) = (Terms(life.Policy), SurgeState.None, SurgePressure.None, new List<Step>());
        var until = new Dictionary<Guid, (DateTimeOffset Busy, DateTimeOffset Free)>();
        var (job, waiting) = (0, new Queue<int>());
        for (var at = Nine; at < Nine.AddDays(3); at = at.AddMinutes(1))
        {
            var minute = (int)(at - Nine).TotalMinutes;
            var (wait, tickets) = minute / 20 < life.Load.Count ? life.Load[minute / 20] : (0, 0);
            waiting.Enqueue(tickets);
            var before = waiting.Count > life.Policy.GrowthWithin ? waiting.Dequeue() : 0;
            pressure = pressure.Next(life.Policy, new(tickets, wait, wait / 2, tickets - before), at);
            bool Busy(Guid id) => until.TryGetValue(id, out var jobs) && jobs.Busy > at;
            foreach (var one in state.Open.Where(one => one.Ending is null && tickets > 0 && (!until.TryGetValue(one.Person, out var jobs) || jobs.Free <= at)))
            {
                var (takes, pause) = life.Jobs[job++ % life.Jobs.Count];
                until[one.Person] = (at.AddMinutes(takes), at.AddMinutes(takes + pause));
            }
            for (var n = 0; ; n++)
            {
                var people = Enumerable.Range(1, life.Crew).Select(i => Person(i, Busy(Id(i)), !life.StaysHome || i % 2 == 0 || minute < 300, 1 + i % 2)).ToList();
                var decision = SurgeRules.Decide(terms, state, pressure, people, at);
                if (decision.Fact is not { } fact) break;
                Assert.True(n < 200, "It never came to rest.");
                var id = decision.Activation ?? Id(1000 + seen.Count);
                seen.Add(new(at, id, fact, fact is SurgeReleased gone && Busy(gone.PersonId)));
                state = state.After(new(id, at, fact));
            }
        }
        return seen;
    }

    private static decimal Spent(SurgeState state, DateTime day, int days) =>
        state.Spent(new DateTimeOffset(day, TimeSpan.FromHours(8)), new DateTimeOffset(day.AddDays(days), TimeSpan.FromHours(8)));
}
