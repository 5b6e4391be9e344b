using CsCheck;
using Plainmend.Domain;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;
using static Plainmend.Tests.Domain.Sla.GivenClock;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>A calendar explained day by day: the same minutes as a walk along the wall clock, the same instants as the clock of a ticket.</summary>
public sealed class CalendarWalkTests
{
    [Fact]
    public void The_days_add_up_to_what_a_walk_along_the_wall_clock_counts() =>
        CalendarCases.Any.Sample(
            c =>
            {
                var (minutes, reached) = c.Oracle.Walk(c.Start, c.End, c.Stops);
                var walk = CalendarWalk.Between(c.Calendar, c.Start, c.End, c.Stops);
                Assert.Equal(minutes, walk.Working.TotalMinutes);
                Assert.Equal(c.Oracle.Walk(c.Start, c.End, []).Minutes - minutes, walk.Stopped.TotalMinutes);
                Assert.Equal(reached, CalendarWalk.Until(c.Calendar, c.Start, TimeSpan.FromMinutes(minutes), c.Stops)!.To);
            },
            iter: 10_000);

    [Fact]
    public void Each_stretch_lies_on_its_day_and_every_minute_of_the_day_is_accounted_for() =>
        CalendarCases.Any.Sample(
            c =>
            {
                var total = TimeSpan.Zero;
                foreach (var day in CalendarWalk.Between(c.Calendar, c.Start, c.End, c.Stops).Days)
                {
                    Assert.All(day.Counted.Concat(day.Stopped), piece => Assert.Equal((day.Date, day.Date), (c.Calendar.DayOf(piece.From), c.Calendar.DayOf(piece.To.AddTicks(-1)))));
                    Assert.All(day.Counted, piece => Assert.True(c.Oracle.Counts(piece.From, c.Stops) && c.Oracle.Counts(piece.To.AddMinutes(-1), c.Stops)));
                    Assert.All(day.Stopped, piece => Assert.True(c.Oracle.IsOpen(piece.From) && !c.Oracle.Counts(piece.From, c.Stops)));
                    if (day.Counted.Count > 0) Assert.True(day.Hours.Count + day.Overnight.Count > 0);
                    Assert.Equal(total += day.Working, day.Total);
                }
            },
            iter: 5_000);

    [Fact]
    public void A_tickets_own_clock_is_due_at_the_same_instant() =>
        Gen.Select(CalendarCases.Any, Gen.Int[1, 2000]).Sample(
            (c, minutes) =>
            {
                if (c.Week.All(day => day.Ranges.Count == 0)) return;
                var policy = new SlaPolicy(1, "", [new(Priority.Normal, null, null, null, null, minutes)], [new(SlaTarget.Resolve, [PauseReason.Parts])]);
                var pauses = new PauseLedger([.. Apart(c.Stops).Select(stop => new PauseInterval(PauseReason.Parts, stop.From, stop.To))]);
                var reading = SlaClock.Read(policy, c.Calendar, Priority.Normal, new(c.Start, false, pauses), c.Start.AddYears(30)).Of(SlaTarget.Resolve)!;
                Assert.Equal(reading.DueAt, CalendarWalk.Until(c.Calendar, c.Start, TimeSpan.FromMinutes(minutes), c.Stops)!.To);
            },
            iter: 5_000);

    [Fact]
    public void Every_kind_of_day_says_why_in_both_languages()
    {
        var calendar = new BusinessCalendar(Shanghai,
            [new(DayOfWeek.Tuesday, [Range("09:00", "12:00"), Range("13:00", "18:00")]), new(DayOfWeek.Saturday, [Range("22:00", "06:00")])],
            [SpecialDay.Closed(new(2025, 10, 1), "国庆节"), SpecialDay.Like(new(2025, 10, 2), "调休", DayOfWeek.Tuesday), SpecialDay.Open(new(2025, 10, 3), "值班", Range("10:00", "00:00"))]);
        var walk = CalendarWalk.Between(calendar, At("2025-09-30T00:00:00+08:00"), At("2025-10-06T00:00:00+08:00"), []);
        using (Texts.Reader.Chinese())
            Assert.Equal(["星期二：09:00–12:00、13:00–18:00", "国庆节：休息", "调休：按星期二上班，09:00–12:00、13:00–18:00", "值班：10:00–24:00", "星期六：22:00–06:00", "星期日：休息；前一晚 22:00–06:00 的时段延续到当日"],
                walk.Days.Select(CalendarWords.Why));
        using (Texts.Reader.English())
            Assert.Equal(["Tuesday: 09:00–12:00, 13:00–18:00", "国庆节: closed", "调休: works like Tuesday, 09:00–12:00, 13:00–18:00", "值班: 10:00–24:00", "Saturday: 22:00–06:00", "Sunday: closed; the hours of the evening before, 22:00–06:00, run on"],
                walk.Days.Select(CalendarWords.Why));
    }

    [Fact]
    public void What_lies_too_far_ahead_is_not_walked()
    {
        var once = new BusinessCalendar("UTC", [new(DayOfWeek.Monday, [Range("09:00", "09:01")])], []);
        var start = At("2025-06-02T00:00:00Z");
        var weeks = (CalendarWalk.MostDays + 6) / 7;
        Assert.Equal(start.AddDays(7 * (weeks - 1)).AddHours(9).AddMinutes(1), CalendarWalk.Until(once, start, TimeSpan.FromMinutes(weeks), [])!.To);
        Assert.Null(CalendarWalk.Until(once, start, TimeSpan.FromMinutes(weeks + 1), []));
        Assert.Equal(Refusal.OutOfRange, Assert.Throws<RefusedException>(() => CalendarWalk.Between(once, start, start.AddDays(CalendarWalk.MostDays).AddTicks(1), [])).Reason);
        Assert.Empty(CalendarWalk.Between(once, start, start, []).Days);
    }

    // Overlaps joined, as a ledger wants them.
    private static List<Interval> Apart(IReadOnlyList<Interval> stops)
    {
        var apart = new List<Interval>();
        foreach (var stop in stops.OrderBy(stop => stop.From))
            if (apart.Count > 0 && stop.From <= apart[^1].To) apart[^1] = new(apart[^1].From, stop.To > apart[^1].To ? stop.To : apart[^1].To);
            else apart.Add(stop);
        return apart;
    }
}
