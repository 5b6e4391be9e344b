using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Domain.Assignment;

public sealed class AssignmentRuleTests
{
    [Theory]
    [InlineData(Strategy.RoundRobin, Factor.Fairness)]
    [InlineData(Strategy.LeastLoaded, Factor.Load)]
    [InlineData(Strategy.Nearest, Factor.Distance)]
    public void A_strategy_that_looks_at_one_thing_gives_it_all_the_weight(Strategy strategy, Factor factor) =>
        Assert.Equal([factor], Enum.GetValues<Factor>().Where(one => Rule(strategy).EffectiveWeights.Of(one) > 0));

    [Fact]
    public void A_score_without_weights_counts_everything_alike() =>
        Assert.Equal(ScoreWeights.Even, Rule(Strategy.WeightedScore).EffectiveWeights);

    [Fact]
    public void Levels_weights_countdowns_and_refusals_out_of_range_are_refused()
    {
        Func<object>[] wrong =
        [
            () => new Skill("fridge", 0), () => new Skill("fridge", 6), () => new RuleNeeds(null, 0, []),
            () => new ScoreWeights(0, 0, 0, 0, 0), () => new ScoreWeights(1, -1, 1, 1, 1), () => new ScoreWeights(1001, 0, 0, 0, 0),
            () => New(offerMinutes: 0, maxRefusals: 3), () => New(offerMinutes: 15, maxRefusals: 0),
            () => new Technician(Id(1), "x", [], [], [], null, DayShift, [], -1, 1), () => new Technician(Id(1), "x", [], [], [], null, DayShift, [], 1, -1),
        ];
        Assert.All(wrong, make => Assert.Equal(Refusal.OutOfRange, Assert.Throws<RefusedException>(make).Reason));
    }

    private static AssignmentRule New(int offerMinutes, int maxRefusals) =>
        new("R1", "x", 1, Now, true, 1, RuleConditions.Always, RuleNeeds.Line, Strategy.Nearest, null, offerMinutes, maxRefusals);
}
