using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Tests.Texts;
using Plainmend.Texts;

namespace Plainmend.Tests.Actions;

/// <summary>The figures of a rate card: what is not set stays to the letter, what is wrong is named by its own field.</summary>
public sealed class PriceEntryTests
{
    private static readonly RateCard Plain = DemoRateCard.For("安居") with { Parts = new Dictionary<string, PartPrice> { ["COMP-90"] = new(new("主板", "Board"), 186m) } };
    private static readonly Tier[] Table = [new(10m, 0m), new(null, 1.5m, 5m)];

    public static TheoryData<string, RateCard> Cards() => new()
    {
        { "plain", Plain },
        { "flat travel", With(new FlatTravel(12m).Fee()) },
        { "tiers", With(new TieredTravel(Table).Fee()) },
        { "tiers of the whole ticket", With(new TieredTravel(Table).Fee() with { PriceEach = false }) },
        { "steps", With(new PerKmTravel(0m, 0m).Fee() with { Price = new StairstepPrice(Table) }) },
        { "a cap nobody sees", With(new PerKmTravel(1.5m, 15m).Fee() with { Cap = 90m, Discount = new(0.1m) }) },
        { "a factor without end", Plain with { Fees = [.. Plain.Fees.Select(f => f.Meter == ServiceMeters.LabourHoliday ? f with { Price = new UnitPrice(70m) } : f)] } },
        { "labour by packages", Plain with { Fees = [.. Plain.Fees.Select(f => f.Meter == ServiceMeters.Labour ? f with { Price = new PackagePrice(0.5m, 60m) } : f)] } },
        { "a second fee on the way", Plain with { Fees = [.. Plain.Fees, new PerKmTravel(0.2m, 50m).Fee() with { Key = "toll" }] } },
        { "few fees", Plain with { Fees = [ServiceFees.CallOut(30m), ServiceFees.LabourFixed()] } },
    };

    [Theory, MemberData(nameof(Cards))]
    public void An_untouched_card_keeps_identical_fees(string what, RateCard card)
    {
        var read = BillingJson.Read<RateCard>(BillingJson.Write(card));
        Assert.Equal((what, BillingJson.Write(card)), (what, BillingJson.Write(PriceEntry.Of(read).On(read))));
    }

    [Fact]
    public void What_is_set_changes_its_fee_and_no_other()
    {
        var card = With(new TieredTravel(Table).Fee() with { Cap = 90m });
        var changed = (PriceEntry.Of(card) with { CallOut = 35m }).On(card);
        Assert.Equal([ServiceMeters.CallOut], changed.Fees.Zip(card.Fees).Where(f => BillingJson.Write(f.First) != BillingJson.Write(f.Second)).Select(f => f.First.Meter));
        var dearer = (PriceEntry.Of(card) with { Travel = new TieredTravel([new(null, 3m)]) }).On(card).Fees.Single(f => f.Meter == ServiceMeters.TravelKm);
        Assert.Equal((3m, 90m), (((GraduatedPrice)dearer.Price).Tiers[0].Unit, dearer.Cap));
    }

    [Fact]
    public void Another_way_to_charge_travel_brings_its_own_words_unless_the_card_has_words_of_its_own()
    {
        RateCard On(RateCard card, TravelPrice way) => (PriceEntry.Of(card) with { Travel = way }).On(card);
        Charge Travel(RateCard card) => card.Fees.Single(f => f.Meter == ServiceMeters.TravelKm);
        var flat = On(Plain, new FlatTravel(12m));
        Assert.Equal(BillingJson.Write(new FlatTravel(12m).Fee()), BillingJson.Write(Travel(flat)));
        Assert.Equal(BillingJson.Write(new TieredTravel(Table).Fee()), BillingJson.Write(Travel(On(flat, new TieredTravel(Table)))));
        Assert.Equal(BillingJson.Write(Plain), BillingJson.Write(On(flat, new PerKmTravel(1.5m, 15m))));
        var own = With(new PerKmTravel(1.5m, 15m).Fee() with { Name = new("油费", "Fuel") });
        Assert.Equal("油费", Travel(On(own, new FlatTravel(1m))).Name.Zh);
    }

    public static TheoryData<string, Func<PriceEntry, PriceEntry>, string, string> Wrong() => new()
    {
        { "CallOut", e => e with { CallOut = -1m }, "上门费应在 0 与 1000000 之间。", "The call-out fee must be between 0 and 1000000." },
        { "Diagnosis", e => e with { Diagnosis = 1_000_001m }, "检测费", "The diagnosis fee" },
        { "PerHour", e => e with { PerHour = -0.01m }, "人工费", "The price of an hour" },
        { "RemoteHelp", e => e with { RemoteHelp = -1m }, "远程协助费", "The fee for remote help" },
        { "Cancellation", e => e with { Cancellation = -1m }, "取消费", "The cancellation fee" },
        { "NoShow", e => e with { NoShow = -1m }, "空跑费", "The no-show fee" },
        { "NoApprovalLimit", e => e with { NoApprovalLimit = -1m }, "无需确认的限额", "The limit without approval" },
        { "StepMinutes", e => e with { StepMinutes = 0 }, "计时步长（分钟）应在 1 与 480 之间。", "The rounding step (minutes) must be between 1 and 480." },
        { "MinimumMinutes", e => e with { MinimumMinutes = 481 }, "最少计时", "The least time charged" },
        { "OutOfHours", e => e with { OutOfHours = 0.5m }, "非工作时间倍数", "The out-of-hours factor" },
        { "Holiday", e => e with { Holiday = 11m }, "节假日倍数", "The holiday factor" },
        { "PartPrice:COMP-90", e => e with { Parts = new Dictionary<string, PartPrice> { ["COMP-90"] = new(new("主板", "Board"), -1m) } }, "配件 COMP-90 的单价", "The price of part COMP-90" },
        { "PerVisit", e => e with { Travel = new FlatTravel(-1m) }, "路程费（每次上门）", "The travel fee for each visit" },
        { "PerKm", e => e with { Travel = new PerKmTravel(-1m, 0m) }, "远程费（每 km）", "The price of a kilometre" },
        { "FreeKm", e => e with { Travel = new PerKmTravel(1m, -1m) }, "免费里程", "The free kilometres" },
        { "Tiers", e => e with { Travel = new TieredTravel([]) }, "阶梯级数", "The number of tiers" },
        { "TierUnit:2", e => e with { Travel = new TieredTravel([new(1m, 1m), new(null, -1m)]) }, "第 2 级的每 km 单价", "The price per km in tier 2" },
        { "TierFlat:1", e => e with { Travel = new TieredTravel([new(null, 1m, -1m)]) }, "第 1 级的固定费", "The flat fee of tier 1" },
        { "TierUpTo:2", e => e with { Travel = new TieredTravel([new(10m, 1m), new(10m, 1m), new(null, 1m)]) }, "第 2 级的上限（km）应在 10 与", "The end of tier 2 (km) must be between 10 and" },
        { "TierUpTo:1", e => e with { Travel = new TieredTravel([new(10m, 1m)]) }, "第 1 级的上限", "The end of tier 1" },
        { "TierUpTo:1", e => e with { Travel = new TieredTravel([new(null, 1m), new(null, 1m)]) }, "第 1 级的上限", "The end of tier 1" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_by_its_own_field_in_both_languages(string field, Func<PriceEntry, PriceEntry> change, string zh, string en)
    {
        var refused = Assert.Throws<RefusedException>(() => CardCheck.Check(change(PriceEntry.Of(Plain))));
        Assert.Equal((Refusal.OutOfRange, (object)field), (refused.Reason, refused.Details[0]));
        using (Reader.Chinese()) Assert.StartsWith(zh, RefusalText.For(refused), StringComparison.Ordinal);
        using (Reader.English()) Assert.StartsWith(en, RefusalText.For(refused), StringComparison.Ordinal);
    }

    private static RateCard With(Charge travel) => Plain with { Fees = [.. Plain.Fees.Select(f => f.Meter == ServiceMeters.TravelKm ? travel : f)] };
}
