using System.Text.Json;
using Plainmend.Domain;
using Plainmend.Domain.Sla;
using static Plainmend.Tests.Domain.Sla.GivenClock;

namespace Plainmend.Tests.Domain.Sla;

public sealed class BusinessCalendarTests
{
    [Fact]
    public void Four_hours_from_four_in_the_afternoon_end_the_next_morning_at_eleven() =>
        Assert.Equal(At("2025-06-17T11:00+08:00"), Office().Add(At("2025-06-16T16:00+08:00"), Hours(4)));

    [Fact]
    public void The_lunch_break_does_not_count() =>
        Assert.Equal(Hours(2), Office().Between(At("2025-06-16T11:00+08:00"), At("2025-06-16T14:00+08:00")));

    [Fact]
    public void A_limit_used_up_at_closing_time_is_due_at_closing_time() =>
        Assert.Equal(At("2025-06-20T18:00+08:00"), Office().Add(At("2025-06-20T16:00+08:00"), Hours(2)));

    [Fact]
    public void A_holiday_is_skipped_and_a_make_up_saturday_works_like_its_weekday()
    {
        var calendar = Office(
            SpecialDay.Closed(new(2025, 10, 1), "国庆节"), SpecialDay.Closed(new(2025, 10, 2), "国庆节"), SpecialDay.Closed(new(2025, 10, 3), "国庆节"),
            SpecialDay.Like(new(2025, 10, 4), "调休", DayOfWeek.Monday));
        Assert.Equal(At("2025-10-04T09:30+08:00"), calendar.Add(At("2025-09-30T17:30+08:00"), Hours(1)));
    }

    [Fact]
    public void A_night_shift_runs_on_into_a_holiday_but_does_not_open_on_it()
    {
        var nights = new BusinessCalendar(Shanghai, [.. Enum.GetValues<DayOfWeek>().Select(d => new DayHours(d, [Range("22:00", "06:00")]))], [SpecialDay.Closed(new(2025, 5, 1), "劳动节")]);
        Assert.True(nights.IsOpen(At("2025-05-01T05:59:59+08:00")));
        Assert.False(nights.IsOpen(At("2025-05-01T23:00+08:00")));
        Assert.Equal(At("2025-05-02T22:00+08:00"), nights.NextOpening(At("2025-05-01T06:00+08:00")));
    }

    [Fact]
    public void Special_hours_replace_the_hours_of_the_weekday()
    {
        var calendar = Office(SpecialDay.Open(new(2025, 6, 16), "盘点", Range("10:00", "11:00")));
        Assert.Equal(Hours(1), calendar.Between(At("2025-06-16T00:00+08:00"), At("2025-06-17T00:00+08:00")));
    }

    [Fact]
    public void Overlapping_ranges_count_once() =>
        Assert.Equal(Hours(4), Daily(Shanghai, Range("09:00", "12:00"), Range("10:00", "13:00")).Between(At("2025-06-16T00:00+08:00"), At("2025-06-17T00:00+08:00")));

    [Fact]
    public void Around_the_clock_counts_every_hour_as_one_segment()
    {
        var always = BusinessCalendar.AroundTheClock();
        Assert.Equal(At("2025-06-19T08:00Z"), always.Add(At("2025-06-16T08:00Z"), Hours(72)));
        Assert.Single(always.Segments(At("2025-06-16T08:00Z"), At("2025-07-19T08:00Z")));
    }

    // Each case: the local day's opening hours, and how much of a whole local day really passes.
    [Theory]
    [InlineData("America/New_York", "2025-03-09T00:00-05:00", "2025-03-10T00:00-04:00", 23)] // spring forward
    [InlineData("America/New_York", "2025-11-02T00:00-04:00", "2025-11-03T00:00-05:00", 25)] // fall back
    [InlineData("Australia/Lord_Howe", "2025-10-05T00:00+10:30", "2025-10-06T00:00+11:00", 23.5)] // half an hour forward
    [InlineData("Australia/Lord_Howe", "2025-04-06T00:00+11:00", "2025-04-07T00:00+10:30", 24.5)] // half an hour back
    [InlineData("America/Sao_Paulo", "2015-10-18T01:00-02:00", "2015-10-19T00:00-02:00", 23)] // a midnight that does not exist
    [InlineData("Pacific/Apia", "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00", 48)] // the 30th does not exist
    [InlineData("Asia/Pyongyang", "2018-05-04T00:00+08:30", "2018-05-06T00:00+09:00", 47.5)] // the zone itself moved
    public void A_day_is_as_long_as_its_wall_clock_takes(string zone, string from, string to, double hours) =>
        Assert.Equal(Hours(hours), Daily(zone, OpenRange.AllDay).Between(At(from), At(to)));

    [Fact]
    public void Hours_inside_a_skipped_hour_do_not_count_and_inside_a_repeated_one_count_twice()
    {
        var early = Daily("Europe/Berlin", Range("02:15", "02:45"));
        Assert.Equal(TimeSpan.Zero, early.Between(At("2025-03-30T00:00+01:00"), At("2025-03-31T00:00+02:00")));
        Assert.Equal(Hours(1), early.Between(At("2025-10-26T00:00+02:00"), At("2025-10-27T00:00+01:00")));
    }

    [Fact]
    public void A_new_law_moves_a_promise_that_is_still_open()
    {
        var abolished = TimeZoneInfo.CreateCustomTimeZone("Europe/Berlin", TimeSpan.FromHours(1), null, null);
        var hours = Daily("Europe/Berlin", Range("09:00", "17:00"));
        Assert.Equal(At("2025-07-01T11:00+02:00"), hours.Add(At("2025-07-01T00:00Z"), Hours(2)));
        Assert.Equal(At("2025-07-01T11:00+01:00"), new BusinessCalendar(abolished, hours.Week, []).Add(At("2025-07-01T00:00Z"), Hours(2)));
    }

    [Fact]
    public void A_calendar_that_never_opens_is_refused_instead_of_searched_for_ever()
    {
        var never = new BusinessCalendar(Shanghai, [], []);
        Assert.Equal(Refusal.NeverOpens, Assert.Throws<RefusedException>(() => never.NextOpening(At("2025-06-16T08:00Z"))).Reason);
        Assert.Equal(Refusal.NeverOpens, Assert.Throws<RefusedException>(() => never.Add(At("2025-06-16T08:00Z"), Minutes(1))).Reason);
        Assert.Equal(Refusal.NeverOpens, Assert.Throws<RefusedException>(() => Office().Add(At("2025-06-16T08:00Z"), TimeSpan.FromDays(20_000))).Reason);
    }

    [Fact]
    public void The_ends_of_time_are_closed_and_do_not_fail()
    {
        foreach (var calendar in new[] { Daily("Pacific/Kiritimati", Range("09:00", "10:00")), Daily("Pacific/Midway", Range("09:00", "10:00")) })
        {
            Assert.Equal(calendar.IsOpen(DateTimeOffset.MinValue), calendar.IsOpen(DateTimeOffset.MinValue.AddHours(1)));
            Assert.Throws<RefusedException>(() => calendar.NextOpening(DateTimeOffset.MaxValue));
            Assert.Equal(TimeSpan.Zero, calendar.Between(At("9999-12-30T00:00Z"), DateTimeOffset.MaxValue));
        }
    }

    [Fact]
    public void An_end_before_the_start_counts_nothing() =>
        Assert.Equal(TimeSpan.Zero, Office().Between(At("2025-06-17T10:00+08:00"), At("2025-06-16T10:00+08:00")));

    [Fact]
    public void A_negative_limit_is_refused() =>
        Assert.Equal(Refusal.OutOfRange, Assert.Throws<RefusedException>(() => Office().Add(At("2025-06-16T10:00+08:00"), Minutes(-1))).Reason);

    [Fact]
    public void An_unknown_time_zone_is_refused() =>
        Assert.Equal(Refusal.UnknownTimeZone, Assert.Throws<RefusedException>(() => Daily("Mars/Olympus", OpenRange.AllDay)).Reason);

    [Fact]
    public void The_local_day_is_the_calendar_s_not_the_server_s() =>
        Assert.Equal(new DateOnly(2025, 6, 17), Office().DayOf(At("2025-06-16T16:30Z")));

    [Fact]
    public void A_calendar_survives_storage()
    {
        var calendar = Office(SpecialDay.Like(new(2025, 10, 4), "调休", DayOfWeek.Monday), SpecialDay.Open(new(2025, 10, 5), "值班", Range("22:00", "00:00")));
        var text = JsonSerializer.Serialize(calendar);
        var stored = JsonSerializer.Deserialize<BusinessCalendar>(text)!;
        Assert.Equal(text, JsonSerializer.Serialize(stored));
        Assert.Equal(Hours(8), stored.Between(At("2025-10-04T00:00+08:00"), At("2025-10-05T00:00+08:00")));
    }
}
