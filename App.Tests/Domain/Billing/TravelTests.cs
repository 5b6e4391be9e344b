using CsCheck;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>What the way to the customer costs: flat, by the kilometre, in tiers; every visit by itself.</summary>
public sealed class TravelTests
{
    private static readonly Tier[] Table = [new(10m, 0m), new(30m, 2m, 5m), new(null, 1.5m)];

    private static readonly Gen<TravelPrice> Ways = Gen.OneOf<TravelPrice>(
        Gens.Price.Select(p => (TravelPrice)new FlatTravel(p)),
        Gen.Select(Gens.Price, Gen.Int[0, 400]).Select((p, free) => (TravelPrice)new PerKmTravel(p, free / 10m)),
        Gens.Tiers.Select(t => (TravelPrice)new TieredTravel(t)));

    // One to five visits, as far as a technician may have travelled.
    private static readonly Gen<decimal[]> Trips = Gen.Int[1, 10_000].Select(n => n / 10m).Array[1, 5];

    [Theory]
    [InlineData("8", "0")]
    [InlineData("10", "0")]
    [InlineData("25", "35")] // 15 × 2 + 5
    [InlineData("40", "60")] // 20 × 2 + 5 + 10 × 1.5
    [InlineData("8 + 25", "35")]
    [InlineData("25 + 25", "70")] // not 50 km of one table, which were 75
    public void Tiers_begin_anew_with_every_visit(string km, string costs) => Assert.Equal(Bill.D(costs), Cost(new TieredTravel(Table), km));

    [Theory]
    [InlineData("0.5", "12")]
    [InlineData("900", "12")]
    [InlineData("3 + 40 + 3", "36")]
    public void Flat_is_due_once_for_each_visit_there_was_a_way_to(string km, string costs) => Assert.Equal(Bill.D(costs), Cost(new FlatTravel(12m), km));

    [Fact]
    public void By_the_kilometre_each_visit_has_its_own_free_radius() => Assert.Equal(10m, Cost(new PerKmTravel(2m, 10m), "15 + 8"));

    [Fact]
    public void Without_a_way_nothing_is_printed_whatever_the_price()
    {
        foreach (var way in new TravelPrice[] { new FlatTravel(12m), new PerKmTravel(1m, 0m), new TieredTravel(Table) })
            Assert.DoesNotContain(ServiceCharges.Price(Card(way), null, ServiceChargesTests.Fridge).Lines, l => l.Key == ServiceMeters.TravelKm);
    }

    [Fact]
    public void Every_way_costs_what_a_second_calculation_says_and_its_bill_proves_itself() => Gen.Select(Ways, Trips).Sample((way, trips) =>
    {
        var bill = ServiceCharges.Price(Card(way), null, Records(trips));
        Assert.Equal(trips.Aggregate(Fraction.Of(0m), (sum, km) => sum + Expected(way, km)).Cents(), new System.Numerics.BigInteger(bill.TotalMoney.Amount * 100m));
        Assert.Empty(Checker.Verify(bill));
        Assert.Empty(TermsCheck.Problems(Card(way)));
        Assert.Equal(way.Fee().Price is GraduatedPrice ? trips.Length : 1, bill.Lines[0].Quantities.Count);
    }, iter: Gens.Times);

    [Fact]
    public async Task Both_checkers_accept_every_way_and_reject_any_one_altered_number()
    {
        string[] bills = [.. new TravelPrice[] { new FlatTravel(12.5m), new PerKmTravel(1.5m, 15m), new TieredTravel(Table) }.Select(w => BillingJson.Write(ServiceCharges.Price(Card(w), new(Cover.GoodwillRate("g", 0.3m)), Records([20m, 40m, 7.5m]))))];
        string[] altered = [.. bills.SelectMany(VerifyTests.Alterations)];
        Assert.True(altered.Length > 100, $"{altered.Length}");
        Assert.All(bills, b => Assert.Empty(StatementFile.Verify(b)));
        Assert.All(altered, b => Assert.NotEmpty(StatementFile.Verify(b)));
        Assert.SkipUnless(BrowserVerifier.IsThere, "node is not on the PATH");
        Assert.All(await BrowserVerifier.VerifyAsync(bills, TestContext.Current.CancellationToken), Assert.Empty);
        Assert.All(await BrowserVerifier.VerifyAsync(altered, TestContext.Current.CancellationToken), Assert.NotEmpty);
    }

    [Fact]
    public void A_forged_amount_is_found_even_when_it_was_sealed_again()
    {
        var bill = ServiceCharges.Price(Card(new TieredTravel(Table)), null, Records([20m, 40m]));
        var line = bill.Lines[0];
        var dearer = line with { Amount = StatementLine.Print(Derivation.Given(new("amount.each"), line.Exact + 1, "CNY"), Currency.Cny) };
        Assert.NotEmpty(Checker.Verify(Seals.Sealed(bill with { Lines = [dearer] })));
        var farther = line with { Quantities = [line.Quantities[0], Derivation.Given(new("quantity.sum"), 41, "km")] };
        Assert.NotEmpty(Checker.Verify(Seals.Sealed(bill with { Lines = [farther] })));
    }

    [Fact]
    public void Without_pricing_each_the_table_sees_all_kilometres_and_the_flag_alone_is_named()
    {
        var fee = new TieredTravel(Table).Fee();
        Assert.Equal(75m, Cost(Card(fee with { PriceEach = false }), "25 + 25"));
        Assert.Contains(TermsCheck.Problems(Card(fee with { EachSubject = false })), p => p.Field.EndsWith(".priceEach", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_way_is_known_again_and_any_other_is_left_alone()
    {
        Assert.Equal(new FlatTravel(12m), TravelPrice.Of(new FlatTravel(12m).Fee()));
        Assert.Equal(new PerKmTravel(1.5m, 15m), TravelPrice.Of(new PerKmTravel(1.5m, 15m).Fee()));
        Assert.Equal(Table, Assert.IsType<TieredTravel>(TravelPrice.Of(new TieredTravel(Table).Fee())).Tiers);
        Assert.Null(TravelPrice.Of(new PerKmTravel(1m, 0m).Fee() with { Price = new VolumePrice(Table) }));
        Assert.Null(TravelPrice.Of(new TieredTravel(Table).Fee() with { Allowance = 3m }));
    }

    // Walks down the table for one visit, in fractions of its own.
    private static Fraction Expected(TravelPrice way, decimal km) => way switch
    {
        FlatTravel flat => Fraction.Of(flat.Amount),
        PerKmTravel perKm => Fraction.Of(Math.Max(0m, km - perKm.FreeKm)) * Fraction.Of(perKm.PerKm),
        _ => Oracle.Graduated([.. ((TieredTravel)way).Tiers.Select(t => (t.UpTo, t.Unit, t.Flat))], km),
    };

    private static decimal Cost(TravelPrice way, string km) => Cost(Card(way), km);

    private static decimal Cost(RateCard card, string km)
    {
        var bill = ServiceCharges.Price(card, null, Records([.. km.Split(" + ").Select(Bill.D)]));
        Assert.Empty(Checker.Verify(bill));
        return bill.TotalMoney.Amount;
    }

    private static UsageRecord[] Records(decimal[] trips) => [.. trips.Select((km, n) => UsageRecord.At($"v{n}:travel", ServiceMeters.TravelKm, Bill.At(1 + n), km, $"trip {n}", $"visit {n}"))];

    private static RateCard Card(TravelPrice way) => Card(way.Fee());

    private static RateCard Card(Charge travel) => DemoRateCard.For("安居") is var card ? card with { Fees = [travel, .. card.Fees.Where(f => f.Meter != ServiceMeters.TravelKm)] } : throw new InvalidOperationException();
}
