using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>The figures of the demo companies, as they are printed in the design.</summary>
public sealed class DemoFiguresTests
{
    private const string Zone = "Asia/Shanghai";

    internal static readonly (int Month, int Seats, int Tickets)[] TenantA =
    [
        (1, 8, 620), (2, 8, 540), (3, 10, 760), (4, 12, 890), (5, 14, 1050), (6, 22, 2400),
        (7, 18, 1320), (8, 20, 1480), (9, 24, 1760), (10, 30, 2300), (11, 46, 5200), (12, 40, 3600),
    ];

    [Theory]
    [InlineData("seats", "1091 1091 1289 1487 1685 2477 2081 2279 2675 3269 4853 4259", 28536)]
    [InlineData("pay-as-you-go", "695 631 807 911 1029 1839 1191 1287 1455 1779 3489 2559", 17672)]
    [InlineData("hybrid", "1280 1280 1280 1418 1581 2808 1992 2210 2626 3310 5864 4650", 30299)]
    public void Tenant_A_pays_these_twelve_months(string plan, string months, int year)
    {
        var totals = TenantA.Select(m => Bill(ReadyPlans.All.Single(p => p.Id == plan), m).TotalMoney.Amount).ToList();
        Assert.Equal(months.Split(' ').Select(decimal.Parse), totals);
        Assert.Equal(year, totals.Sum());
    }

    [Fact]
    public void Tenant_B_pays_2745_67_in_June()
    {
        var bill = BillingCalculator.Calculate(Agreement.To(ReadyPlans.ByModule, Day(1, 1)), BillingPeriod.Month(2025, 6, Zone), TenantB());
        Assert.Equal(["base 299", "module:dispatch 399", "module:tracking 299", "module:parts 332.67", "module:reports 0", "module:wall 0",
            "module:api 0", "technician-seats 1416"], ServiceChargesTests.Printed(bill));
        Assert.Equal((2745.67m, 2590.25m, 155.42m), (bill.TotalMoney.Amount, bill.Net.Value.ToDecimal(), bill.Tax.Value.ToDecimal()));
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void Tenant_B_has_used_1192_59_on_the_fourteenth_and_is_on_the_way_to_2745_67()
    {
        var asOf = new DateTimeOffset(2025, 6, 14, 14, 32, 8, TimeSpan.FromHours(8));
        var bill = BillingCalculator.Calculate(Agreement.To(ReadyPlans.ByModule, Day(1, 1)), BillingPeriod.Month(2025, 6, Zone), TenantB(), new() { AsOf = asOf });
        Assert.Equal(["base 139.53", "module:dispatch 186.2", "module:tracking 139.53", "module:parts 66.53", "technician-seats 660.8"],
            bill.Lines.Where(l => l.Printed.Sign > 0).Select(l => $"{l.Key} {l.Printed}"));
        Assert.Equal(1192.59m, bill.TotalMoney.Amount);
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void A_bill_as_of_an_instant_knows_nothing_that_came_later()
    {
        UsageRecord[] usage =
        [
            UsageRecord.During("a", PlatformMeters.ActiveTime, "agent", Day(6, 2).AddHours(9), Day(6, 2).AddHours(17), "online"),
            UsageRecord.During("b", PlatformMeters.ActiveTime, "agent", Day(6, 3).AddHours(9), Day(6, 3).AddHours(17), "online"),
        ];
        var bill = BillingCalculator.Calculate(Agreement.To(ReadyPlans.ByTime, Day(6, 1)), BillingPeriod.Month(2025, 6, Zone), usage, new() { AsOf = Day(6, 2).AddHours(14) });
        Assert.Equal(6m, bill.TotalMoney.Amount); // 5 of the 8 hours at 1.20
    }

    [Fact]
    public void Tenant_C_pays_1387_for_the_launch_month_instead_of_6679()
    {
        int[] launch = [180, 520, 900, 760, 430, 210, 120];
        var usage = Enumerable.Range(1, 30).Select(d => UsageRecord.At($"c{d}", PlatformMeters.Capacity, Day(6, d),
            Math.Ceiling((d is >= 16 and <= 22 ? launch[d - 16] : 60) / 80m), "capacity"));
        Assert.Equal(1387m, Elastic(usage).TotalMoney.Amount);
        Assert.Equal(66, Elastic(usage).Line("capacity")!.Quantities[0].Value.ToDecimal());
        Assert.Equal(6679m, Elastic([UsageRecord.At("c", PlatformMeters.Capacity, Day(6, 1), 12m, "peak all month")]).TotalMoney.Amount);
    }

    [Fact]
    public void Active_time_of_1842_hours_30_minutes_costs_2211()
    {
        var from = Day(6, 1);
        var usage = Enumerable.Range(0, 5).Select(n => UsageRecord.During($"a{n}", PlatformMeters.ActiveTime, $"agent {n}", from, from.AddHours(368.5), "online"));
        Assert.Equal(2211m, BillingCalculator.Calculate(Agreement.To(ReadyPlans.ByTime, from), BillingPeriod.Month(2025, 6, Zone), usage).TotalMoney.Amount);
    }

    internal static IEnumerable<UsageRecord> TenantB() =>
    [
        UsageRecord.At("s", PlatformMeters.TechnicianSeats, Day(1, 1), 24m, "24 technicians"),
        UsageRecord.At("d", PlatformMeters.Module("dispatch"), Day(2, 1), 1m, "switched on"),
        UsageRecord.At("t", PlatformMeters.Module("tracking"), Day(4, 1), 1m, "switched on"),
        UsageRecord.At("p", PlatformMeters.Module("parts"), Day(6, 11).AddHours(10), 1m, "switched on by Wang Qiang"),
    ];

    internal static IReadOnlyList<UsageRecord> Usage((int Month, int Seats, int Tickets) m) =>
    [
        UsageRecord.At($"s{m.Month}", PlatformMeters.Seats, Day(m.Month, 1), m.Seats, "seats"),
        UsageRecord.At($"t{m.Month}", PlatformMeters.Tickets, Day(m.Month, 1).AddDays(3), m.Tickets, "tickets"),
    ];

    internal static Statement Bill(Plan plan, (int Month, int Seats, int Tickets) m) =>
        BillingCalculator.Calculate(Agreement.To(plan, Day(1, 1)), BillingPeriod.Month(2025, m.Month, Zone), Usage(m));

    private static Statement Elastic(IEnumerable<UsageRecord> usage) =>
        BillingCalculator.Calculate(Agreement.To(ReadyPlans.Elastic, Day(1, 1)), BillingPeriod.Month(2025, 6, Zone), usage);

    internal static DateTimeOffset Day(int month, int day) => new(2025, month, day, 0, 0, 0, TimeSpan.FromHours(8));
}
