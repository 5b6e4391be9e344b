using CsCheck;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>What holds for every ticket's bill.</summary>
public sealed class ServiceProperties
{
    private static readonly Gen<UsageRecord[]> Work = Gen.Select(Gen.Int[0, 20_000], Gen.Int[1, 900], Gens.Price, Gen.Int[0, 5]).Array[1, 8].Select(facts =>
        facts.Select((f, n) => Fact(f.Item1, f.Item2, f.Item3, f.Item4, $"t#{n}")).ToArray());

    private static readonly Gen<Cover[]> Covers = Gen.Select(Gen.Int[0, 5], Gens.Price).Array[0, 4].Select(covers => covers.Select(c => c.Item1 switch
    {
        0 => Cover.Warranty("w"),
        1 => Cover.Guarantee("g"),
        2 => Cover.ContractHours("c", c.Item2 / 50m),
        3 => Cover.ContractVisits("c", (int)c.Item2 % 3),
        4 => Cover.Goodwill("a", Math.Round(c.Item2, 2, MidpointRounding.ToZero)),
        _ => Cover.GoodwillRate("r", c.Item2 / 200m),
    }).ToArray());

    [Fact]
    public void Covers_never_make_a_line_or_a_bill_negative() => Gen.Select(Work, Covers).Sample((work, covers) =>
    {
        var card = DemoRateCard.For("安居");
        var (full, bill) = (ServiceCharges.Price(card, null, work), ServiceCharges.Price(card, new(covers), work));
        Assert.Empty(Checker.Verify(bill));
        Assert.True(bill.Total.Value.Sign >= 0);
        Assert.Equal(full.Lines.Select(l => l.Printed), bill.Lines.Take(full.Lines.Count).Select(l => l.Printed));
        Assert.All(bill.Lines.Skip(full.Lines.Count), l => Assert.True(l.Printed.Sign < 0));
    }, iter: Gens.Times);

    [Fact]
    public void What_the_ceiling_lets_through_never_passes_it() => Gen.Select(Work, Gen.Int[0, 500]).Sample((work, most) =>
    {
        var bill = ServiceCharges.Price(DemoRateCard.For("安居"), null, work);
        var ceiling = new Ceiling(new(most, Currency.Cny), "quote v1");
        Assert.Equal(bill.TotalMoney.Amount <= most, ceiling.Allows(bill));
        if (!ceiling.Allows(bill)) Assert.Throws<Plainmend.Domain.RefusedException>(() => ceiling.Hold(bill));
    }, iter: Gens.Times);

    [Fact]
    public void More_work_never_costs_less() => Work.Sample(work =>
    {
        var card = DemoRateCard.For("安居");
        Assert.True(ServiceCharges.Price(card, null, work[1..]).Total.Value <= ServiceCharges.Price(card, null, work).Total.Value);
    }, iter: Gens.Times);

    private static UsageRecord Fact(int minute, int length, decimal price, int kind, string id)
    {
        var at = Bill.At(1).AddMinutes(minute);
        return kind switch
        {
            0 => UsageRecord.At(id, ServiceMeters.CallOut, at, 1, id, "v"),
            1 => UsageRecord.During(id, ServiceMeters.Labour, $"v{length % 2}", at, at.AddMinutes(length), id),
            2 => UsageRecord.At(id, ServiceMeters.TravelKm, at, length / 10m, id, $"v{length % 2}"),
            3 => UsageRecord.At(id, ServiceMeters.Part("A"), at, 1 + length % 3, id, "A") with { Price = new(price, "list v1") },
            4 => UsageRecord.At(id, ServiceMeters.LabourFixed, at, 1, id) with { Price = new(price, "tariff v1") },
            _ => UsageRecord.At(id, ServiceMeters.NoShow, at, 1, id),
        };
    }
}
