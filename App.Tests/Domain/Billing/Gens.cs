using CsCheck;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Random plans and usage for property tests.</summary>
internal static class Gens
{
    /// <summary>Every property is tried this often; PROPERTY_CASES asks for fewer in a hurry or for more at night.</summary>
    public static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_CASES"), out var times) ? times : 10_000;

    public static readonly Gen<decimal> Price = Gen.Int[0, 2_000_000].Select(n => n / 10_000m);
    public static readonly Gen<decimal> Quantity = Gen.OneOf(Gen.Int[0, 300].Select(n => (decimal)n), Gen.Int[0, 3_000_000].Select(n => n / 1000m));
    public static readonly Gen<Tier[]> Tiers = Gen.Select(Gen.Int[1, 800].Array[0, 4], Price.Array[5], Gen.OneOf(Gen.Const(0m), Price).Array[5])
        .Select((bounds, units, flats) => Table(bounds, units, flats));
    public static readonly Gen<Tier[]> TiersWithoutFees = Tiers.Select(t => t.Select(x => x with { Flat = 0m }).ToArray());

    /// <summary>Prices of which more never costs less.</summary>
    public static readonly Gen<Price> Rising = Gen.OneOf<Price>(
        Price.Select(p => (Price)new UnitPrice(p)),
        Gen.Select(Gen.Int[1, 500], Price, Gen.Bool).Select((s, p, d) => (Price)new PackagePrice(s / 10m, p, d)),
        Tiers.Select(t => (Price)new GraduatedPrice(t)),
        Tiers.Select(t => (Price)new GraduatedPercentagePrice([.. t.Select(x => x with { Unit = x.Unit / 200m, Flat = 0m })])));

    public static readonly Gen<Price> AnyPrice = Gen.OneOf<Price>(Rising,
        Tiers.Select(t => (Price)new VolumePrice(t)), Tiers.Select(t => (Price)new StairstepPrice(t)),
        Gen.Select(Price, Price, Gen.Int[0, 4], Price).Select((r, f, n, a) => (Price)new PercentagePrice(r / 200m, f / 10m, n == 0 ? null : n, n == 1 ? a : null, n == 2 ? 1m : null, n == 3 ? 9m : null)));

    public static readonly Gen<Charge> Charge = Gen.Select(AnyPrice, Gen.Int[0, 5], Gen.Int[0, 3], Price, Quantity).Select((price, aggregation, modifier, amount, allowance) =>
        Bill.Charge(price, (Aggregation)(aggregation + 1)) with
        {
            Allowance = modifier == 1 ? allowance : 0m,
            Cap = modifier == 2 ? amount + 1m : null,
            Minimum = modifier == 3 ? amount : null,
            Discount = modifier == 1 ? new(0.15m, 1m) : null,
            TaxRate = modifier == 0 ? 0.13m : null,
        });

    /// <summary>Up to four charges, each on a meter of its own, with bounds, discounts and tax.</summary>
    public static readonly Gen<Plan> Plan = Gen.Select(Charge.Array[1, 4], Gen.Int[0, 3], Price, Gen.Int[0, 4]).Select((charges, bounds, amount, terms) =>
        Bill.Plan([.. charges.Select((c, n) => c with { Key = $"c{n}", Meter = $"m{n}" })]) with
        {
            Minimum = bounds == 1 ? amount * 3 : null,
            Cap = bounds == 2 ? amount * 3 : null,
            Discounts = bounds == 3 ? [new("d", new("优惠", "Off"), new("优惠", "Off"), 0.07m, amount / 10m)] : [],
            Tax = terms switch
            {
                0 => null,
                1 => new(0.06m),
                2 => new(0.06m, TaxMode.Exclusive),
                3 => new(0.06m, TaxMode.Inclusive, TaxPer.Rate),
                _ => new(0.06m, TaxMode.Exclusive, TaxPer.Rate),
            },
        });

    /// <summary>One record of June on one of four meters; the id is given later.</summary>
    public static readonly Gen<UsageRecord> Record = Gen.Select(Gen.Int[0, 3], Quantity, Gen.Int[0, 43_199], Gen.Int[0, 3]).Select((meter, amount, minute, subject) =>
        UsageRecord.At("", $"m{meter}", Bill.At(1).AddMinutes(minute), amount, "used", $"s{subject}"));

    public static readonly Gen<UsageRecord[]> Usage = Record.Array[0, 12].Select(Numbered);

    public static UsageRecord[] Numbered(UsageRecord[] records) => [.. records.Select((r, n) => r with { Id = $"r{n}", Evidence = $"event #{n}" })];

    /// <summary>Intervals of June, in minutes, some of them overlapping.</summary>
    public static readonly Gen<(int From, int Length, int Subject)[]> Spans = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 400], Gen.Int[0, 400], Gen.Int[0, 2])
        .Select((cluster, from, length, subject) => (From: cluster * 7200 + from, Length: length, Subject: subject)).Array[0, 8];

    public static UsageRecord Span((int From, int Length, int Subject) s, string id) =>
        UsageRecord.During(id, "m", $"s{s.Subject}", Bill.At(1).AddMinutes(s.From), Bill.At(1).AddMinutes(s.From + s.Length), "held");

    private static Tier[] Table(int[] bounds, decimal[] units, decimal[] flats)
    {
        decimal?[] upTo = [.. bounds.Distinct().Order().Select(b => (decimal?)b), null];
        return [.. upTo.Select((u, n) => new Tier(u, units[n], flats[n]))];
    }
}
