using CsCheck;
using Plainmend.Domain;
using Plainmend.Domain.Sla;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>The calendar against a walk along the wall clock, minute by minute, in all time zones and around their changes.</summary>
public sealed class BusinessCalendarOracleTests
{
    [Fact]
    public void Between_counts_and_Add_arrives_where_a_walk_along_the_wall_clock_does() =>
        CalendarCases.Any.Sample(
            c =>
            {
                var ((minutes, reached), calendar) = (c.Oracle.Walk(c.Start, c.End, c.Stops), c.Calendar);
                Assert.Equal(minutes, calendar.Between(c.Start, c.End, c.Stops).TotalMinutes);
                Assert.Equal(reached, calendar.Add(c.Start, TimeSpan.FromMinutes(minutes), c.Stops));
            },
            iter: 12_000);

    [Fact]
    public void Open_means_what_the_wall_clock_says_at_any_second() =>
        CalendarCases.Any.Sample(
            c =>
            {
                var (oracle, calendar) = (c.Oracle, c.Calendar);
                for (var at = c.Start.AddSeconds(c.Minutes % 60); at < c.End; at = at.AddSeconds(1999))
                    Assert.Equal(oracle.IsOpen(at), calendar.IsOpen(at));
            },
            iter: 10_000);

    [Fact]
    public void A_segment_begins_with_its_first_open_tick_and_ends_before_its_first_closed_one() =>
        CalendarCases.Any.Sample(
            c =>
            {
                var calendar = c.Calendar;
                foreach (var segment in calendar.Segments(c.Start, c.End))
                {
                    Assert.True(calendar.IsOpen(segment.From) && calendar.IsOpen(segment.To.AddTicks(-1)));
                    Assert.True(segment.From == c.Start || !calendar.IsOpen(segment.From.AddTicks(-1)));
                    Assert.True(segment.To == c.End || !calendar.IsOpen(segment.To));
                }
            },
            iter: 10_000);

    [Fact]
    public void Adding_what_lies_between_never_passes_the_end_and_counts_the_same_again() =>
        CalendarCases.Any.Sample(
            c =>
            {
                var calendar = c.Calendar;
                var working = calendar.Between(c.Start, c.End, c.Stops);
                var due = calendar.Add(c.Start, working, c.Stops);
                Assert.True(due <= c.End);
                Assert.Equal(working, calendar.Between(c.Start, due, c.Stops));
            },
            iter: 10_000);

    [Fact]
    public void Any_limit_takes_exactly_itself_and_longer_limits_are_never_due_earlier() =>
        Gen.Select(CalendarCases.Any, Gen.Long[1, TimeSpan.TicksPerDay * 20], Gen.Long[0, TimeSpan.TicksPerDay]).Sample(
            (c, ticks, more) =>
            {
                var calendar = c.Calendar;
                if (c.Week.All(day => day.Ranges.Count == 0)) return;
                var due = calendar.Add(c.Start, new(ticks), c.Stops);
                Assert.Equal(new TimeSpan(ticks), calendar.Between(c.Start, due, c.Stops));
                Assert.True(calendar.Add(c.Start, new(ticks + more), c.Stops) >= due);
            },
            iter: 10_000);

    [Fact]
    public void Cutting_a_stretch_anywhere_or_pausing_part_of_it_loses_no_time() =>
        Gen.Select(CalendarCases.Any, Gen.Double[0, 1]).Sample(
            (c, share) =>
            {
                var calendar = c.Calendar;
                var cut = c.Start + (c.End - c.Start) * share;
                var whole = calendar.Between(c.Start, c.End);
                Assert.Equal(whole, calendar.Between(c.Start, cut) + calendar.Between(cut, c.End));
                Assert.Equal(whole, calendar.Between(c.Start, c.End, [new(c.Start, cut)]) + calendar.Between(c.Start, cut));
            },
            iter: 10_000);

    [Fact]
    public void The_next_opening_is_open_and_nothing_before_it_is() =>
        CalendarCases.Any.Sample(
            c =>
            {
                var calendar = c.Calendar;
                if (c.Week.All(day => day.Ranges.Count == 0)) return;
                var opening = calendar.NextOpening(c.Start);
                Assert.True(calendar.IsOpen(opening));
                Assert.Equal(TimeSpan.Zero, calendar.Between(c.Start, opening));
            },
            iter: 10_000);
}
