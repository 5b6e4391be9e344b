using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Prices of single quantities. The expected amounts come from exact fractions in another language, not from this engine.</summary>
public sealed class ConformancePriceTests
{
    private static readonly Dictionary<string, Tier[]> Tables = new()
    {
        ["tickets"] = [new(1000m, 0.8m), new(5000m, 0.6m), new(null, 0.45m)],
        ["falling"] = [new(10m, 5m), new(20m, 3m), new(null, 1m)],
        ["fees"] = [new(10m, 0m, 50m), new(100m, 0.5m, 20m), new(null, 0.25m, 10m)],
        ["one"] = [new(null, 1.111111111m)],
    };

    [Theory]
    [InlineData("graduated tickets", "0", "0")]
    [InlineData("graduated tickets", "1", "0.8")]
    [InlineData("graduated tickets", "9.5", "7.6")]
    [InlineData("graduated tickets", "10", "8")]
    [InlineData("graduated tickets", "10.000001", "8")]
    [InlineData("graduated tickets", "11", "8.8")]
    [InlineData("graduated tickets", "20", "16")]
    [InlineData("graduated tickets", "21", "16.8")]
    [InlineData("graduated tickets", "99.99", "79.99")]
    [InlineData("graduated tickets", "100", "80")]
    [InlineData("graduated tickets", "101", "80.8")]
    [InlineData("graduated tickets", "1000", "800")]
    [InlineData("graduated tickets", "1000.5", "800.3")]
    [InlineData("graduated tickets", "5000", "3200")]
    [InlineData("graduated tickets", "5001", "3200.45")]
    [InlineData("graduated tickets", "123456.789", "56505.56")]
    [InlineData("graduated falling", "0", "0")]
    [InlineData("graduated falling", "1", "5")]
    [InlineData("graduated falling", "9.5", "47.5")]
    [InlineData("graduated falling", "10", "50")]
    [InlineData("graduated falling", "10.000001", "50")]
    [InlineData("graduated falling", "11", "53")]
    [InlineData("graduated falling", "20", "80")]
    [InlineData("graduated falling", "21", "81")]
    [InlineData("graduated falling", "99.99", "159.99")]
    [InlineData("graduated falling", "100", "160")]
    [InlineData("graduated falling", "101", "161")]
    [InlineData("graduated falling", "1000", "1060")]
    [InlineData("graduated falling", "1000.5", "1060.5")]
    [InlineData("graduated falling", "5000", "5060")]
    [InlineData("graduated falling", "5001", "5061")]
    [InlineData("graduated falling", "123456.789", "123516.79")]
    [InlineData("graduated fees", "0", "0")]
    [InlineData("graduated fees", "1", "50")]
    [InlineData("graduated fees", "9.5", "50")]
    [InlineData("graduated fees", "10", "50")]
    [InlineData("graduated fees", "10.000001", "70")]
    [InlineData("graduated fees", "11", "70.5")]
    [InlineData("graduated fees", "20", "75")]
    [InlineData("graduated fees", "21", "75.5")]
    [InlineData("graduated fees", "99.99", "115")]
    [InlineData("graduated fees", "100", "115")]
    [InlineData("graduated fees", "101", "125.25")]
    [InlineData("graduated fees", "1000", "350")]
    [InlineData("graduated fees", "1000.5", "350.13")]
    [InlineData("graduated fees", "5000", "1350")]
    [InlineData("graduated fees", "5001", "1350.25")]
    [InlineData("graduated fees", "123456.789", "30964.2")]
    [InlineData("graduated one", "0", "0")]
    [InlineData("graduated one", "1", "1.11")]
    [InlineData("graduated one", "9.5", "10.56")]
    [InlineData("graduated one", "123456.789", "137174.21")]
    [InlineData("volume falling", "0", "0")]
    [InlineData("volume falling", "10", "50")]
    [InlineData("volume falling", "10.5", "31.5")]
    [InlineData("volume falling", "20", "60")]
    [InlineData("volume falling", "20.01", "20.01")]
    [InlineData("volume falling", "1000", "1000")]
    [InlineData("volume falling", "1001", "1001")]
    [InlineData("volume falling", "5001", "5001")]
    [InlineData("volume fees", "0", "0")]
    [InlineData("volume fees", "10", "50")]
    [InlineData("volume fees", "10.5", "25.25")]
    [InlineData("volume fees", "20", "30")]
    [InlineData("volume fees", "20.01", "30.01")]
    [InlineData("volume fees", "1000", "260")]
    [InlineData("volume fees", "1001", "260.25")]
    [InlineData("volume fees", "5001", "1260.25")]
    [InlineData("volume tickets", "0", "0")]
    [InlineData("volume tickets", "10", "8")]
    [InlineData("volume tickets", "10.5", "8.4")]
    [InlineData("volume tickets", "20", "16")]
    [InlineData("volume tickets", "20.01", "16.01")]
    [InlineData("volume tickets", "1000", "800")]
    [InlineData("volume tickets", "1001", "600.6")]
    [InlineData("volume tickets", "5001", "2250.45")]
    [InlineData("stairstep fees", "0", "0")]
    [InlineData("stairstep fees", "0.001", "50")]
    [InlineData("stairstep fees", "10", "50")]
    [InlineData("stairstep fees", "10.001", "20")]
    [InlineData("stairstep fees", "100", "20")]
    [InlineData("stairstep fees", "100.5", "10")]
    [InlineData("stairstep fees", "99999", "10")]
    public void Tiers(string table, string quantity, string expected)
    {
        var tiers = Tables[table.Split(' ')[1]];
        Price price = table.Split(' ')[0] switch
        {
            "graduated" => new GraduatedPrice(tiers),
            "volume" => new VolumePrice(tiers),
            _ => new StairstepPrice(tiers),
        };
        Assert.Equal(expected, Bill.Price(Bill.Charge(price), quantity));
    }

    [Theory]
    [InlineData("10", "7", false, "0", "0")]
    [InlineData("10", "7", false, "1", "7")]
    [InlineData("10", "7", false, "10", "7")]
    [InlineData("10", "7", false, "10.0001", "14")]
    [InlineData("10", "7", false, "95", "70")]
    [InlineData("10", "7", true, "9", "0")]
    [InlineData("10", "7", true, "10", "7")]
    [InlineData("10", "7", true, "29.999", "14")]
    [InlineData("2.5", "1.015", false, "7.6", "4.06")]
    [InlineData("2.5", "1.015", true, "7.6", "3.05")]
    [InlineData("0.1", "0.005", false, "0.35", "0.02")]
    [InlineData("1", "3.333", false, "2.2", "10")]
    public void Packages(string size, string amount, bool roundDown, string quantity, string expected) =>
        Assert.Equal(expected, Bill.Price(Bill.Charge(new PackagePrice(Bill.D(size), Bill.D(amount), roundDown)), quantity));

    [Theory]
    [InlineData("10.125", "1", "10.13")]
    [InlineData("1.005", "1", "1.01")]
    [InlineData("0.125", "0.04", "0.01")]
    [InlineData("0.005", "1", "0.01")]
    [InlineData("0.0049999", "1", "0")]
    [InlineData("2.675", "1", "2.68")]
    [InlineData("0.333333333", "3", "1")]
    [InlineData("0.000000001", "5000000", "0.01")]
    [InlineData("0.000000001", "4999999", "0")]
    [InlineData("99", "8", "792")]
    [InlineData("1.15", "0.5", "0.58")]
    [InlineData("1.1", "0.05", "0.06")]
    [InlineData("999999999.99", "0.5", "500000000")]
    [InlineData("0.7", "3.15", "2.21")]
    public void Per_unit_with_the_traps_of_rounding(string unit, string quantity, string expected) =>
        Assert.Equal(expected, Bill.Price(Bill.Charge(new UnitPrice(Bill.D(unit))), quantity));

    [Fact]
    public void A_flat_fee_of_tier_one_is_due_at_zero_when_the_plan_says_so()
    {
        Assert.Equal("50", Bill.Price(Bill.Charge(new GraduatedPrice(Tables["fees"], FlatAtZero: true)), "0"));
        Assert.Equal("50", Bill.Price(Bill.Charge(new VolumePrice(Tables["fees"], FlatAtZero: true)), "0"));
        Assert.Equal("50", Bill.Price(Bill.Charge(new StairstepPrice(Tables["fees"], FlatAtZero: true)), "0"));
    }
}
