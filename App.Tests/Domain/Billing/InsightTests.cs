using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

public sealed class InsightTests
{
    private const string Zone = "Asia/Shanghai";
    private static readonly IReadOnlyList<UsageMonth> Year =
        [.. DemoFiguresTests.TenantA.Select(m => new UsageMonth(BillingPeriod.Month(2025, m.Month, Zone), DemoFiguresTests.Usage(m)))];

    [Fact]
    public void The_advice_for_tenant_A_is_pay_as_you_go_and_it_says_that_hybrid_costs_more()
    {
        var advice = Advice.Of(ReadyPlans.Seats, [ReadyPlans.PayAsYouGo, ReadyPlans.Hybrid], Year);
        Assert.Equal("pay-as-you-go", advice.Best.Id);
        Assert.Equal((10864m, 38.1m, 12, 12), (advice.Saving.Amount, advice.SavingPercent, advice.MonthsOfData, advice.MonthsBetter));
        var hybrid = advice.Others.Single(o => o.Plan.Id == "hybrid");
        Assert.Equal(30299m - 28536m, hybrid.Replay.Total.Amount - advice.CurrentReplay.Total.Amount);
        Assert.Equal((4853m, 3489m, 5864m), (advice.CurrentReplay.Worst.Amount, advice.BestReplay.Worst.Amount, hybrid.Replay.Worst.Amount));
    }

    [Fact]
    public void The_current_plan_stays_when_nothing_is_cheaper() =>
        Assert.Equal("pay-as-you-go", Advice.Of(ReadyPlans.PayAsYouGo, ReadyPlans.All.Where(p => p.Id is "seats" or "hybrid").ToList(), Year).Best.Id);

    [Theory]
    [InlineData(8, "3460/3")]
    [InlineData(20, "9400/3")]
    [InlineData(46, "74080/9")]
    public void Pay_as_you_go_and_seats_cross_at_exactly_this_many_tickets(int seats, string tickets)
    {
        UsageMonth[] month = [new(BillingPeriod.Month(2025, 6, Zone), DemoFiguresTests.Usage((6, seats, 1000)))];
        var crossing = Assert.Single(Crossing.Between(
            CostCurve.Of(ReadyPlans.Seats, month, PlatformMeters.Tickets)!, CostCurve.Of(ReadyPlans.PayAsYouGo, month, PlatformMeters.Tickets)!, 10));
        Assert.Equal((Exact.Parse(tickets), true, false), (crossing.At * 1000, crossing.FirstIsCheaperAbove, crossing.Jump));
    }

    [Fact]
    public void The_curve_is_the_engine_at_every_scale()
    {
        foreach (var plan in ReadyPlans.All)
        {
            var curve = CostCurve.Of(plan, Year)!;
            foreach (var scale in new[] { 0m, 0.5m, 1m, 1.25m, 2m, 3m, 9.5m })
                Assert.InRange(Math.Abs(WhatIf.Compare([plan], Year, scale)[0].Total.Amount - Rounding.HalfAwayFromZero(curve.At(scale), 0.01m).ToDecimal()), 0m, 0.06m);
        }
    }

    [Fact]
    public void The_parts_bill_rose_by_quantity_and_by_nothing_else()
    {
        var may = new BillSide(Agreement.To(ReadyPlans.ByModule, DemoFiguresTests.Day(1, 1)), BillingPeriod.Month(2025, 5, Zone), [.. DemoFiguresTests.TenantB()]);
        var difference = BillDifference.Between(may, may with { Period = BillingPeriod.Month(2025, 6, Zone) });
        Assert.Equal(["module:parts Quantity 998/3", "module:parts Rounding 1/300"], difference.Parts.Select(p => $"{p.Key} {p.Cause} {p.Amount}"));
        Assert.Equal(332.67m, difference.Total.ToDecimal());
    }

    [Fact]
    public void A_dearer_seat_and_two_more_of_them_are_told_apart()
    {
        var (before, after) = (DemoFiguresTests.Usage((6, 8, 0)), DemoFiguresTests.Usage((6, 10, 0)));
        var dearer = ReadyPlans.Seats with { Version = 2, Charges = [.. ReadyPlans.Seats.Charges.Select(c => c.Key == "seats" ? c with { Price = new UnitPrice(109m) } : c)] };
        var period = BillingPeriod.Month(2025, 6, Zone);
        var difference = BillDifference.Between(
            new(Agreement.To(ReadyPlans.Seats, period.StartsAt), period, before), new(Agreement.To(dearer, period.StartsAt), period, after));
        Assert.Equal(["seats Quantity 198", "seats Price 100"], difference.Parts.Select(p => $"{p.Key} {p.Cause} {p.Amount}"));
    }

    [Fact]
    public void The_forecast_of_tenant_B_ends_where_the_invoice_will()
    {
        var running = new BillSide(Agreement.To(ReadyPlans.ByModule, DemoFiguresTests.Day(1, 1)), BillingPeriod.Month(2025, 6, Zone), [.. DemoFiguresTests.TenantB()]).Running();
        var now = DemoFiguresTests.Day(6, 14).AddHours(14.5);
        var forecast = Forecast.Of(running, now);
        Assert.Equal((1192.59m, 2745.67m), (forecast.SoFar.TotalMoney.Amount, forecast.Expected.TotalMoney.Amount));
        var budget = Budget.Of(new(3000m, Hard: false), forecast, BillingPeriod.Month(2025, 6, Zone), now);
        Assert.Equal("50 75 90", string.Join(' ', budget.Projected));
        Assert.Empty(budget.Reached);
        Assert.Null(budget.FullAt);
    }

    [Fact]
    public void At_this_rate_the_cap_is_reached_on_the_25th()
    {
        var period = BillingPeriod.Month(2025, 6, Zone);
        var running = new RunningBill(Agreement.To(ReadyPlans.PayAsYouGo, period.StartsAt), period);
        running.Fold(UsageRecord.At("t", PlatformMeters.Tickets, DemoFiguresTests.Day(6, 5), 500m, "500 tickets"));
        var now = DemoFiguresTests.Day(6, 16); // half of the month: 99.50 + 400 so far, 199 + 800 expected
        var budget = Budget.Of(new(800m, Hard: true), Forecast.Of(running, now), period, now);
        Assert.Equal("50", string.Join(' ', budget.Reached));
        Assert.False(budget.Stops);
        Assert.Equal(DemoFiguresTests.Day(6, 25), budget.FullAt!.Value, TimeSpan.FromHours(2));
    }
}
