using CsCheck;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>What holds for every price, and prices against a second implementation.</summary>
public sealed class PriceProperties
{
    [Fact]
    public void More_usage_never_costs_less() => Gen.Select(Gens.Rising, Gens.Quantity, Gens.Quantity).Sample((price, a, b) =>
        Assert.True(Cost(price, Math.Min(a, b)) <= Cost(price, Math.Max(a, b))), iter: Gens.Times);

    [Fact]
    public void A_higher_price_never_gives_a_lower_bill() => Gen.Select(Gens.Tiers, Gens.Quantity, Gens.Price, Gen.Int[0, 4]).Sample((tiers, quantity, more, pick) =>
    {
        Tier[] dearer = [.. tiers.Select((t, n) => n == pick % tiers.Length ? t with { Unit = t.Unit + more } : t)];
        Assert.True(Cost(new GraduatedPrice(tiers), quantity) <= Cost(new GraduatedPrice(dearer), quantity));
        Assert.True(Cost(new VolumePrice(tiers), quantity) <= Cost(new VolumePrice(dearer), quantity));
    }, iter: Gens.Times);

    [Fact]
    public void Graduated_prices_without_fees_do_not_jump_at_a_bound() => Gen.Select(Gens.TiersWithoutFees, Gen.Int[0, 4]).Sample((tiers, pick) =>
    {
        var bound = tiers[pick % tiers.Length].UpTo ?? 1000m;
        var step = Cost(new GraduatedPrice(tiers), bound + 0.000001m) - Cost(new GraduatedPrice(tiers), bound);
        Assert.True(step <= 200m * 0.000001m);
    }, iter: Gens.Times);

    [Fact]
    public void One_tier_and_packages_of_one_are_per_unit() => Gen.Select(Gens.Price, Gen.Int[0, 100_000]).Sample((unit, quantity) =>
    {
        var cost = Cost(new UnitPrice(unit), quantity);
        Assert.Equal(cost, Cost(new VolumePrice([new(null, unit)]), quantity));
        Assert.Equal(cost, Cost(new GraduatedPrice([new(null, unit)]), quantity));
        Assert.Equal(cost, Cost(new PackagePrice(1m, unit), quantity));
    }, iter: Gens.Times);

    [Fact]
    public void Tiered_prices_agree_with_the_oracle_to_the_cent() => Gen.Select(Gens.Tiers, Gens.Quantity).Sample((tiers, quantity) =>
    {
        (decimal?, decimal, decimal)[] table = [.. tiers.Select(t => (t.UpTo, t.Unit, t.Flat))];
        var (_, unit, flat) = Oracle.Holding(table, quantity);
        Assert.Equal(Oracle.Graduated(table, quantity).Cents(), Cents(new GraduatedPrice(tiers), quantity));
        var volume = quantity == 0m ? Fraction.Of(0m) : Fraction.Of(quantity) * Fraction.Of(unit) + Fraction.Of(flat);
        Assert.Equal(volume.Cents(), Cents(new VolumePrice(tiers), quantity));
        Assert.Equal((quantity == 0m ? Fraction.Of(0m) : Fraction.Of(flat)).Cents(), Cents(new StairstepPrice(tiers), quantity));
    }, iter: Gens.Times);

    [Fact]
    public void Packages_agree_with_counting_them() => Gen.Select(Gen.Int[1, 40], Gens.Price, Gen.Int[0, 400]).Sample((size, amount, quantity) =>
    {
        var (started, left) = (0, quantity);
        for (; left > 0; left -= size) started++;
        var full = left < 0 ? started - 1 : started;
        Assert.Equal((Fraction.Of(amount) * Fraction.Of(started)).Cents(), Cents(new PackagePrice(size, amount), quantity));
        Assert.Equal((Fraction.Of(amount) * Fraction.Of(full)).Cents(), Cents(new PackagePrice(size, amount, RoundDown: true), quantity));
    }, iter: Gens.Times);

    [Fact]
    public void Splits_add_up_and_stay_within_one_step_of_their_share() => Gen.Select(Gen.Int[-100_000, 100_000], Gens.Quantity.Array[1, 9]).Sample((cents, weights) =>
    {
        if (weights.Sum() == 0m) return;
        var shares = Split.ByWeight(Money.FromMinorUnits(cents, Currency.Cny), [.. weights.Select(w => (Exact)w)]);
        Assert.Equal(cents, shares.Sum(s => s.MinorUnits));
        for (var n = 0; n < weights.Length; n++)
        {
            var off = (Exact)shares[n].MinorUnits - (Exact)cents * weights[n] / weights.Sum();
            Assert.True(off < 1 && off > -1);
            Assert.True(weights[n] != 0m || shares[n].Amount == 0m);
        }
    }, iter: Gens.Times);

    [Fact]
    public void Rounding_agrees_with_the_oracle() => Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[1, 100_000]).Sample((top, bottom) =>
        Assert.Equal(new Fraction(top, bottom).Cents(), Money.Rounded(Exact.Ratio(top, bottom), Currency.Cny).MinorUnits), iter: Gens.Times);

    [Fact]
    public void A_curve_is_its_price() => Gen.Select(Gens.Rising, Gens.Quantity, Gen.Int[0, 40], Gens.Quantity).Sample((price, quantity, tenths, allowance) =>
    {
        quantity %= 50m;
        allowance %= 50m;
        var charge = Bill.Charge(price) with { Allowance = allowance };
        UsageMonth[] month = [new(Bill.June, [Bill.Used(quantity)])];
        var plan = Bill.Plan(charge) with { Cap = 900m, Minimum = 20m };
        if (CostCurve.Of(plan, month) is not { } curve) return;
        var expected = Exact.Most(20, Exact.Least(900, Cost(price, Math.Max(0m, quantity * tenths / 10m - allowance))));
        Assert.Equal(expected, curve.At(tenths / 10m));
    }, iter: Gens.Times);

    [Fact]
    public void At_a_crossing_the_plans_change_places() => Gen.Select(Gens.Rising, Gens.Rising, Gens.Price, Gens.Quantity).Sample((a, b, fee, quantity) =>
    {
        UsageMonth[] month = [new(Bill.June, [Bill.Used(quantity % 50m + 1m)])];
        var (first, second) = (CostCurve.Of(Bill.Plan(Bill.Charge(a)), month), CostCurve.Of(Bill.Plan(Bill.Charge(b), Bill.Charge(new FlatPrice(fee), Aggregation.Agreement) with { Key = "f" }), month));
        if (first is null || second is null) return;
        foreach (var crossing in Crossing.Between(first, second, 5))
        {
            var above = crossing.At + Exact.Ratio(1, 1_000_000_000);
            Assert.True(first.At(above) != second.At(above) ? first.At(above) < second.At(above) == crossing.FirstIsCheaperAbove : true);
            if (!crossing.Jump) Assert.True(first.At(crossing.At) == second.At(crossing.At) || crossing.At.Sign == 0);
        }
    }, iter: Gens.Times);

    private static Exact Cost(Price price, decimal quantity) => Bill.Line(Bill.Charge(price), Bill.Used(quantity)).Exact;

    private static System.Numerics.BigInteger Cents(Price price, decimal quantity) =>
        Money.Rounded(Cost(price, quantity), Currency.Cny).MinorUnits;
}
