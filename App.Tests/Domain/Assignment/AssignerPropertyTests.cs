using System.Text.Json;
using CsCheck;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Domain.Assignment;

/// <summary>What holds for every crew, every job and every rule.</summary>
public sealed class AssignerPropertyTests
{
    private sealed record Desk(IReadOnlyList<Job> Jobs, IReadOnlyList<AssignmentRule> Rules, IReadOnlyList<Technician> Crew, IReadOnlyList<Workload> Workloads);

    private static readonly string[] Lines = ["fridge", "ac", "washer"], Areas = ["浦东", "闵行", "徐汇"];

    private static Gen<IReadOnlyList<string>> Some(string[] from) =>
        Gen.Bool.Array[from.Length].Select(picks => (IReadOnlyList<string>)[.. from.Where((_, i) => picks[i])]);

    private static readonly Gen<Place?> Where = Gen.Select(Gen.Bool, Gen.Double[30.8, 31.5], Gen.Double[121, 122], (known, lat, lon) => known ? new Place(lat, lon) : (Place?)null);

    private static Gen<Technician> Person(int id) =>
        from level in Gen.Int[1, 5]
        from skills in Some(Lines)
        from areas in Some(Areas)
        from home in Where
        from day in Gen.Int[0, 8]
        from once in Gen.Int[0, 6]
        from luck in Gen.Int[0, 9]
        select new Technician(
            Id(id), "T" + id % 3, [.. skills.Select(skill => new Skill(skill, level))], luck % 2 == 0 ? ["gas"] : [], areas, home, DayShift,
            luck == 9 ? [new(Now.AddDays(-1), Now.AddDays(1), "年假")] : [], day, once, Active: luck != 8, Partner: luck is 6 or 7,
            Standby: luck == 7 ? new(TakesCalls: true, day % 2 == 0 ? Id(90_000 + id) : null) : null);

    private static Gen<Workload> Load(int id) =>
        from open in Gen.Int[0, 2]
        from done in Gen.Int[0, 2]
        from arrivals in Gen.Int[0, 20]
        from onTime in Gen.Int[0, arrivals]
        from last in Gen.Int[-1, 5000]
        select new Workload(
            Id(id), [.. Enumerable.Range(0, open + done).Select(i => new WorkloadItem(Id(50_000 + id * 10 + i), Today, i < open))], arrivals, onTime,
            last < 0 ? null : Now.AddMinutes(-last));

    private static Gen<Job> Waiting(int id) =>
        from line in Gen.Int[0, 2]
        from area in Gen.Int[0, 3]
        from place in Where
        from waited in Gen.Int[0, 50]
        from refused in Gen.Int[1, 8].Array[0, 3]
        select new Job(
            Id(10_000 + id), Lines[line], "any", area == 3 ? null : Areas[area], Priority.Normal, "", Channel.Form, Now.AddMinutes(-waited), place, null,
            [.. refused.Select(Id)]);

    private static Gen<AssignmentRule> ARule(int number) =>
        from lines in Some(Lines)
        from areas in Some(Areas)
        from strategy in Gen.Int[0, 4]
        from weights in Gen.Int[0, 9].Array[5]
        from level in Gen.Int[1, 3]
        from gas in Gen.Int[0, 4]
        from order in Gen.Int[0, 3]
        from luck in Gen.Int[0, 5]
        select new AssignmentRule(
            "R" + number, "", 1, Now.AddDays(-1), luck > 0, order, RuleConditions.Always with { Lines = lines, Districts = areas },
            new(null, level, gas == 0 ? ["gas"] : []), (Strategy)strategy, new(weights[0] + 1, weights[1], weights[2], weights[3], weights[4]), 10, 3);

    private static readonly Gen<Desk> Desks =
        from crew in Gen.Int[0, 8].SelectMany(count => Each(count, Person))
        from loads in Each(8, Load)
        from jobs in Gen.Int[1, 6].SelectMany(count => Each(count, Waiting))
        from rules in Gen.Int[1, 4].SelectMany(count => Each(count, ARule))
        select new Desk(jobs, rules, crew, loads);

    private static Gen<List<T>> Each<T>(int count, Func<int, Gen<T>> make) => Enumerable.Range(1, count)
        .Aggregate(Gen.Const(() => new List<T>()), (all, i) => Gen.Select(all, make(i), (list, one) => new List<T>(list) { one }));

    private static AssignmentDecision Decide(Desk desk, Job job) => Assigner.Choose(job, desk.Rules, desk.Crew, desk.Workloads, Now);

    private static void ForEveryDecision(Action<Desk, AssignmentDecision> check) =>
        Desks.Sample(desk => check(desk, Decide(desk, desk.Jobs[0])), iter: 10_000);

    [Fact]
    public void The_random_desks_reach_every_outcome_every_wait_and_every_exclusion()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<Enum, int>();
        void See(Enum? what) => seen.AddOrUpdate(what ?? DecisionOutcome.Chosen, 1, (_, count) => count + 1);
        ForEveryDecision((_, decision) =>
        {
            See(decision.Outcome);
            See(decision.Waiting);
            foreach (var exclusion in decision.Excluded.SelectMany(one => one.Reasons)) See(exclusion.Reason);
        });
        IEnumerable<Enum> all = [.. Enum.GetValues<DecisionOutcome>(), .. Enum.GetValues<WaitReason>(), .. Enum.GetValues<ExclusionReason>()];
        // Jobs of this desk are wanted now and the shift is open: nobody is off shift here (SieveTests have that case).
        // TakenBack is the dispatcher's word, not the assigner's: it never asks while a person's undo is young (TakenBackTests).
        Assert.Equal<Enum>([WaitReason.TakenBack, ExclusionReason.OffShift], all.Where(one => seen.GetValueOrDefault(one) < 20));
    }

    [Fact]
    public void The_order_in_which_the_facts_come_changes_nothing() =>
        Gen.Select(Desks, Gen.Int).Sample(
            (desk, seed) =>
            {
                var shuffled = new Random(seed);
                T[] Mixed<T>(IReadOnlyList<T> list) => [.. list.OrderBy(_ => shuffled.Next())];
                var mixed = new Desk(desk.Jobs, Mixed(desk.Rules), Mixed(desk.Crew), Mixed(desk.Workloads));
                Assert.Equal(JsonSerializer.Serialize(Decide(desk, desk.Jobs[0])), JsonSerializer.Serialize(Decide(mixed, desk.Jobs[0])));
            },
            iter: 10_000);

    [Fact]
    public void Everybody_is_either_a_candidate_or_excluded_with_a_reason() =>
        ForEveryDecision((desk, decision) =>
        {
            if (decision.Rule is null) return;
            Assert.Equal(
                desk.Crew.Select(one => one.Id).Order(),
                decision.Candidates.Select(one => one.TechnicianId).Concat(decision.Excluded.Select(one => one.TechnicianId)).Order());
            Assert.All(decision.Excluded, one => Assert.NotEmpty(one.Reasons));
        });

    [Fact]
    public void The_printed_figures_give_the_printed_points_totals_and_winner() =>
        ForEveryDecision((_, decision) =>
        {
            foreach (var one in decision.Candidates)
            {
                var sum = one.Scores.Sum(cell => cell.Weight);
                Assert.All(one.Scores, cell => Assert.Equal(Math.Round(cell.Score * cell.Weight / sum, 4, MidpointRounding.AwayFromZero), cell.Points));
                Assert.Equal(one.Scores.Sum(cell => cell.Points), one.Total);
                Assert.All(one.Scores, cell => Assert.InRange(cell.Score, 0, 100));
            }
            var best = decision.Candidates
                .OrderByDescending(one => one.Scores.Sum(cell => cell.Points)).ThenByDescending(one => one.LastAssignedAt is null)
                .ThenBy(one => one.LastAssignedAt).ThenBy(one => one.OpenJobs).ThenBy(one => one.TechnicianId).FirstOrDefault();
            if (decision.Outcome == DecisionOutcome.Chosen) Assert.Equal(best!.TechnicianId, decision.Technician);
            else Assert.Null(decision.Technician);
        });

    [Fact]
    public void An_outcome_says_neither_more_nor_less_than_it_must() =>
        ForEveryDecision((_, decision) =>
        {
            Assert.Equal(decision.Outcome == DecisionOutcome.Waits, decision.Waiting is not null);
            Assert.Equal(decision.Outcome == DecisionOutcome.Chosen, decision.OfferUntil is not null);
            Assert.Equal(decision.Outcome == DecisionOutcome.Chosen, decision.Reason.Technician is not null);
            if (decision.Outcome == DecisionOutcome.Waits) Assert.Empty(decision.Candidates);
        });

    [Fact]
    public void No_capacity_is_ever_passed_however_many_jobs_come() =>
        Desks.Sample(
            desk =>
            {
                var loads = desk.Crew.ToDictionary(one => one.Id, one => Workload.None(one.Id));
                for (var round = 0; round < 24; round++)
                {
                    var job = desk.Jobs[round % desk.Jobs.Count] with { Id = Id(20_000 + round) };
                    var decision = Assigner.Choose(job, desk.Rules, desk.Crew, [.. loads.Values], Now.AddMinutes(round));
                    if (decision.Technician is { } id) loads[id] = loads[id].With(job.Id, Today, Now.AddMinutes(round));
                }
                Assert.All(desk.Crew, one => Assert.True(loads[one.Id].JobsOn(Today) <= one.JobsPerDay && loads[one.Id].OpenJobs <= one.JobsAtOnce));
            },
            iter: 1_000);

    [Theory]
    [InlineData(Strategy.LeastLoaded)]
    [InlineData(Strategy.RoundRobin)]
    public void Equal_technicians_never_differ_by_more_than_one_job(Strategy strategy) =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 40]).Sample(
            (people, jobs) =>
            {
                var crew = Enumerable.Range(1, people).Select(id => Technician(id) with { JobsPerDay = 50, JobsAtOnce = 50 }).ToArray();
                var loads = crew.ToDictionary(one => one.Id, one => Workload.None(one.Id));
                for (var i = 0; i < jobs; i++)
                {
                    var chosen = Assigner.Choose(Fridge(20_000 + i), [Rule(strategy)], crew, [.. loads.Values], Now.AddSeconds(i)).Technician!.Value;
                    loads[chosen] = loads[chosen].With(Id(20_000 + i), Today, Now.AddSeconds(i));
                }
                Assert.InRange(loads.Values.Max(load => load.OpenJobs) - loads.Values.Min(load => load.OpenJobs), 0, 1);
            },
            iter: 300);

    [Fact]
    public void The_oldest_eligible_is_the_oldest_for_which_he_alone_would_be_a_candidate() =>
        Desks.Sample(
            desk =>
            {
                if (desk.Crew.Count == 0) return;
                var (freed, load) = (desk.Crew[0], desk.Workloads[0]);
                var able = desk.Jobs.Where(job => Assigner.Choose(job, desk.Rules, [freed], [load], Now).Outcome is DecisionOutcome.Chosen or DecisionOutcome.Pooled);
                Assert.Equal(able.MinBy(job => (job.WaitingSince, job.Id))?.Id, Assigner.OldestEligible(desk.Jobs, freed, load, desk.Rules, Now)?.Id);
            },
            iter: 10_000);

    [Fact]
    public void Jobs_in_turn_are_decided_as_one_by_one_with_the_work_given_out_before() =>
        Desks.Sample(
            desk =>
            {
                var round = DispatchRound.Of(desk.Jobs, desk.Rules, desk.Crew, desk.Workloads, Now);
                var loads = desk.Crew.Select(one => desk.Workloads.First(load => load.TechnicianId == one.Id)).ToDictionary(load => load.TechnicianId);
                foreach (var (job, decision) in desk.Jobs.Zip(round.Decisions))
                {
                    Assert.Equal(JsonSerializer.Serialize(Assigner.Choose(job, desk.Rules, desk.Crew, [.. loads.Values], Now)), JsonSerializer.Serialize(decision));
                    if (decision.Technician is { } chosen) loads[chosen] = loads[chosen].With(job.Id, Today, Now);
                }
                Assert.Equal(loads.Values.Select(load => load.OpenJobs), round.After.Select(load => load.OpenJobs));
                Assert.All(desk.Crew.Zip(round.After).Where(one => one.First.JobsAtOnce > desk.Workloads.First(w => w.TechnicianId == one.First.Id).OpenJobs),
                    one => Assert.True(one.Second.OpenJobs <= one.First.JobsAtOnce));
            },
            iter: 3_000);
}
