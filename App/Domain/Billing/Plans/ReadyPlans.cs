namespace Plainmend.Domain.Billing;

/// <summary>The five modes of the market and a trial, at the demo prices (CNY, 6 % tax contained). Each is a plain list of charges.</summary>
public static class ReadyPlans
{
    /// <summary>By seat: base 299, desk seat 99, technician seat 59, modules at their price.</summary>
    public static Plan Seats { get; } = Plan("seats", new("按席位", "By seat"),
        [PlatformCharges.Base(299m), .. Modules(), PlatformCharges.Seats(99m), PlatformCharges.TechnicianSeats(59m)]);

    /// <summary>By usage duration: 1.20 for each active hour, by the minute.</summary>
    public static Plan ByTime { get; } = Plan("duration", new("按使用时长", "By usage duration"), [PlatformCharges.ActiveTime(1.2m), .. Modules()]);

    /// <summary>By module: base 299, technician seat 59, and each module as it is switched on.</summary>
    public static Plan ByModule { get; } = Plan("modules", new("按功能模块", "By module"),
        [PlatformCharges.Base(299m), .. Modules(), PlatformCharges.TechnicianSeats(59m)]);

    /// <summary>By usage: base 199; tickets 0.80 up to 1,000, 0.60 up to 5,000, 0.45 above.</summary>
    public static Plan PayAsYouGo { get; } = Plan("pay-as-you-go", new("按量计费", "Pay as you go"),
        [PlatformCharges.Base(199m), PlatformCharges.Tickets(new GraduatedPrice([new(1000m, 0.8m), new(5000m, 0.6m), new(null, 0.45m)])), .. Modules()]);

    /// <summary>Hybrid: 1,280 with 10 seats and 1,000 tickets; then 69 a seat and 0.50 a ticket.</summary>
    public static Plan Hybrid { get; } = Plan("hybrid", new("混合计费", "Hybrid"),
    [
        PlatformCharges.Base(1280m, new("服务台，含 10 个席位和 1,000 张工单", "The desk with 10 seats and 1,000 tickets")),
        PlatformCharges.Seats(69m, 10m), PlatformCharges.Tickets(new UnitPrice(0.5m), 1000m), .. Modules(),
    ]);

    /// <summary>On demand: base 199; 18 for each unit of capacity (80 tickets a day) and day.</summary>
    public static Plan Elastic { get; } = Plan("elastic", new("弹性计费", "On demand"), [PlatformCharges.Base(199m), PlatformCharges.Capacity(18m), .. Modules()]);

    /// <summary>Everything, for nothing, for a while.</summary>
    public static Plan Trial { get; } = Plan("trial", new("免费试用", "Free trial"),
        [PlatformCharges.Base(0m, new("试用期内全部功能免费", "Everything is free during the trial"))]);

    /// <summary>All of them but the trial, in the order in which they are compared.</summary>
    public static IReadOnlyList<Plan> All { get; } = [Seats, ByTime, ByModule, PayAsYouGo, Hybrid, Elastic];

    private static Plan Plan(string id, Bilingual name, IReadOnlyList<Charge> charges) => new()
    {
        Id = id, Version = 1, Name = name, Currency = Currency.Cny, Charges = charges, Tax = new(0.06m, TaxMode.Inclusive, TaxPer.Rate),
    };

    private static Charge[] Modules() =>
    [
        PlatformCharges.Module("dispatch", 399m, new("自动派单", "Auto-dispatch"), new("按规则自动选择技师并说明理由", "Chooses technicians by rule and says why")),
        PlatformCharges.Module("tracking", 299m, new("进度追踪", "Customer tracking"), new("客户可实时查看进度的页面", "The page on which customers follow progress live")),
        PlatformCharges.Module("parts", 499m, new("备件", "Parts"), new("备件库存、预留与补货", "Stock, reservation and reordering of parts")),
        PlatformCharges.Module("reports", 399m, new("报表", "Analytics"), new("数据分析与报表", "Analysis and reports")),
        PlatformCharges.Module("wall", 199m, new("大屏", "Wall display"), new("主管的实时大屏", "The supervisor's live wall display")),
        PlatformCharges.Module("api", 199m, new("接口", "API and webhooks"), new("开放接口与消息推送", "Open interface and webhooks")),
    ];
}
