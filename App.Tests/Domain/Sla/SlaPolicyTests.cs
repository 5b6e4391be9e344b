using System.Text.Json;
using Plainmend.Domain;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using static Plainmend.Tests.Domain.Sla.GivenClock;

namespace Plainmend.Tests.Domain.Sla;

public sealed class SlaPolicyTests
{
    [Theory]
    [InlineData(SlaTarget.FirstResponse, false, 60)]
    [InlineData(SlaTarget.Accept, false, 30)]
    [InlineData(SlaTarget.Arrive, false, 480)]
    [InlineData(SlaTarget.Arrive, true, 0)]
    [InlineData(SlaTarget.Resolve, true, 1440)]
    public void Every_target_has_its_own_limit(SlaTarget target, bool appointed, int minutes) =>
        Assert.Equal(Minutes(minutes), Policy().LimitFor(target, Priority.Normal, appointed));

    [Fact]
    public void An_unlisted_priority_is_promised_nothing() => Assert.Null(Policy().LimitFor(SlaTarget.Resolve, Priority.Low, false));

    [Fact]
    public void Risk_is_the_larger_of_a_share_and_some_minutes()
    {
        Assert.Equal(Minutes(30), Policy().RiskOf(Hours(1)));
        Assert.Equal(Hours(6), Policy().RiskOf(Hours(24)));
    }

    [Fact]
    public void A_priority_listed_twice_and_minutes_out_of_range_are_refused()
    {
        PriorityLimits limits = new(Priority.Urgent, 15, 15, 120, 0, 240);
        Assert.Equal(Refusal.TwiceInList, Refused(() => new SlaPolicy(1, "x", [limits, limits], [])));
        Assert.Equal(Refusal.TwiceInList, Refused(() => new SlaPolicy(1, "x", [limits], [new(SlaTarget.Accept, []), new(SlaTarget.Accept, [])])));
        Assert.Equal(Refusal.OutOfRange, Refused(() => new SlaPolicy(1, "x", [limits with { AcceptMinutes = -1 }], [])));
        Assert.Equal(Refusal.OutOfRange, Refused(() => new SlaPolicy(1, "x", [limits with { ResolveMinutes = SlaPolicy.MostMinutes + 1 }], [])));
        Assert.Equal(Refusal.OutOfRange, Refused(() => new SlaPolicy(1, "x", [limits], [], riskPercent: 101)));
    }

    [Fact]
    public void A_policy_survives_storage()
    {
        var text = JsonSerializer.Serialize(Policy(7));
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<SlaPolicy>(text)));
        Assert.Equal(7, JsonSerializer.Deserialize<SlaPolicy>(text)!.Version);
    }

    private static Refusal Refused(Func<object> act) => Assert.Throws<RefusedException>(act).Reason;
}
