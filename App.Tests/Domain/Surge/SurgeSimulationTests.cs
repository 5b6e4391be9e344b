using Plainmend.Domain.Surge;
using static Plainmend.Tests.Domain.Surge.GivenSurge;

namespace Plainmend.Tests.Domain.Surge;

/// <summary>What a policy would have cost and saved is found by the rules that decide today.</summary>
public sealed class SurgeSimulationTests
{
    private static readonly SurgeHand Locks = new(Id(1), "林涛", ["lock"], []);

    private static PastWait Wait(int from, int? until, string line = "lock", string? district = null) =>
        new(Nine.AddMinutes(from), until is { } end ? Nine.AddMinutes(end) : null, line, district, TimeSpan.FromMinutes(30));

    private static SurgeSimulationResult Of(SurgePolicy policy, params PastWait[] waits) =>
        SurgeSimulation.Of(new(waits, [Locks], Nine.AddHours(-1), Nine.AddHours(20)), Terms(policy), TestContext.Current.CancellationToken);

    [Fact]
    public void Whoever_was_called_takes_the_oldest_ticket_and_what_it_would_have_waited_on_is_saved()
    {
        // Both would have waited for five hours. The wait passes 45 minutes at 9:45, has for ten at 9:55; he takes the first at 9:56, the second at 10:26.
        var found = Of(Policy, Wait(0, 300), Wait(0, 300));
        Assert.Equal((2, 600, 1, 2), (found.Tickets, found.WaitedMinutes, found.CallCount, found.Taken));
        Assert.Equal(600 - 56 - 86, found.SavedMinutes);
        // Nothing waits from 10:26 on, but he is done only at 10:56, one minute into his second hour.
        Assert.Equal((2, 120m), (found.Hours, found.Cost));
        Assert.Equal(300, found.MedianBefore);
        Assert.Equal(86, found.MedianAfter);
        Assert.Equal(15.72m, found.PerHourSaved);
    }

    [Fact]
    public void Tickets_that_found_somebody_soon_call_nobody_and_cost_nothing()
    {
        var found = Of(Policy, [.. Enumerable.Range(0, 40).Select(i => Wait(i * 10, i * 10 + 20))]);
        Assert.Equal((0, 0m, 0L), (found.CallCount, found.Cost, found.SavedMinutes));
    }

    [Fact]
    public void Work_that_nobody_on_call_can_do_calls_nobody()
    {
        Assert.Equal(0, Of(Policy, Wait(0, 300, "router")).CallCount);
        Assert.Equal(0, SurgeSimulation.Of(new([Wait(0, 300, district: "龙岗")], [Locks with { Districts = ["南山"] }], Nine, Nine.AddHours(9)), Terms(Policy), TestContext.Current.CancellationToken).CallCount);
    }

    [Fact]
    public void A_cap_that_holds_people_back_is_told()
    {
        var found = Of(Policy with { CapPerDay = 100 }, Wait(0, 300));
        Assert.Equal((0, 0m), (found.CallCount, found.Cost));
        Assert.Equal(300 - 55, found.HeldBackMinutes);
    }

    [Fact]
    public void Months_add_up_to_the_whole()
    {
        var found = Of(Policy, [.. Enumerable.Range(0, 30).Select(i => Wait(i * 8, 600))]);
        Assert.True(found.CallCount > 0);
        Assert.Equal(found.Calls.Sum(one => one.Amount), found.Cost);
        Assert.Equal(found.Hours * Policy.PricePerHour, found.Cost);
    }
}
