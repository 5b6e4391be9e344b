using Plainmend.Components.Shared;
using Plainmend.Texts;

namespace Plainmend.Components.Gallery;

/// <summary>An invented row for the gallery's list.</summary>
internal sealed record SampleRow(Guid Id, string Number, string Fault, string District, DateTimeOffset Due, int Version);

/// <summary>Invented contents for the development gallery. Not texts of the product, therefore not in a room.</summary>
internal static class Samples
{
    private static string Say(string zh, string en) => Language.IsChinese ? zh : en;

    public static IReadOnlyList<(Family Family, Shape Shape, string Word)> States =>
    [
        (Family.Neutral, Shape.Ring, Say("待受理", "New")), (Family.Neutral, Shape.Barred, Say("已取消", "Cancelled")),
        (Family.Active, Shape.Quarter, Say("待派单", "To dispatch")), (Family.Active, Shape.Half, Say("已接单", "Accepted")),
        (Family.Active, Shape.ThreeQuarters, Say("维修中", "Repairing")), (Family.Active, Shape.Car, Say("上门途中", "On the way")),
        (Family.Active, Shape.Wrench, Say("检测中", "Diagnosing")), (Family.Active, Shape.Return, Say("返修中", "Return visit")),
        (Family.Waiting, Shape.Hourglass, Say("待客户", "Customer")), (Family.Waiting, Shape.Box, Say("待备件", "Parts")),
        (Family.Waiting, Shape.Quote, Say("待确认报价", "Quote")), (Family.Risk, Shape.Triangle, Say("将超时", "At risk")),
        (Family.Done, Shape.Tick, Say("已完成", "Done")), (Family.Done, Shape.Shield, Say("保内", "In warranty")),
        (Family.Breach, Shape.Octagon, Say("已超时", "Breached")),
    ];

    public static string Taker => Say("已由李娜认领", "taken by Li Na");
    public static string Reason => Say("等待客户", "waiting for the customer");
    public static string Push => Say("推送一次", "Push once");

    public static ExplainNode Bill => new(Say("服务费用", "Service charge"), MoneyFormat.Of(336, "CNY"),
    [
        new(Say("上门费", "Call-out"), MoneyFormat.Of(30, "CNY"), [], Say("6月14日 14:41 到达打卡", "arrived 14 Jun 14:41")),
        new(Say("人工费 = 60 分 × 单价", "Labour = 60 min × price"), MoneyFormat.Of(120, "CNY"),
            [new(Say("工时", "Time"), Say("60 分", "60 min"), [], Say("价目版本 3", "price list 3"))]),
        new(Say("主板", "Main board"), MoneyFormat.Of(186, "CNY"), [], Say("备件出库单", "parts slip")),
    ]);

    public static IReadOnlyList<SampleRow> Rows(DateTimeOffset now) =>
        [.. Enumerable.Range(0, 15).Select(i => new SampleRow(new Guid(i + 1, 0, 0, new byte[8]), $"{382 + i:0000}",
            i % 2 == 0 ? Say("冰箱不制冷", "Fridge not cooling") : Say("洗衣机异响", "Washer noise"),
            i % 3 == 0 ? Say("浦东", "Pudong") : Say("徐汇", "Xuhui"), now.AddMinutes((i * 7) - 12.5), 1))];

    public static string Label(SampleRow row) => $"{row.Number} {row.Fault} {row.District}";
}
