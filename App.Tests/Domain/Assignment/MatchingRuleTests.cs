using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Domain.Assignment;

public sealed class MatchingRuleTests
{
    private static AssignmentDecision Decide(Job job, params IReadOnlyList<AssignmentRule> rules) => Assigner.Choose(job, rules, [Technician(1)], [], Now);

    public static TheoryData<ConditionKind> Kinds => [.. Enum.GetValues<ConditionKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_condition_that_does_not_hold_passes_the_rule_over_and_is_named(ConditionKind kind)
    {
        var never = Sla.GivenClock.Daily("Asia/Shanghai", Sla.GivenClock.Range("22:00", "06:00"));
        var decision = Decide(Fridge(), Rule(number: "R1") with { When = Only(kind, "elsewhere", Priority.Urgent, Channel.Api, never) }, Rule(number: "R2"));
        Assert.Equal(new("R1", "制冷类", kind), Assert.Single(decision.PassedOver));
        Assert.Equal("R2", decision.Rule!.Number);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_condition_that_holds_is_named_with_the_job_s_value(ConditionKind kind)
    {
        var job = Fridge() with { Line = "x", Fault = "x", District = "x", CustomerTier = "x" };
        var decision = Decide(job, Rule() with { When = Only(kind, "x", Priority.Normal, Channel.Phone, DayShift), Needs = new("fridge", 1, []) });
        Assert.Equal(kind, Assert.Single(decision.Reason.Conditions).Kind);
    }

    [Fact]
    public void Lower_order_goes_first_and_the_first_that_applies_decides_even_if_nobody_can()
    {
        var strict = Rule(number: "R9") with { Order = 1, Needs = new("fridge", 5, []) };
        var decision = Decide(Fridge(), Rule(), strict);
        Assert.Equal(("R9", DecisionOutcome.Waits), (decision.Rule!.Number, decision.Outcome));
    }

    [Fact]
    public void Of_one_rule_s_versions_the_newest_in_force_counts()
    {
        var (first, next) = (Rule(), Rule() with { Version = 2, InForceFrom = Now.AddHours(1) });
        Assert.Equal(1, Decide(Fridge(), first, next).Rule!.Version);
        Assert.Equal(2, Assigner.Choose(Fridge(), [first, next], [Technician(1)], [], next.InForceFrom).Rule!.Version);
    }

    [Fact]
    public void A_version_switched_off_does_not_let_the_older_one_come_back() =>
        Assert.Equal(WaitReason.NoRule, Decide(Fridge(), Rule(), Rule() with { Version = 2, On = false }).Waiting);

    [Fact]
    public void A_version_listed_twice_is_refused() =>
        Assert.Equal(Refusal.TwiceInList, Assert.Throws<RefusedException>(() => Decide(Fridge(), Rule(), Rule())).Reason);

    [Fact]
    public void A_job_without_a_district_meets_no_rule_for_a_district() =>
        Assert.Equal(WaitReason.NoRule, Decide(Fridge() with { District = null }, Rule() with { When = RuleConditions.Always with { Districts = ["浦东"] } }).Waiting);

    private static RuleConditions Only(ConditionKind kind, string value, Priority priority, Channel channel, Plainmend.Domain.Sla.BusinessCalendar hours) => kind switch
    {
        ConditionKind.Line => RuleConditions.Always with { Lines = [value] },
        ConditionKind.Fault => RuleConditions.Always with { Faults = [value] },
        ConditionKind.District => RuleConditions.Always with { Districts = [value] },
        ConditionKind.Priority => RuleConditions.Always with { Priorities = [priority] },
        ConditionKind.Tier => RuleConditions.Always with { Tiers = [value] },
        ConditionKind.Channel => RuleConditions.Always with { Channels = [channel] },
        ConditionKind.Hours => RuleConditions.Always with { Hours = hours },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
