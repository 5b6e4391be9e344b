namespace Plainmend.Domain.Billing;

/// <summary>The charges the ready plans are composed of. A plan designer composes the same ones with other numbers.</summary>
public static class PlatformCharges
{
    /// <summary>Once for each period, by days in a part of one.</summary>
    public static Charge Base(decimal amount, Bilingual? purpose = null) => new()
    {
        Key = "base", Aggregation = Aggregation.Agreement, Price = new FlatPrice(amount), Proration = Proration.Daily,
        Name = new("基础费", "Base fee"),
        Purpose = purpose ?? new("服务台本身：工单、队列、消息与存储", "The desk itself: tickets, queue, messages and storage"),
    };

    /// <summary>For each desk seat, by the level at each day's end.</summary>
    public static Charge Seats(decimal each, decimal included = 0m) => Level(PlatformMeters.Seats, each, included, "seats",
        new("客服席位", "Desk seats"), new("每位可登录服务台的客服人员", "Each person of the desk who can sign in"));

    /// <summary>For each technician seat, by the level at each day's end.</summary>
    public static Charge TechnicianSeats(decimal each) => Level(PlatformMeters.TechnicianSeats, each, 0m, "seats",
        new("技师席位", "Technician seats"), new("每位可接单的技师", "Each technician who can accept jobs"));

    /// <summary>For a module while it is switched on, by days.</summary>
    public static Charge Module(string module, decimal amount, Bilingual name, Bilingual purpose) =>
        Level(PlatformMeters.Module(module), amount, 0m, "modules", name, purpose);

    /// <summary>For each hour agents are at work; the total is rounded up to the minute.</summary>
    public static Charge ActiveTime(decimal perHour) => new()
    {
        Key = PlatformMeters.ActiveTime, Meter = PlatformMeters.ActiveTime, Aggregation = Aggregation.UnionDuration,
        Price = new UnitPrice(perHour), Unit = "h", UnitSize = 3600m, Rounding = new(60m), Proration = Proration.Exact,
        Name = new("使用时长", "Active time"),
        Purpose = new("客服人员实际在线工作的时间，多个窗口只计一次", "The time agents were really at work; several windows count once"),
    };

    /// <summary>For each ticket, by tier.</summary>
    public static Charge Tickets(Price price, decimal included = 0m) => new()
    {
        Key = PlatformMeters.Tickets, Meter = PlatformMeters.Tickets, Aggregation = Aggregation.Sum, Price = price, Unit = "tickets", Allowance = included,
        Name = new("工单", "Tickets"), Purpose = new("本期新建的工单", "The tickets opened in this period"),
    };

    /// <summary>For each unit of flexible capacity and day, by the day's peak.</summary>
    public static Charge Capacity(decimal perUnitDay) => new()
    {
        Key = PlatformMeters.Capacity, Meter = PlatformMeters.Capacity, Aggregation = Aggregation.DailyPeak, Price = new UnitPrice(perUnitDay), Unit = "unit-days",
        Name = new("弹性容量", "Flexible capacity"),
        Purpose = new("高峰时自动增加、空闲时自动释放的处理能力", "Capacity that is added in peaks and released in slack by itself"),
    };

    private static Charge Level(string meter, decimal each, decimal included, string unit, Bilingual name, Bilingual purpose) => new()
    {
        Key = meter, Meter = meter, Aggregation = Aggregation.DailyClosing, Price = new UnitPrice(each), Unit = unit,
        Allowance = included, Proration = Proration.Daily, Name = name, Purpose = purpose,
    };
}
