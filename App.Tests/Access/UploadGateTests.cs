using Microsoft.Extensions.Time.Testing;
using Plainmend.Access;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Access;

public sealed class UploadGateTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void One_link_may_send_so_much_an_hour_and_does_not_use_up_what_others_may()
    {
        var gate = new UploadGate(_clock);
        for (var n = 0; n < 16; n++) Assert.True(gate.Allows(1, "a", Attached.MostBytes));
        for (var n = 0; n < 1000; n++) Assert.False(gate.Allows(1, "a", 1));
        Assert.True(gate.Allows(1, "b", 1));
        Assert.True(gate.Allows(2, "a", 1));
        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.True(gate.Allows(1, "a", 1));
    }

    [Fact]
    public void Many_small_files_are_a_flood_and_a_size_nobody_tells_is_the_largest()
    {
        var gate = new UploadGate(_clock);
        Assert.Equal(256, Enumerable.Range(0, 1000).Count(_ => gate.Allows(1, "tiny", 0)));
        Assert.Equal(16, Enumerable.Range(0, 1000).Count(_ => gate.Allows(1, "untold", null)));
    }

    [Fact]
    public void A_thousand_links_together_are_bounded_for_their_company_alone()
    {
        var gate = new UploadGate(_clock);
        Assert.Equal(256, Enumerable.Range(0, 1000).Count(n => gate.Allows(1, $"{n}", Attached.MostBytes)));
        Assert.True(gate.Allows(2, "x", Attached.MostBytes));
    }
}
