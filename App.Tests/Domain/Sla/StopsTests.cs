using Plainmend.Domain.Sla;
using static Plainmend.Tests.Domain.Sla.GivenClock;

namespace Plainmend.Tests.Domain.Sla;

public sealed class StopsTests
{
    private static readonly Interval Day = Stretch("08:00", "18:00");

    [Fact]
    public void Stops_in_any_order_and_overlapping_are_taken_out_once() =>
        Assert.Equal(
            [Stretch("08:00", "09:00"), Stretch("12:00", "14:00"), Stretch("15:00", "17:00")],
            Stops.TakenFrom([Day], [Stretch("17:00", "20:00"), Stretch("14:00", "15:00"), Stretch("10:00", "12:00"), Stretch("09:00", "11:00"), Stretch("09:30", "10:00")]));

    [Fact]
    public void A_stop_over_several_openings_is_taken_from_each() =>
        Assert.Equal(
            [Stretch("08:00", "10:00"), Stretch("15:00", "18:00")],
            Stops.TakenFrom([Stretch("08:00", "12:00"), Stretch("13:00", "18:00")], [Stretch("10:00", "15:00")]));

    [Fact]
    public void A_stop_outside_the_opening_or_without_length_takes_nothing()
    {
        Assert.Equal([Day], Stops.TakenFrom([Day], [Stretch("06:00", "08:00"), Stretch("18:00", "19:00")]));
        Assert.Equal(Day.Length, new(Stops.TakenFrom([Day], [Stretch("10:00", "10:00")]).Sum(open => open.Length.Ticks)));
    }

    private static Interval Stretch(string from, string to) => new(At($"2025-06-16T{from}Z"), At($"2025-06-16T{to}Z"));
}
