using Plainmend.Domain.Sla;

namespace Plainmend.Tests.Domain.Sla;

public sealed class OffsetSpanTests
{
    private static readonly DateTime From = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Until = new(2036, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void In_every_zone_the_spans_tile_the_time_and_hold_their_offset_from_first_tick_to_last()
    {
        Assert.NotEmpty(CalendarCases.Zones);
        foreach (var zone in CalendarCases.Zones)
        {
            var reached = From;
            foreach (var span in OffsetSpan.Of(zone, From, Until))
            {
                if (span.From != reached || zone.GetUtcOffset(span.From) != span.Offset || zone.GetUtcOffset(span.To.AddTicks(-1)) != span.Offset)
                    Assert.Fail($"{zone.Id}: {span} after {reached}");
                reached = span.To;
            }
            Assert.Equal(Until, reached);
        }
    }

    [Fact]
    public void No_zone_changes_its_clocks_twice_within_one_span()
    {
        // Two changes inside one span could hide from the search; a new law would show here.
        var closest = Enumerable.Range(0, CalendarCases.Zones.Count).Select(CalendarCases.ChangesOf)
            .SelectMany(changes => changes.Zip(changes.Skip(1), (one, next) => next - one)).Min();
        Assert.True(closest > OffsetSpan.Longest + TimeSpan.FromDays(2), $"{closest}");
    }
}
