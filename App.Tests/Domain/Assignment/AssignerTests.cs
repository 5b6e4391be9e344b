using System.Text.Json;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Sla;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Domain.Assignment;

public sealed class AssignerTests
{
    [Fact]
    public void Least_loaded_takes_whoever_has_used_the_smallest_share_of_the_day()
    {
        var small = Technician(2) with { JobsPerDay = 2 };
        var decision = Choose(Fridge(), Rule(), [Technician(1), small], Busy(1, 2), Busy(2, 1));
        Assert.Equal(Id(1), decision.Technician);
        Assert.Equal([66.6667m, 50m], decision.Candidates.Select(one => one.Total));
    }

    [Fact]
    public void Round_robin_takes_whoever_has_been_without_a_new_job_longest_and_a_newcomer_first()
    {
        var both = new[] { Technician(1), Technician(2) };
        Assert.Equal(Id(2), Choose(Fridge(), Rule(Strategy.RoundRobin), both, Busy(1, 0, Now.AddHours(-100)), Busy(2, 3, Now.AddHours(-100).AddSeconds(-1))).Technician);
        Assert.Equal(Id(1), Choose(Fridge(), Rule(Strategy.RoundRobin), both, Busy(2, 0, Now.AddYears(-1))).Technician);
    }

    [Fact]
    public void Nearest_measures_from_the_base_and_guesses_from_the_district_when_it_must()
    {
        var near = Technician(1) with { Base = Pudong };
        var far = Technician(2) with { Base = Minhang };
        var homeless = Technician(3) with { Districts = ["闵行", "浦东"] };
        var decision = Choose(Fridge() with { Place = new(31.2300, 121.5500) }, Rule(Strategy.Nearest), [homeless, far, near]);
        Assert.Equal([Id(1), Id(3), Id(2)], decision.Candidates.Select(one => one.TechnicianId));
        Assert.Equal([(0.6m, false), (15m, true), (20.6m, false)], decision.Candidates.Select(one => one.Of(Factor.Distance)).Select(cell => (cell.Raw!.Value, cell.Assumed)));
    }

    [Fact]
    public void A_weighted_score_adds_up_its_factors_by_their_weights()
    {
        var rule = Rule(Strategy.WeightedScore) with { Weights = new(50, 20, 10, 20, 0) };
        var master = Technician(1) with { Skills = [new("fridge", 5)] };
        var punctual = Busy(2, 0) with { Arrivals = 25, OnTime = 24 };
        var decision = Choose(Fridge(), rule, [master, Technician(2)], Busy(1, 3, Now.AddHours(-2)), punctual);
        // Master: 100×50 + 66.6667×20 + 50×10 + 90×20, all ÷ 100. The other: 60×50 + 66.6667×20 + 100×10 + 96×20.
        Assert.Equal([(Id(1), 86.3333m), (Id(2), 72.5333m)], decision.Candidates.Select(one => (one.TechnicianId, one.Total)));
        Assert.Equal((3m, 6m, 50m), decision.Candidates[0].Of(Factor.Load) is var load ? (load.Raw!.Value, load.OutOf!.Value, load.Score) : default);
    }

    [Fact]
    public void A_grab_pool_chooses_nobody_and_lists_everybody_suitable()
    {
        var pool = Choose(Fridge(), Rule(Strategy.GrabPool), [Technician(1), Technician(2), Technician(3) with { Active = false }]);
        Assert.Equal((DecisionOutcome.Pooled, null, null, 2), (pool.Outcome, pool.Technician, pool.OfferUntil, pool.Candidates.Count));
    }

    [Fact]
    public void The_offer_lasts_as_long_as_the_rule_says() =>
        Assert.Equal(Now.AddMinutes(15), Choose(Fridge(), Rule(), [Technician(1)]).OfferUntil);

    [Fact]
    public void Ties_go_to_the_longest_without_a_job_then_to_fewer_open_jobs_then_to_the_lower_id()
    {
        var three = new[] { Technician(3), Technician(1), Technician(2) };
        Assert.Equal([Id(1), Id(2), Id(3)], Choose(Fridge(), Rule(), three).Candidates.Select(one => one.TechnicianId));
        var yesterday = new Workload(Id(1), [new(Id(9), Today.AddDays(-1), true)], 0, 0, null);
        Assert.Equal(Id(2), Choose(Fridge(), Rule(), three, yesterday).Technician);
        Assert.Equal(Id(3), Choose(Fridge(), Rule(), three, Busy(1, 0, Now.AddHours(-1)), Busy(2, 0, Now.AddHours(-1))).Technician);
    }

    [Fact]
    public void A_partner_waits_until_nobody_of_the_own_staff_can()
    {
        var partner = Technician(9, "外协") with { Partner = true };
        var decision = Choose(Fridge(), Rule(), [Technician(1), partner], Busy(1, 3));
        Assert.Equal(Id(1), decision.Technician);
        Assert.Equal(ExclusionReason.HeldInReserve, Assert.Single(Assert.Single(decision.Excluded).Reasons).Reason);
        Assert.Equal(Id(9), Choose(Fridge(), Rule(), [Technician(1), partner], Busy(1, 6)).Technician);
    }

    [Fact]
    public void Who_refused_is_not_asked_again_and_after_the_last_allowed_refusal_a_person_decides()
    {
        var four = Enumerable.Range(1, 4).Select(id => Technician(id)).ToArray();
        Assert.Equal(Id(3), Choose(Fridge() with { RefusedBy = [Id(1), Id(2), Id(2)] }, Rule(), four).Technician);
        var escalated = Choose(Fridge() with { RefusedBy = [Id(1), Id(2), Id(3)] }, Rule(), four);
        Assert.Equal((DecisionOutcome.Escalated, null, 1), (escalated.Outcome, escalated.Technician, escalated.Candidates.Count));
    }

    [Fact]
    public void One_line_says_rule_conditions_name_and_merits()
    {
        var rule = Rule(Strategy.Nearest) with { When = RuleConditions.Always with { Lines = ["fridge", "ac"], Districts = ["浦东"] } };
        var reason = Choose(Fridge(), rule, [Technician(1), Technician(2, "孙浩") with { Districts = [] }]).Reason;
        Assert.Equal(("R12", "周建国"), (reason.RuleNumber, reason.Technician));
        Assert.Equal([new(ConditionKind.Line, "fridge"), new ConditionMet(ConditionKind.District, "浦东")], reason.Conditions);
        Assert.Equal([Merit.Idle, Merit.Nearest], reason.Merits);
    }

    [Fact]
    public void What_all_have_in_common_speaks_for_nobody()
    {
        Assert.Equal([Merit.Idle], Choose(Fridge(), Rule(), [Technician(1), Technician(2)]).Reason.Merits);
        Assert.Equal([Merit.OnlyOne], Choose(Fridge(), Rule(), [Technician(1)], Busy(1, 1)).Reason.Merits);
    }

    [Fact]
    public void Nobody_at_all_means_nobody_has_the_skill() =>
        Assert.Equal((DecisionOutcome.Waits, WaitReason.NoSkill), Choose(Fridge(), Rule(), []) is var d ? (d.Outcome, d.Waiting) : default);

    [Fact]
    public void Without_a_rule_the_job_waits_for_one()
    {
        var decision = Choose(Fridge(), Rule() with { On = false }, [Technician(1)]);
        Assert.Equal((DecisionOutcome.Waits, WaitReason.NoRule, null), (decision.Outcome, decision.Waiting, decision.Rule));
    }

    [Fact]
    public void A_technician_or_workload_listed_twice_is_refused()
    {
        Assert.Equal(Refusal.TwiceInList, Assert.Throws<RefusedException>(() => Choose(Fridge(), Rule(), [Technician(1), Technician(1)])).Reason);
        Assert.Equal(Refusal.TwiceInList, Assert.Throws<RefusedException>(() => Choose(Fridge(), Rule(), [Technician(1)], Busy(1, 0), Busy(1, 1))).Reason);
    }

    [Fact]
    public void A_decision_and_everything_it_needs_survive_storage()
    {
        var rule = Rule(Strategy.WeightedScore) with { Weights = new(1, 2, 3, 4, 5), When = RuleConditions.Always with { Hours = DayShift, Lines = ["fridge"] } };
        var technicians = new[] { Technician(1) with { Base = Pudong, Leaves = [new(Now.AddDays(1), Now.AddDays(2), "年假")] }, Technician(2) with { Active = false } };
        var decision = Assigner.Choose(Fridge(), [rule], technicians, [Busy(1, 2, Now.AddHours(-1))], Now);
        var again = Assigner.Choose(Stored(Fridge()), [Stored(rule)], Stored(technicians), [Stored(Busy(1, 2, Now.AddHours(-1)))], Now);
        Assert.Equal(JsonSerializer.Serialize(decision), JsonSerializer.Serialize(again));
        Assert.Equal(JsonSerializer.Serialize(decision), JsonSerializer.Serialize(Stored(decision)));
    }

    private static T Stored<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;
}
