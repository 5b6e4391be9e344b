using Plainmend.Domain.Surge;
using static Plainmend.Tests.Domain.Surge.GivenSurge;

namespace Plainmend.Tests.Domain.Surge;

/// <summary>The pressure is read off the tickets, however often and by whomever it is looked at.</summary>
public sealed class SurgeLoadTests
{
    private static TicketWait Wait(int from, int? until = null) => new(Nine.AddMinutes(from), until is { } end ? Nine.AddMinutes(end) : null);

    [Fact]
    public void The_load_counts_what_waits_and_how_long_and_by_how_much_it_grew()
    {
        var pressure = SurgeLoad.Of(Policy, [Wait(-60), Wait(-50, -5), Wait(-20), Wait(-10), Wait(-100, -31), Wait(1)], Nine);
        Assert.Equal(new SurgeReading(3, 60, 20, 1), pressure.Load);
    }

    [Fact]
    public void It_has_been_high_since_the_oldest_passed_the_threshold_and_one_break_begins_anew()
    {
        Assert.Equal(Nine.AddMinutes(-5), SurgeLoad.Of(Policy, [Wait(-50)], Nine).HighSince);
        Assert.Equal(Nine.AddMinutes(-3), SurgeLoad.Of(Policy, [Wait(-70, -10), Wait(-48)], Nine).HighSince);
        Assert.Null(SurgeLoad.Of(Policy, [Wait(-44)], Nine).HighSince);
    }

    [Fact]
    public void Between_the_thresholds_it_is_neither_high_nor_low()
    {
        var between = SurgeLoad.Of(Policy, [Wait(-30)], Nine);
        Assert.Equal(((DateTimeOffset?)null, (DateTimeOffset?)null), (between.HighSince, between.LowSince));
        Assert.Equal(Nine.AddMinutes(-20), SurgeLoad.Of(Policy, [], Nine).LowSince);
    }
}
