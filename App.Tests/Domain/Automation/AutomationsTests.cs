using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Given.GivenTicket;

namespace Plainmend.Tests.Domain.Automation;

/// <summary>The matching core: conditions, occasions and chains, without a database.</summary>
public sealed class AutomationsTests
{
    private static readonly AutomationPicture Seen = new("fridge", "fridge.not-cooling", "浦东", Priority.Normal, "vip", Channel.Form, TicketState.Triaged, ["投诉"], 2, Start, [new("floor", "12")]);

    public static TheoryData<AutomationCondition, AutomationIf, AutomationIf> Conditions => new()
    {
        { AutomationCondition.Line, Only with { Lines = ["tv", "fridge"] }, Only with { Lines = ["tv"] } },
        { AutomationCondition.Fault, Only with { Faults = ["fridge.not-cooling"] }, Only with { Faults = ["fridge.noise"] } },
        { AutomationCondition.District, Only with { Districts = ["浦东"] }, Only with { Districts = ["徐汇"] } },
        { AutomationCondition.Priority, Only with { Priorities = [Priority.Normal] }, Only with { Priorities = [Priority.Urgent] } },
        { AutomationCondition.Tier, Only with { Tiers = ["vip"] }, Only with { Tiers = ["standard"] } },
        { AutomationCondition.Channel, Only with { Channels = [Channel.Form] }, Only with { Channels = [Channel.Api] } },
        { AutomationCondition.State, Only with { States = [TicketState.Triaged] }, Only with { States = [TicketState.New] } },
        { AutomationCondition.HasTags, Only with { HasTags = ["别的", "投诉"] }, Only with { HasTags = ["别的"] } },
        { AutomationCondition.HasNotTags, Only with { HasNotTags = ["别的"] }, Only with { HasNotTags = ["别的", "投诉"] } },
        { AutomationCondition.Stars, Only with { StarsAtMost = 2 }, Only with { StarsAtMost = 1 } },
        { AutomationCondition.Fields, Only with { Fields = [new("floor", "12")] }, Only with { Fields = [new("floor", "1")] } },
        { AutomationCondition.HoursSince, Only with { HoursSince = 5 }, Only with { HoursSince = 6 } },
    };

    private static AutomationIf Only => AutomationIf.Always;

    [Theory, MemberData(nameof(Conditions))]
    public void Each_condition_lets_its_own_through_and_names_itself_when_it_does_not(AutomationCondition condition, AutomationIf holds, AutomationIf fails)
    {
        Assert.Equal([condition], Automations.Match(holds, Seen, Start.AddHours(5)).Held);
        Assert.Equal(condition, Automations.Match(fails, Seen, Start.AddHours(5)).Failed);
    }

    [Fact]
    public void A_rule_that_asks_for_nothing_matches_everything_and_no_rating_is_no_bad_rating()
    {
        Assert.True(Automations.Match(Only, Seen, Start).Holds);
        Assert.False(Automations.Match(Only with { StarsAtMost = 5 }, Seen with { Stars = null }, Start).Holds);
        Assert.Equal(Enum.GetValues<AutomationCondition>().Length, Conditions.Count);
    }

    [Fact]
    public void A_further_condition_never_lets_more_through()
    {
        var random = new Random(11);
        var parts = Conditions.Select(row => row.Data).SelectMany(d => new[] { d.Item2, d.Item3 }).ToArray();
        for (var round = 0; round < 3_000; round++)
        {
            var (one, two) = (parts[random.Next(parts.Length)], parts[random.Next(parts.Length)]);
            var both = Both(one, two);
            var (matchOne, matchTwo, matchBoth) = (Automations.Match(one, Seen, Start.AddHours(5)), Automations.Match(two, Seen, Start.AddHours(5)), Automations.Match(both, Seen, Start.AddHours(5)));
            if (!Clashes(one, two)) Assert.Equal(matchOne.Holds && matchTwo.Holds, matchBoth.Holds);
        }
    }

    [Fact]
    public void A_chain_ends_where_it_would_close_and_at_its_fifth_link()
    {
        var rules = Enumerable.Range(0, 7).Select(_ => Guid.CreateVersion7(DateTimeOffset.UnixEpoch)).ToArray();
        Assert.Null(Automations.Stops(rules[0], []));
        Assert.Equal(AutomationStop.OwnChain, Automations.Stops(rules[1], [rules[0], rules[1], rules[2]]));
        Assert.Null(Automations.Stops(rules[4], rules[..4]));
        Assert.Equal(AutomationStop.TooDeep, Automations.Stops(rules[5], rules[..5]));
        // Whatever rules set each other off, the chain is finite: each adds itself and none may stand twice.
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var chain = new List<Guid>();
            for (var step = 0; step < 50 && rules[random.Next(rules.Length)] is var next; step++)
                if (Automations.Stops(next, chain) is null) chain.Add(next);
            Assert.True(chain.Count <= Automations.MostDepth);
            Assert.Equal(chain.Count, chain.Distinct().Count());
        }
    }

    [Fact]
    public void An_automations_name_says_rule_and_version_and_nobody_elses_reads_so()
    {
        Assert.Equal((12, 3), Automations.Read(Automations.ActorOf(12, 3).Name));
        Assert.Null(Automations.Read("SlaBreach"));
        Assert.Null(Automations.Read("auto:x:1"));
        Assert.False(Automations.IsOwn(Customer with { Name = "auto:1:1" }));
    }

    [Fact]
    public void The_past_is_asked_event_by_event_and_a_silence_is_an_occasion_once_it_lasted()
    {
        var ticket = In(TicketState.Closed);
        var facts = ticket.TakeNewEvents();
        IReadOnlyList<AutomationHit> Hits(AutomationTrigger trigger, AutomationIf only, int hours = 0) =>
            AutomationHistory.Of(new("r", new(trigger, hours), only, AutomationThen.Nothing), 1, ticket.Id, facts, facts[^1].At.AddDays(3));
        Assert.Equal(1, Assert.Single(Hits(AutomationTrigger.TicketCreated, Only)).Event);
        Assert.Equal(facts.Count(f => f.Fact is IntakeAccepted), Hits(AutomationTrigger.StateChanged, Only with { States = [TicketState.Triaged] }).Count);
        Assert.Empty(Hits(AutomationTrigger.CustomerWrote, Only));
        Assert.Empty(Hits(AutomationTrigger.Idle, Only, 24));

        var waiting = New();
        var heard = waiting.TakeNewEvents().ToList();
        waiting.Note("看过了", Automations.ActorOf(1, 1), Start.AddHours(30));
        heard.AddRange(waiting.TakeNewEvents());
        var idle = Assert.Single(AutomationHistory.Of(new("r", new(AutomationTrigger.Idle, 24), Only, AutomationThen.Nothing), 1, waiting.Id, heard, Start.AddDays(9)));
        Assert.Equal(Start.AddHours(24), idle.At);
    }

    private static bool Clashes(AutomationIf a, AutomationIf b) =>
        (a.Lines.Count > 0 && b.Lines.Count > 0) || (a.Faults.Count > 0 && b.Faults.Count > 0) || (a.Districts.Count > 0 && b.Districts.Count > 0) || (a.Priorities.Count > 0 && b.Priorities.Count > 0)
        || (a.Tiers.Count > 0 && b.Tiers.Count > 0) || (a.Channels.Count > 0 && b.Channels.Count > 0) || (a.States.Count > 0 && b.States.Count > 0) || (a.HasTags.Count > 0 && b.HasTags.Count > 0)
        || (a.HasNotTags.Count > 0 && b.HasNotTags.Count > 0) || (a.StarsAtMost is not null && b.StarsAtMost is not null) || (a.HoursSince is not null && b.HoursSince is not null) || (a.Fields is not null && b.Fields is not null);

    private static AutomationIf Both(AutomationIf a, AutomationIf b) => new(
        [.. a.Lines, .. b.Lines], [.. a.Faults, .. b.Faults], [.. a.Districts, .. b.Districts], [.. a.Priorities, .. b.Priorities], [.. a.Tiers, .. b.Tiers], [.. a.Channels, .. b.Channels],
        [.. a.States, .. b.States], [.. a.HasTags, .. b.HasTags], [.. a.HasNotTags, .. b.HasNotTags], a.StarsAtMost ?? b.StarsAtMost, a.HoursSince ?? b.HoursSince, a.Fields ?? b.Fields);
}
