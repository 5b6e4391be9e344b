using System.Globalization;
using CsCheck;
using Plainmend.Domain.Figures;

namespace Plainmend.Tests.Domain.Figures;

/// <summary>A report is due at its hour on the company's clock, whatever clocks do, and every period is told once.</summary>
public sealed class ReportPlanTests
{
    // Jumps at two, at midnight and by half an hour; one zone that skipped a whole day.
    private static readonly string[] Zones = ["Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Asia/Kathmandu", "Pacific/Apia"];

    private static readonly Gen<(ReportPlan Plan, TimeZoneInfo Zone, DateTimeOffset Now)> Any =
        // Apia's 30 December 2011 began and ended at one instant: at midnight two days of it would be due at once.
        Gen.Select(Gen.Enum<ReportEvery>(), Gen.Int[0, 23], Gen.Int[0, Zones.Length - 1].Select(n => Zones[n]), Gen.Long[0, 60L * 366 * 24 * 60 * 60]).Select((every, hour, zone, second) =>
            (Of(every, zone == "Pacific/Apia" ? Math.Max(1, hour) : hour), TimeZoneInfo.FindSystemTimeZoneById(zone), DateTimeOffset.FromUnixTimeSeconds(second)));

    private static ReportPlan Of(ReportEvery every, int hour) => new(["a@example.com"], [FigureGroup.Volume], every, hour, "en", new("李娜", "Li Na"));

    [Fact]
    public void Whenever_one_looks_the_next_is_ahead_and_period_follows_period_without_a_gap() => Any.Sample(
        x =>
        {
            var at = x.Plan.NextAfter(x.Now, x.Zone);
            Assert.True(at > x.Now);
            for (var n = 0; n < 3; n++)
            {
                var next = x.Plan.NextAfter(at, x.Zone);
                var (now, then) = (x.Plan.PeriodBy(at, x.Zone), x.Plan.PeriodBy(next, x.Zone));
                Assert.True(next > at);
                Assert.Equal(now.Last.AddDays(1), then.First);
                // Until the next is due the latest stays the latest, and one that looks in between is sent to the same next.
                Assert.Equal(now, x.Plan.PeriodBy(next.AddTicks(-1), x.Zone));
                Assert.Equal(next, x.Plan.NextAfter(next.AddTicks(-1), x.Zone));
                at = next;
            }
        });

    [Fact]
    public void It_is_due_at_its_hour_on_its_day_unless_clocks_jump_over_it() => Any.Sample(
        x =>
        {
            var at = x.Plan.NextAfter(x.Now, x.Zone);
            var (shown, period) = (TimeZoneInfo.ConvertTime(at, x.Zone).DateTime, x.Plan.PeriodBy(at, x.Zone));
            var meant = period.Last.AddDays(1).ToDateTime(new TimeOnly(x.Plan.Hour, 0));
            // Jumped over: the tick before shows an earlier time, this one a later.
            Assert.True(shown == meant || (shown > meant && TimeZoneInfo.ConvertTime(at.AddTicks(-1), x.Zone).DateTime < meant), $"{shown:s} for {meant:s}");
            Assert.Equal(x.Plan.Every switch { ReportEvery.Day => 1, ReportEvery.Week => 7, _ => DateTime.DaysInMonth(period.First.Year, period.First.Month) }, period.Days);
            if (x.Plan.Every == ReportEvery.Week) Assert.Equal(DayOfWeek.Monday, period.First.DayOfWeek);
            if (x.Plan.Every == ReportEvery.Month) Assert.Equal(1, period.First.Day);
        });

    [Theory]
    // Berlin's clocks: 2026-03-29 02:00 becomes 03:00, 2026-10-25 03:00 becomes 02:00.
    [InlineData("2026-03-28T12:00:00Z", 2, "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", 8, "2026-03-29T06:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", 2, "2026-10-25T00:00:00Z")]
    [InlineData("2026-10-25T00:00:00Z", 2, "2026-10-26T01:00:00Z")]
    [InlineData("2026-10-25T00:30:00Z", 8, "2026-10-25T07:00:00Z")]
    public void In_the_nights_when_clocks_change_it_comes_once(string now, int hour, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), Of(ReportEvery.Day, hour).NextAfter(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
}
