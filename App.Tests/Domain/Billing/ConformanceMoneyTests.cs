using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Rounding, splitting, tax, discounts, bounds and credits, worked by hand.</summary>
public sealed class ConformanceMoneyTests
{
    [Theory]
    [InlineData("10.125", "CNY", "10.13 CNY")]
    [InlineData("-10.125", "CNY", "-10.13 CNY")]
    [InlineData("10.1249999999", "CNY", "10.12 CNY")]
    [InlineData("0.5", "JPY", "1 JPY")]
    [InlineData("1.5", "JPY", "2 JPY")]
    [InlineData("2.5", "JPY", "3 JPY")]
    [InlineData("1.0005", "KWD", "1.001 KWD")]
    [InlineData("-8500/31", "CNY", "-274.19 CNY")]
    [InlineData("1/3", "KWD", "0.333 KWD")]
    public void A_half_goes_away_from_zero_in_the_digits_of_the_currency(string exact, string currency, string printed) =>
        Assert.Equal(printed, Money.Rounded(Exact.Parse(exact), new(currency)).ToString());

    [Theory]
    [InlineData("100", "1 1 1", "33.34 33.33 33.33")]
    [InlineData("0.05", "1 1 1", "0.02 0.02 0.01")]
    [InlineData("-100", "1 1 1", "-33.34 -33.33 -33.33")]
    [InlineData("10", "0 3 0 1", "0 7.5 0 2.5")]
    [InlineData("0.01", "1 5 5", "0 0.01 0")] // 0.09, 0.45, 0.45 of a cent: the first of the equal remainders
    [InlineData("0", "0 0", "0 0")]
    [InlineData("7.77", "299 399 299 332.67 1416", "0.85 1.13 0.84 0.94 4.01")] // remainders .614 .913 .614 .143 .716: three cents to the second, the last, the first
    public void The_parts_add_up_to_the_whole(string whole, string weights, string expected) => Assert.Equal(expected,
        string.Join(' ', Split.ByWeight(new(Bill.D(whole), Currency.Cny), [.. weights.Split(' ').Select(w => (Exact)Bill.D(w))]).Select(m => (Exact)m.Amount)));

    [Theory]
    [InlineData(TaxMode.Exclusive, "0.06", "100 50", "150", "9", "159")]
    [InlineData(TaxMode.Exclusive, "0.13", "0.04 0.04", "0.08", "0.02", "0.1")] // 0.0052 → 0.01, twice
    [InlineData(TaxMode.Inclusive, "0.06", "299", "282.08", "16.92", "299")] // 282.0754…
    [InlineData(TaxMode.Inclusive, "0.06", "299 399", "658.5", "39.5", "698")] // 282.08 + 376.42
    [InlineData(TaxMode.Inclusive, "0.13", "1", "0.88", "0.12", "1")] // 0.8849…
    [InlineData(TaxMode.Inclusive, "0", "1", "1", "0", "1")]
    public void Tax_by_line(TaxMode mode, string rate, string amounts, string net, string tax, string total)
    {
        var charges = amounts.Split(' ').Select((a, n) => Bill.Charge(new FlatPrice(Bill.D(a)), Aggregation.Agreement) with { Key = $"c{n}" });
        var bill = Bill.Of(Bill.Plan([.. charges]) with { Tax = new(Bill.D(rate), mode) }, Bill.June);
        Assert.Equal((net, tax, total), (bill.Net.Value.ToString(), bill.Tax.Value.ToString(), bill.Total.Value.ToString()));
        Assert.Empty(Checker.Verify(bill));
    }

    [Theory]
    [InlineData("minimum 500", "c 300, plan.minimum 200")]
    [InlineData("minimum 200", "c 300")]
    [InlineData("cap 250", "c 300, plan.cap -50")]
    [InlineData("cap 250.005", "c 300, plan.cap -50")] // never half a cent above
    [InlineData("cap 400", "c 300")]
    [InlineData("rate 0.1", "c 300, d -30")]
    [InlineData("off 400", "c 300, d -300")]
    [InlineData("minimum 500 rate 0.1", "c 300, plan.minimum 200, d -50")] // the discount comes after the minimum
    [InlineData("cap 250 rate 0.1 off 5", "c 300, plan.cap -50, d -30")] // 25 + 5
    [InlineData("limit 260 rate 0.1", "c 300, d -30, limit.cap -10")]
    public void Bounds_and_discounts_are_lines_of_their_own(string terms, string expected)
    {
        var by = terms.Split(' ').Chunk(2).ToDictionary(w => w[0], w => Bill.D(w[1]));
        decimal? Of(string word) => by.TryGetValue(word, out var value) ? value : null;
        var plan = Bill.Plan(Bill.Charge(new FlatPrice(300m), Aggregation.Agreement)) with
        {
            Minimum = Of("minimum"),
            Cap = Of("cap"),
            Discounts = [new("d", new("优惠", "Off"), new("优惠", "Off"), Of("rate") ?? 0m, Of("off") ?? 0m)],
        };
        var limit = Of("limit") is { } most ? new SpendLimit(most, Hard: true) : null;
        var bill = BillingCalculator.Calculate(new([new(plan, DateTimeOffset.MinValue, null)], limit), Bill.June, []);
        Assert.Equal(expected, string.Join(", ", ServiceChargesTests.Printed(bill)));
        Assert.Empty(Checker.Verify(bill));
    }

    [Theory]
    [InlineData("100", "100", "200")]
    [InlineData("500", "300", "0")]
    public void Prepaid_credit_pays_up_to_the_total(string balance, string used, string due)
    {
        var bill = BillingCalculator.Calculate(Agreement.To(Bill.Plan(Bill.Charge(new FlatPrice(300m), Aggregation.Agreement)), DateTimeOffset.MinValue),
            Bill.June, [], new() { PrepaidBalance = Bill.D(balance) });
        Assert.Equal((used, due), (bill.Prepaid.Value.ToString(), bill.Due.Value.ToString()));
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void Late_usage_becomes_a_dated_line_on_the_next_statement()
    {
        var charge = Bill.Charge(new GraduatedPrice([new(10m, 5m), new(null, 3m)]));
        var billed = Bill.Of(charge, Bill.June, Bill.Used(8));
        var again = Bill.Of(charge, Bill.June, Bill.Used(8), Bill.Used(4, 11, "late"));
        var lines = Adjustments.For(billed, "QH-2025-06", again, new("迟到的用量", "late usage"));
        var july = BillingCalculator.Calculate(Agreement.To(Bill.Plan(charge), DateTimeOffset.MinValue), BillingPeriod.Month(2025, 7, Bill.Shanghai), [], new() { Adjustments = lines });
        Assert.Equal("c 0, adjust.QH-2025-06.c 16", string.Join(", ", ServiceChargesTests.Printed(july))); // 50 + 6 − 40
        Assert.Equal("What it is for (2025-06-01/2025-07-01: late usage)", july.Lines[1].Purpose.En);
        Assert.Empty(Checker.Verify(july));
    }

    [Fact]
    public void A_credit_note_never_gives_back_more_than_was_billed()
    {
        var bill = ServiceCharges.Price(DemoRateCard.For("安居"), new(Cover.Goodwill("ten", 10m)), ServiceChargesTests.Fridge);
        var note = CreditNote.For(bill, "S-1", [("labour-fixed", new(100m, Currency.Cny))], new("客户有异议", "disputed by the customer"));
        Assert.Equal("labour-fixed -100", string.Join(", ", ServiceChargesTests.Printed(note)));
        Assert.Empty(Checker.Verify(note));
        var refused = Assert.Throws<RefusedException>(() => CreditNote.For(bill, "S-1", [("labour-fixed", new(20m, Currency.Cny))], new("再次", "again"), null, note));
        Assert.Equal((Refusal.CreditTooLarge, "16.43 CNY"), (refused.Reason, refused.Details[1].ToString())); // 120 − 3.57 goodwill − 100
    }

    [Theory]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("１２")]
    [InlineData(" 1")]
    [InlineData("1,000")]
    [InlineData("1/0")]
    [InlineData("+1")]
    [InlineData("")]
    public void What_is_no_plain_number_is_refused(string text) => Assert.Throws<FormatException>(() => Exact.Parse(text));
}
