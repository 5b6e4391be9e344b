using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

public sealed class ServiceChargesTests
{
    private static readonly RateCard Card = DemoRateCard.For("安居电器 service prices");
    private static readonly DateTimeOffset Ten = new(2025, 6, 16, 10, 0, 0, TimeSpan.FromHours(8)); // a Monday

    internal static readonly UsageRecord[] Fridge =
    [
        UsageRecord.At("t#6", ServiceMeters.CallOut, Ten, 1, "ticket event #6", "visit 1"),
        UsageRecord.At("t#7", ServiceMeters.LabourFixed, Ten, 1, "ticket event #7", "visit 1") with { Price = new(120m, "tariff v1 · fridge not cooling") },
        UsageRecord.At("t#8", ServiceMeters.Part("COMP-90"), Ten, 1, "ticket event #8", "主板") with { Price = new(186m, "parts list v4 · COMP-90") },
    ];

    [Fact]
    public void The_fridge_costs_336_yuan()
    {
        var bill = ServiceCharges.Price(Card, null, Fridge);
        Assert.Equal(["call-out 30", "labour-fixed 120", "part:COMP-90 186"], Printed(bill));
        Assert.Equal("336.00 CNY", bill.TotalMoney.ToString());
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void Under_warranty_the_same_lines_stay_and_the_cover_takes_336_off()
    {
        var bill = ServiceCharges.Price(Card, new(Cover.Warranty("serial 4711, until 2026-03-01")), Fridge);
        Assert.Equal(["call-out 30", "labour-fixed 120", "part:COMP-90 186", "cover.1 -336"], Printed(bill));
        Assert.Equal("保修抵扣", bill.Line("cover.1")!.Name.Zh);
        Assert.Equal(0m, bill.DueMoney.Amount);
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void Every_leaf_names_its_evidence_and_the_price_version()
    {
        var leaves = ServiceCharges.Price(Card, null, Fridge).Lines.SelectMany(l => l.Quantities.Append(l.Amount)).SelectMany(t => t.Walk()).ToList();
        Assert.Contains(leaves, l => l.Evidence.Any(e => e is { Kind: EvidenceKind.Record, Reference: "t#8", Says: "ticket event #8" }));
        Assert.Contains(leaves, l => l.Evidence.Any(e => e.Reference == "parts list v4 · COMP-90"));
        Assert.Contains(leaves, l => l.Evidence.Any(e => e.Reference == "安居电器 service prices v1 #call-out"));
    }

    [Fact]
    public void A_charge_above_the_ceiling_is_refused()
    {
        var ceiling = new Ceiling(new(300m, Currency.Cny), "quote v1");
        var refused = Assert.Throws<RefusedException>(() => ceiling.Hold(ServiceCharges.Price(Card, null, Fridge)));
        Assert.Equal(Refusal.CeilingPassed, refused.Reason);
        Assert.Equal(336m, new Ceiling(new(336m, Currency.Cny), "quote v2").Hold(ServiceCharges.Price(Card, null, Fridge)).TotalMoney.Amount);
    }

    [Fact]
    public void A_meter_without_a_price_is_refused_and_not_left_out() =>
        Assert.Equal(Refusal.NoPrice, Assert.Throws<RefusedException>(() =>
            ServiceCharges.Price(Card, null, [UsageRecord.At("x", "sandwich", Ten, 1, "")])).Reason);

    [Fact]
    public void Each_visit_rounds_its_own_minutes_and_drives_its_own_free_kilometres()
    {
        var bill = ServiceCharges.Price(Card, null,
        [
            UsageRecord.During("l1", ServiceMeters.Labour, "visit 1", Ten, Ten.AddMinutes(41.5), "events #6, #7"),
            UsageRecord.During("l2", ServiceMeters.Labour, "visit 2", Ten.AddHours(3), Ten.AddHours(3).AddMinutes(10), "events #9, #10"),
            UsageRecord.At("k1", ServiceMeters.TravelKm, Ten, 20m, "trip 1", "visit 1"),
            UsageRecord.At("k2", ServiceMeters.TravelKm, Ten.AddHours(3), 12.4m, "trip 2", "visit 2"),
        ]);
        Assert.Equal(["travel-km 7.5", "labour 150"], Printed(bill)); // 5 km × 1.50; 45 + 30 min at 120/h
    }

    [Fact]
    public void Evening_minutes_cost_half_as_much_again_to_the_minute()
    {
        var from = new DateTimeOffset(2025, 6, 16, 17, 30, 0, TimeSpan.FromHours(8));
        var bill = ServiceCharges.Price(Card, null, [UsageRecord.During("l1", ServiceMeters.Labour, "v", from, from.AddMinutes(50), "e")]);
        Assert.Equal(["labour 120", "labour.out-of-hours 20"], Printed(bill)); // 60 min; 20 min after 18:00 at 60/h
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void A_contract_bears_the_hours_it_has_left()
    {
        var usage = UsageRecord.During("l1", ServiceMeters.Labour, "v", Ten, Ten.AddMinutes(90), "e");
        var bill = ServiceCharges.Price(Card, new(Cover.ContractHours("contract 12", 1m)), [usage]);
        Assert.Equal(["labour 180", "cover.1 -120"], Printed(bill));
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void Two_covers_bear_one_after_the_other_and_never_more_than_there_is()
    {
        var bill = ServiceCharges.Price(Card, new(Cover.GoodwillRate("half off", 0.5m), Cover.Goodwill("the rest", 500m)), Fridge);
        Assert.Equal(["cover.1 -168", "cover.2 -168"], Printed(bill).Skip(3));
        Assert.Equal(0m, bill.TotalMoney.Amount);
        Assert.Empty(Checker.Verify(bill));
    }

    [Fact]
    public void Statements_and_rate_cards_survive_json()
    {
        var bill = ServiceCharges.Price(Card, new(Cover.Warranty("w")), Fridge);
        var again = BillingJson.Read<Statement>(BillingJson.Write(bill));
        Assert.Empty(Checker.Verify(again));
        Assert.Equal(BillingJson.Write(bill), BillingJson.Write(again));
        var card = BillingJson.Read<RateCard>(BillingJson.Write(Card));
        Assert.Equal(bill.Seal, ServiceCharges.Price(card, new(Cover.Warranty("w")), Fridge).Seal);
    }

    internal static IEnumerable<string> Printed(Statement bill) => bill.Lines.Select(l => $"{l.Key} {l.Printed}");
}
