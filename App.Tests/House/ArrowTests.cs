namespace Plainmend.Tests.House;

/// <summary>Arrows point one way: Domain ◄ Access ◄ Data ◄ {Actions, Reads, Live} ◄ {Components, Jobs, Http, Demo} ◄ Program.</summary>
public sealed class ArrowTests
{
    private static readonly Floors House = Floors.Of(typeof(Program).Assembly, "Plainmend");
    private static readonly Floors Planted = Floors.Of(typeof(ArrowTests).Assembly, "Plainmend.Tests.House.Planted");

    [Fact]
    public void No_floor_looks_at_one_it_may_not_see() => Nothing(House.Violations());

    [Fact]
    public void The_domain_knows_no_framework() => Assert.Empty(House.Outside("Domain", "Microsoft."));

    [Theory]
    [InlineData("Domain")]
    [InlineData("Components")]
    [InlineData("Texts")]
    [InlineData("Live")]
    public void The_rules_do_not_pass_for_want_of_types(string floor) => Assert.NotEqual(0, House.Count(floor));

    [Theory]
    [InlineData("InAsyncBody")]
    [InlineData("InLambda")]
    [InlineData("InTypeOf")]
    [InlineData("Components.Page")]
    public void A_planted_look_is_seen_wherever_it_hides(string culprit) =>
        Assert.Contains(Planted.Violations(), v => v.Contains(culprit, StringComparison.Ordinal) && v.EndsWith("Data.Db", StringComparison.Ordinal));

    [Fact]
    public void A_planted_logger_in_the_domain_is_seen_and_the_innocent_are_not()
    {
        Assert.Contains(Planted.Outside("Domain", "Microsoft."), v => v.Contains("Logs", StringComparison.Ordinal));
        Assert.DoesNotContain(Planted.Violations(), v => v.Contains("Innocent", StringComparison.Ordinal));
    }

    // Every one by name: the usual message stops after five.
    private static void Nothing(IReadOnlyList<string> violations) => Assert.True(violations.Count == 0, string.Join('\n', violations));
}
