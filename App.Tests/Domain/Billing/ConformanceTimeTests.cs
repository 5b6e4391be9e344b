using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Periods, proration, clock changes and changes in mid-period, worked by hand.</summary>
public sealed class ConformanceTimeTests
{
    [Theory]
    [InlineData("2025-01-31", 1, "2025-02-28/2025-03-31")]
    [InlineData("2025-01-31", 2, "2025-03-31/2025-04-30")]
    [InlineData("2024-01-31", 1, "2024-02-29/2024-03-31")]
    [InlineData("2025-01-30", 1, "2025-02-28/2025-03-30")]
    [InlineData("2025-01-31", 12, "2026-01-31/2026-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28/2025-03-29")]
    [InlineData("2025-06-15", -1, "2025-05-15/2025-06-15")]
    public void Periods_are_counted_from_the_anchor(string anchor, int n, string expected) =>
        Assert.Equal(expected, new BillingCycle(DateOnly.ParseExact(anchor, "yyyy-MM-dd"), Bill.Shanghai).Period(n).ToString());

    [Theory]
    [InlineData("2025-02-27T23:59:59+08:00", "2025-01-31/2025-02-28")]
    [InlineData("2025-02-28T00:00:00+08:00", "2025-02-28/2025-03-31")]
    [InlineData("2025-03-30T16:00:00+00:00", "2025-03-31/2025-04-30")]
    [InlineData("2024-12-30T16:00:00+00:00", "2024-12-31/2025-01-31")]
    public void An_instant_falls_into_one_period(string at, string expected) =>
        Assert.Equal(expected, new BillingCycle(new(2025, 1, 31), Bill.Shanghai).Holding(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData("Europe/Berlin", 2025, 3, 743)] // clocks go forward: one hour less than 31 × 24
    [InlineData("Europe/Berlin", 2025, 10, 745)]
    [InlineData("America/New_York", 2025, 3, 743)]
    [InlineData("Asia/Shanghai", 2025, 3, 744)]
    [InlineData("Asia/Shanghai", 2024, 2, 696)] // 29 days
    [InlineData("Australia/Lord_Howe", 2025, 4, 720.5)] // half an hour back
    [InlineData("Asia/Kathmandu", 2025, 2, 672)]
    public void A_month_has_as_many_hours_as_its_clocks_ran(string zone, int year, int month, double hours)
    {
        var period = BillingPeriod.Month(year, month, zone);
        Assert.Equal(TimeSpan.FromHours(hours), period.EndsAt - period.StartsAt);
        Assert.Equal(DateTime.DaysInMonth(year, month), period.Days);
    }

    [Theory]
    [InlineData("Africa/Cairo", "2025-04-25", "2025-04-24T22:00:00+00:00")] // midnight does not exist, the day begins at 01:00
    [InlineData("America/Havana", "2025-11-02", "2025-11-02T04:00:00+00:00")] // midnight comes twice, the first counts
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00+00:00")] // the whole day was skipped
    public void A_day_begins_at_its_first_instant(string zone, string day, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), new BillingPeriod(DateOnly.ParseExact(day, "yyyy-MM-dd"), DateOnly.ParseExact(day, "yyyy-MM-dd").AddDays(1), zone).StartsAt);

    [Theory]
    [InlineData(Proration.Daily, 1, 0, "310")] // all of it
    [InlineData(Proration.Daily, 31, 0, "10")] // 1/31
    [InlineData(Proration.Daily, 16, 0, "160")] // 16/31
    [InlineData(Proration.Daily, 16, 23.5, "160")] // the day of the start belongs to the new state
    [InlineData(Proration.Exact, 16, 12, "155")] // 15.5/31
    [InlineData(Proration.Exact, 31, 23, "0.42")] // 1/744 × 310
    [InlineData(Proration.None, 31, 23, "310")]
    public void A_start_in_mid_period(Proration proration, int day, double hour, string expected)
    {
        var charge = Bill.Charge(new FlatPrice(310m), Aggregation.Agreement) with { Proration = proration };
        var from = new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddDays(day - 1).AddHours(hour);
        var bill = BillingCalculator.Calculate(Agreement.To(Bill.Plan(charge), from), BillingPeriod.Month(2025, 7, Bill.Shanghai), []);
        Assert.Equal(expected, bill.Line("c")!.Printed.ToString());
    }

    [Fact]
    public void One_thirty_first_of_a_month_thirty_one_times_is_one_month()
    {
        var charge = Bill.Charge(new FlatPrice(1m), Aggregation.Agreement) with { Proration = Proration.Daily };
        var july = BillingPeriod.Month(2025, 7, Bill.Shanghai);
        var agreements = july.LocalDays().Select(d => new Agreement([new(Bill.Plan(charge), d.From, d.To)]));
        Assert.Equal("1", agreements.Aggregate(Exact.Zero, (sum, a) => sum + BillingCalculator.Calculate(a, july, []).Line("c")!.Exact).ToString());
    }

    [Theory]
    [InlineData(1000, 500, 15, "725.81", "-274.19")] // 1000 × 14/31 + 500 × 17/31, rounded once
    [InlineData(500, 1000, 15, "774.19", "274.19")]
    [InlineData(1000, 500, 1, "500", "-500")]
    [InlineData(1000, 500, 31, "983.87", "-16.13")]
    public void A_change_of_plan_in_mid_period_is_one_line_and_one_rounding(int before, int after, int day, string line, string change)
    {
        var (july, at) = (BillingPeriod.Month(2025, 7, Bill.Shanghai), Bill.At(30 + day));
        var subscription = Subscription.Start(Flat(before, 1), new(2025, 7, 1), Bill.Shanghai);
        var opening = BillingCalculator.Calculate(subscription.Agreement, july, [], new() { Only = Timing.InAdvance });
        var now = BillingCalculator.Calculate(subscription.ChangeNow(Flat(after, 2), at).Agreement, july, []);
        Assert.Equal(line, Assert.Single(now.Lines).Printed.ToString());
        Assert.Equal(2 - (day == 1 ? 1 : 0), now.Lines[0].Quantities.Count);
        var increment = Adjustments.Increment(now, [("1", opening)], null);
        Assert.Equal(change, Assert.Single(increment.Lines).Printed.ToString());
        Assert.Empty(Checker.Verify(now));
        Assert.Empty(Checker.Verify(increment));

        static Plan Flat(int amount, int version) => Bill.Plan(Bill.Charge(new FlatPrice(amount), Aggregation.Agreement) with
        { Proration = Proration.Daily, Timing = Timing.InAdvance }) with
        { Version = version };
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/St_Johns")]
    [InlineData("Pacific/Apia")]
    public void The_same_calendar_in_two_zones_gives_the_same_daily_bill(string zone)
    {
        var march = BillingPeriod.Month(2025, 3, zone);
        var eleventh = march.LocalDays().ElementAt(10);
        var bill = Bill.Of(Bill.Charge(new UnitPrice(310m), Aggregation.DailyClosing), march, UsageRecord.At("x", "m", eleventh.From.AddHours(9), 1, "on"));
        Assert.Equal("210", bill.Line("c")!.Printed.ToString()); // 21 of 31 days, whatever the clocks did
    }

    [Theory]
    [InlineData("100", "50", "46.67", "23.33")] // 14 of 30 days: minimum 46.67, cap 23.33
    public void Minimum_and_cap_shrink_with_a_partial_period(string minimum, string cap, string least, string most)
    {
        var from = Bill.At(17); // 14 days left
        string Line(Charge charge) => BillingCalculator.Calculate(Agreement.To(Bill.Plan(charge), from), Bill.June, [Bill.Used(40, 20)]).Line("c")!.Printed.ToString();
        Assert.Equal(least, Line(Bill.Charge(new UnitPrice(1m)) with { Minimum = Bill.D(minimum) }));
        Assert.Equal(most, Line(Bill.Charge(new UnitPrice(1m)) with { Cap = Bill.D(cap) }));
    }

    [Fact]
    public void A_trial_is_followed_by_the_plan_and_periods_count_from_there()
    {
        var subscription = Subscription.StartWithTrial(ReadyPlans.Trial, ReadyPlans.Seats, new(2025, 6, 1), 14, Bill.Shanghai);
        Assert.Equal("trial", subscription.Agreement.PlanAt(Bill.At(14, 23))!.Id);
        Assert.Equal("seats", subscription.Agreement.PlanAt(Bill.At(15))!.Id);
        Assert.Equal("2025-06-15/2025-07-15", subscription.Cycle.Holding(Bill.At(20)).ToString());
        Assert.Equal(0m, BillingCalculator.Calculate(subscription.Agreement, new(new(2025, 6, 1), new(2025, 6, 15), Bill.Shanghai), []).TotalMoney.Amount);
    }

    [Fact]
    public void A_downgrade_at_period_end_is_replaced_by_a_cancellation_now()
    {
        var subscription = Subscription.Start(ReadyPlans.Seats, new(2025, 6, 1), Bill.Shanghai).ChangeAtPeriodEnd(ReadyPlans.PayAsYouGo, Bill.At(5));
        Assert.Equal("pay-as-you-go", subscription.Agreement.PlanAt(Bill.At(31))!.Id);
        var ended = subscription.CancelNow(Bill.At(16));
        Assert.Null(ended.Agreement.PlanAt(Bill.At(31)));
        Assert.Equal("149.5", BillingCalculator.Calculate(ended.Agreement, Bill.June, []).Line("base")!.Printed.ToString()); // 15/30
        Assert.Equal(Refusal.NotSubscribed, Assert.Throws<RefusedException>(() => ended.CancelNow(Bill.At(40))).Reason);
    }
}
