using Plainmend.Domain.Sla;

namespace Plainmend.Tests.Domain.Sla;

public sealed class OffsetSpanTests
{
    private static readonly DateTime From = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Until = new(2036, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void In_every_zone_the_spans_tile_the_time_and_change_exactly_where_the_clocks_change()
    {
        Assert.NotEmpty(CalendarCases.Zones);
        foreach (var zone in CalendarCases.Zones)
        {
            var reached = From;
            foreach (var span in OffsetSpan.Of(zone, From, Until))
            {
                Assert.Equal(reached, span.From);
                Assert.Equal(span.Offset, zone.GetUtcOffset(span.From));
                Assert.Equal(span.Offset, zone.GetUtcOffset(span.To.AddTicks(-1)));
                Assert.True(span.To == Until || zone.GetUtcOffset(span.To) != span.Offset);
                reached = span.To;
            }
            Assert.Equal(Until, reached);
        }
    }

    [Fact]
    public void No_zone_changes_its_clocks_twice_within_two_days()
    {
        // The search steps a day at a time; a shorter span could hide from it, so the shortest one is watched.
        var shortest = CalendarCases.Zones.SelectMany(zone => OffsetSpan.Of(zone, From, Until)).Where(span => span.From > From && span.To < Until).Min(span => span.To - span.From);
        Assert.True(shortest > TimeSpan.FromDays(2), $"{shortest}");
    }
}
