using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Percentages, modifiers and aggregations, worked by hand; the working stands beside the case.</summary>
public sealed class ConformanceRuleTests
{
    [Theory]
    [InlineData("0.02", "0", null, null, null, null, "100 50", "3")] // 150 × 2 %
    [InlineData("0.02", "0.3", null, null, null, null, "100 50", "3.6")] // 3 + 2 × 0.30
    [InlineData("0.02", "0.3", 1, null, null, null, "100 50", "1.3")] // first free: 50 × 2 % + 0.30
    [InlineData("0.02", "0.3", 5, null, null, null, "100 50", "0")] // both free
    [InlineData("0.02", "0.3", null, "120", null, null, "100 50", "0.9")] // 100 free, 30 of 50 pay: 0.60 + 0.30
    [InlineData("0.02", "0.3", null, "100", null, null, "100 50", "1.3")] // exactly used up by the first
    [InlineData("0.02", "0.3", 1, "30", null, null, "100 50", "3")] // 70 × 2 % + 0.30, then 50 × 2 % + 0.30
    [InlineData("0.02", "0.3", 1, "300", null, null, "100 50", "1.3")] // events are used up first
    [InlineData("0.02", "0.3", 5, "120", null, null, "100 50", "0.9")] // the amount is used up first
    [InlineData("0.02", "0", null, null, "1.5", null, "100 50", "3.5")] // 2.00, and 1.00 → 1.50
    [InlineData("0.02", "0", null, null, null, "1.5", "100 50", "2.5")] // 2.00 → 1.50, and 1.00
    [InlineData("0.02", "0", null, null, "1.2", "1.5", "100 50", "2.7")] // 1.50 and 1.20
    [InlineData("0.029", "0.3", null, null, null, null, "9.99", "0.59")] // 0.28971 + 0.30
    [InlineData("0.0005", "0", null, null, null, null, "10", "0.01")] // 0.005 rounds away from zero
    [InlineData("0.02", "0.3", null, null, null, null, "", "0")]
    public void Percentages(string rate, string fee, int? freeEvents, string? freeAmount, string? least, string? most, string amounts, string expected)
    {
        var price = new PercentagePrice(Bill.D(rate), Bill.D(fee), freeEvents, freeAmount is null ? null : Bill.D(freeAmount), least is null ? null : Bill.D(least), most is null ? null : Bill.D(most));
        var bill = Bill.Of(Bill.Charge(price), Bill.June, [.. amounts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((a, n) => Bill.Used(Bill.D(a), 3 + n, $"e{n}"))]);
        Assert.Equal(expected, bill.Line("c")!.Printed.ToString());
        Assert.Empty(Checker.Verify(bill));
    }

    [Theory]
    [InlineData("1000", "20")] // all at 2 %
    [InlineData("5000", "60")] // 20 + 4000 × 1 %
    [InlineData("12345.67", "96.73")] // 20 + 4000 × 1 % + 7345.67 × 0.5 % = 96.72835
    public void Graduated_percentages(string amount, string expected) => Assert.Equal(expected,
        Bill.Price(Bill.Charge(new GraduatedPercentagePrice([new(1000m, 0.02m), new(5000m, 0.01m), new(null, 0.005m)])), amount));

    [Theory]
    [InlineData("allowance 10", "9", "0")]
    [InlineData("allowance 10", "10", "0")]
    [InlineData("allowance 10", "10.5", "1")] // 0.5 × 2
    [InlineData("up 5", "11", "30")] // 15 × 2
    [InlineData("up 5", "10", "20")]
    [InlineData("down 5", "14.9", "20")] // 10 × 2
    [InlineData("half 5", "12.5", "30")] // 15 × 2
    [InlineData("half 5", "12.4", "20")]
    [InlineData("up 5 least 20", "1", "40")] // at least 20 count
    [InlineData("up 5 least 20", "0", "0")] // nothing began
    [InlineData("up 5 allowance 10", "11", "10")] // 15 − 10 = 5
    [InlineData("size 60", "90", "3")] // 1.5 × 2
    [InlineData("size 60 up 60", "90", "4")] // 120 ÷ 60 × 2
    [InlineData("discount 0.1", "7", "12.6")] // 14 less 10 %
    [InlineData("off 3", "7", "11")]
    [InlineData("off 30", "7", "0")] // never below nothing
    [InlineData("discount 0.5 off 3", "7", "4")] // 7 − 3
    [InlineData("cap 10", "7", "10")]
    [InlineData("cap 10", "4", "8")]
    [InlineData("minimum 10", "4", "10")]
    [InlineData("minimum 10", "0", "10")]
    [InlineData("minimum 10 cap 12", "7", "12")]
    [InlineData("discount 0.5 cap 10 minimum 9", "7", "9")] // 7, not capped, raised
    public void Modifiers_on_a_price_of_two(string modifiers, string quantity, string expected) =>
        Assert.Equal(expected, Bill.Price(Modified(modifiers), quantity));

    [Theory]
    [InlineData(Aggregation.Count, "4")]
    [InlineData(Aggregation.Sum, "15")] // 3 + 7 + 4 + 1
    [InlineData(Aggregation.Max, "7")]
    [InlineData(Aggregation.Latest, "1")]
    [InlineData(Aggregation.Unique, "2")]
    public void Aggregations_of_amounts(Aggregation aggregation, string expected) => Assert.Equal(expected, Quantity(aggregation,
        Bill.Used(3, 2, "1", "a"), Bill.Used(7, 9, "2", "b"), Bill.Used(4, 20, "3", "a"), Bill.Used(1, 30, "4", "a"),
        Bill.Used(99, 0, "before", "z"), Bill.Used(99, 31, "after", "z")));

    [Fact]
    public void Intervals_add_up_and_overlaps_count_once_in_a_union()
    {
        UsageRecord[] held = [Bill.Held(2, 8, 2, 10), Bill.Held(2, 9, 2, 11), Bill.Held(2, 9, 2, 10, 1, "other"), Bill.Held(2, 11, 2, 12), Bill.Held(0, 0, 1, 1)];
        Assert.Equal("25200", Quantity(Aggregation.Duration, held)); // 2 + 2 + 1 + 1 h, and 1 h of the night before
        Assert.Equal("21600", Quantity(Aggregation.UnionDuration, held)); // 8–12 is 4 h, other 1 h, night 1 h
    }

    [Theory]
    [InlineData(Aggregation.TimeWeighted, "17/3")] // 4 for 10 days, 6.5 for 20: 170 ÷ 30
    [InlineData(Aggregation.DailyClosing, "17/3")]
    [InlineData(Aggregation.DailyPeak, "170")]
    public void A_level_is_carried_in_from_before_the_period(Aggregation aggregation, string expected) =>
        Assert.Equal(expected, Quantity(aggregation, Bill.Used(4, -20, "1"), Bill.Used(6.5m, 11, "2")));

    [Theory]
    [InlineData(Aggregation.TimeWeighted, "1/60")] // half a day of 30
    [InlineData(Aggregation.DailyClosing, "0")] // on and off on one day costs nothing
    [InlineData(Aggregation.DailyPeak, "1")]
    public void Twelve_hours_of_one_unit(Aggregation aggregation, string expected) => Assert.Equal(expected, Quantity(aggregation, Bill.Held(5, 6, 5, 18)));

    [Fact]
    public void Levels_of_subjects_add_up() =>
        Assert.Equal("4", Quantity(Aggregation.DailyClosing, Bill.Used(1, 1, "1", "a"), Bill.Used(3, 1, "2", "b"), Bill.Held(1, 0, 31, 0, 0)));

    private static string Quantity(Aggregation aggregation, params UsageRecord[] usage)
    {
        var bill = Bill.Of(Bill.Charge(new UnitPrice(1m), aggregation), Bill.June, usage);
        Assert.Empty(Checker.Verify(bill));
        return bill.Line("c")!.Quantities[0].Value.ToString();
    }

    private static Charge Modified(string modifiers)
    {
        var words = modifiers.Split(' ');
        var by = words.Chunk(2).ToDictionary(w => w[0], w => Bill.D(w[1]));
        decimal? Of(string word) => by.TryGetValue(word, out var value) ? value : null;
        var step = Of("up") ?? Of("down") ?? Of("half");
        return Bill.Charge(new UnitPrice(2m)) with
        {
            Allowance = Of("allowance") ?? 0m,
            UnitSize = Of("size") ?? 1m,
            Cap = Of("cap"),
            Minimum = Of("minimum"),
            Discount = new(Of("discount") ?? 0m, Of("off") ?? 0m),
            Rounding = step is null ? null : new(step.Value, Of("up") is not null ? Direction.Up : Of("down") is not null ? Direction.Down : Direction.Half, Of("least") ?? 0m),
        };
    }
}
