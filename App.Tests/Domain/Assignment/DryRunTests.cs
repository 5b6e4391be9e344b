using System.Text.Json;
using CsCheck;
using Plainmend.Domain.Assignment;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Domain.Assignment;

/// <summary>A past given out once more: by its own rules it repeats itself, by others it says what would have changed.</summary>
public sealed class DryRunTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public void By_its_own_rules_the_past_repeats_itself() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 25], Gen.Int[0, 3], Gen.Int[1, 60].Array[25]).Sample(
            (people, jobs, strategy, gaps) =>
            {
                var rule = Rule((Strategy)strategy);
                var crew = Enumerable.Range(1, people).Select(id => Technician(id, $"T{id}") with { JobsPerDay = 5, JobsAtOnce = 3 + id }).ToList();
                var loads = crew.ToDictionary(one => one.Id, one => Workload.None(one.Id));
                var past = new List<PastJob>();
                var at = Now;
                for (var i = 0; i < jobs; i++)
                {
                    at = at.AddSeconds(gaps[i]);
                    var job = Fridge(1000 + i) with { WaitingSince = at };
                    var decision = Assigner.Choose(job, [rule], crew, [.. loads.Values], at);
                    if (decision.Technician is { } chosen) loads[chosen] = loads[chosen].With(job.Id, Today, at);
                    past.Add(new(job, $"A-{i}", at, null, decision.Technician is { } id ? new(id, decision.Reason.Technician!, true) : null));
                }
                var result = DryRun.Of(Desk(crew, past, at.AddSeconds(1)), [rule], Stop);
                Assert.Equal((0, jobs), (result.Differ, result.Jobs));
                Assert.Equal(past.Count(job => job.Asked is not null), result.AtOnce);
                Assert.All(result.People, one => Assert.Equal(one.Did, one.Would));
                Assert.Equal(result.SpreadDid, result.SpreadWould);
                Assert.Equal(jobs, result.AtOnce + result.Later + result.LeftWaiting);
            },
            iter: 500);

    [Fact]
    public void A_job_that_finds_full_hands_waits_until_they_are_free_and_the_oldest_goes_first()
    {
        Technician[] crew = [Technician(1) with { JobsAtOnce = 1 }];
        // The first keeps him from 10:00 to 11:20, the third from 12:00 to the end of time.
        var result = DryRun.Of(Desk(crew, [Past(0, 80), Past(30, 10), Past(10, 25), Past(90, null)], Now.AddHours(30)), [Rule()], Stop);
        // 10:10 goes when the last one comes in at 11:30, 10:30 at the full hour after 11:55; that one is over at 12:10, 11:30 goes at 13:00.
        Assert.Equal((4, 1, 3, 0), (result.Jobs, result.AtOnce, result.Later, result.LeftWaiting));
        Assert.Equal(TimeSpan.FromMinutes(90), result.MedianWait);
        Assert.Equal([new DryRunWait(WaitReason.AllFull, 3, 0)], result.Waits);
    }

    [Fact]
    public void What_nobody_can_do_is_left_waiting_with_its_first_reason_and_rules_not_yet_in_force_count()
    {
        var ac = Past(5, 30) with { Job = Fridge(1005) with { Line = "ac", WaitingSince = Now.AddMinutes(5) } };
        var far = Past(6, 30) with { Job = Fridge(1006) with { District = "崇明", WaitingSince = Now.AddMinutes(6) }, Asked = new(Id(1), "周建国", ByRule: false) };
        var later = Rule() with { InForceFrom = Now.AddYears(1) };
        var result = DryRun.Of(Desk([Technician(1)], [Past(0, 30), ac, far], Now.AddDays(10)), [later], Stop);
        Assert.Equal([new DryRunWait(WaitReason.NoSkill, 1, 1), new DryRunWait(WaitReason.NoTerritory, 1, 1)], result.Waits);
        Assert.Equal((1, 2, 0, 1, 2), (result.AtOnce, result.LeftWaiting, result.ByRule, result.ByHand, result.ByNobody));
        // Nobody was asked for the first and somebody would be; somebody was for the last and nobody would be. Nobody is the same as nobody.
        Assert.Equal(["A-6", "A-0"], result.Differences.Select(one => one.Past.Number));
        Assert.Equal(WaitReason.NoTerritory, result.Differences[0].Decision.Waiting);
        Assert.Equal([new DryRunPerson(Id(1), "周建国", 1, 1)], result.People);
    }

    [Fact]
    public void Work_carried_over_arrivals_and_the_last_job_before_count_as_they_stood_then()
    {
        Technician[] crew = [Technician(1, "忙") with { JobsAtOnce = 1 }, Technician(2, "闲") with { JobsAtOnce = 1 }];
        PastArrival[] arrivals = [new(Id(2), Now.AddDays(-31), true), new(Id(2), Now.AddDays(-29), true), new(Id(2), Now.AddDays(-1), false), new(Id(2), Now.AddDays(1), true)];
        var desk = new PastDesk([Past(0, 30) with { Asked = new(Id(1), "忙", true) }, Past(40, 30)], crew, [new(Id(1), Id(9), Now.AddHours(-3), Now.AddMinutes(35))], arrivals,
            new Dictionary<Guid, DateTimeOffset> { [Id(2)] = Now.AddHours(-4) }, Now.AddDays(1));
        var first = DryRun.Of(desk, [Rule(Strategy.WeightedScore)], Stop).Differences.Single(one => one.Past.Number == "A-0").Decision;
        Assert.Equal(("闲", ExclusionReason.HandsFull), (first.Reason.Technician, first.Excluded.Single().Reasons.Single().Reason));
        Assert.Equal((50m, 4m), (first.Candidates[0].Of(Factor.Punctuality).Raw, first.Candidates[0].Of(Factor.Fairness).Raw));
        // By 10:40 both are free again; who had none for longest is asked.
        var second = DryRun.Of(desk, [Rule(Strategy.RoundRobin)], Stop).Differences.Single(one => one.Past.Number == "A-40").Decision;
        Assert.Equal("忙", second.Reason.Technician);
    }

    [Fact]
    public void A_pooled_job_fills_the_hands_of_whoever_really_took_it()
    {
        Technician[] crew = [Technician(1) with { JobsAtOnce = 1 }, Technician(2, "李伟") with { JobsAtOnce = 1 }];
        var taken = Past(0, null) with { Asked = new(Id(1), "周建国", true) };
        var result = DryRun.Of(Desk(crew, [taken, Past(1, null) with { Asked = new(Id(2), "李伟", true) }, Past(2, null)], Now.AddMinutes(5)), [Rule(Strategy.GrabPool)], Stop);
        Assert.Equal((2, 1, 0), (result.Pooled, result.LeftWaiting, result.Differ));
    }

    [Fact]
    public void The_same_past_in_any_order_gives_the_same_result_and_it_can_be_called_off()
    {
        var past = Enumerable.Range(0, 60).Select(i => Past(i * 7 % 60, i % 5 == 0 ? null : i * 3)).ToList();
        Technician[] crew = [Technician(1), Technician(2, "李伟") with { JobsAtOnce = 2 }];
        var result = JsonSerializer.Serialize(DryRun.Of(Desk(crew, past, Now.AddDays(4)), [Rule()], Stop));
        past.Reverse();
        Assert.Equal(result, JsonSerializer.Serialize(DryRun.Of(Desk(crew, past, Now.AddDays(4)), [Rule()], Stop)));
        Assert.Throws<OperationCanceledException>(() => DryRun.Of(Desk(crew, past, Now.AddDays(4)), [Rule()], new(canceled: true)));
    }

    [Fact]
    public void Thousands_of_differences_are_counted_and_the_newest_kept()
    {
        var past = Enumerable.Range(0, 900).Select(i => Past(i, 1)).ToList();
        var result = DryRun.Of(Desk([Technician(1) with { JobsPerDay = 1000 }], past, Now.AddDays(2)), [Rule() with { When = RuleConditions.Always }], Stop);
        Assert.Equal((result.AtOnce + result.Later, DryRunResult.MostDifferences), (result.Differ, result.Differences.Count));
        Assert.Equal(past.Where(job => result.Differences.Any(one => one.Past == job)).Max(job => job.ReadyAt), result.Differences[0].Past.ReadyAt);
        Assert.True(result.Differences.Zip(result.Differences.Skip(1)).All(pair => pair.First.Past.ReadyAt >= pair.Second.Past.ReadyAt));
    }

    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 0, 0 }, 0)]
    [InlineData(new[] { 5, 5, 5 }, 0)]
    [InlineData(new[] { 0, 0, 3 }, 0.67)]
    [InlineData(new[] { 3, 1 }, 0.25)]
    [InlineData(new[] { 4, 1, 1, 2 }, 0.31)]
    public void The_spread_is_the_gini_coefficient(int[] jobs, double gini) => Assert.Equal((decimal)gini, Spread.Gini(jobs));

    [Fact]
    public void The_spread_is_the_mean_difference_of_any_two_by_twice_the_mean() =>
        Gen.Int[0, 40].Array[1, 12].Sample(
            jobs =>
            {
                if (jobs.Sum() == 0) return;
                var twoByTwo = jobs.SelectMany(a => jobs.Select(b => (decimal)Math.Abs(a - b))).Sum() / (2m * jobs.Length * jobs.Sum());
                Assert.Equal(Math.Round(twoByTwo, 2, MidpointRounding.AwayFromZero), Spread.Gini(jobs));
                Assert.Equal(Spread.Gini(jobs), Spread.Gini([.. jobs.Select(job => job * 7)]));
            },
            iter: 1000);

    /// <summary>A fridge that came in so many minutes after ten and kept whoever got it for so many.</summary>
    private static PastJob Past(int minute, int? took) =>
        new(Fridge(1000 + minute) with { WaitingSince = Now.AddMinutes(minute) }, $"A-{minute}", Now.AddMinutes(minute), took is { } length ? TimeSpan.FromMinutes(length) : null, null);

    private static PastDesk Desk(IReadOnlyList<Technician> crew, IReadOnlyList<PastJob> jobs, DateTimeOffset until) => new(jobs, crew, [], [], new Dictionary<Guid, DateTimeOffset>(), until);
}
