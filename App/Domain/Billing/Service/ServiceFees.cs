namespace Plainmend.Domain.Billing;

/// <summary>The usual fees of a rate card, each with the sentence that says what it is for. A card may change any of them.</summary>
public static class ServiceFees
{
    /// <summary>Once for each visit.</summary>
    public static Charge CallOut(decimal amount) => Each(ServiceMeters.CallOut, amount,
        new("上门费", "Call-out fee"), new("技师按约定时间到您处的一次上门", "One visit by a technician to your address at the agreed time"));

    /// <summary>Once for each diagnosis.</summary>
    public static Charge Diagnosis(decimal amount) => Each(ServiceMeters.Diagnosis, amount,
        new("检测费", "Diagnosis fee"), new("查明故障原因并给出报价", "Finding the cause of the fault and quoting the repair"));

    /// <summary>Work by the hour. Each visit's time is rounded up to the step; once work began, at least the minimum counts.</summary>
    public static Charge Labour(decimal perHour, int stepMinutes, int minimumMinutes) => new()
    {
        Key = ServiceMeters.Labour,
        Meter = ServiceMeters.Labour,
        Aggregation = Aggregation.Duration,
        Price = new UnitPrice(perHour),
        Unit = "h",
        UnitSize = 3600m,
        EachSubject = true,
        Rounding = new(stepMinutes * 60m, Direction.Up, minimumMinutes * 60m),
        Name = new("人工费", "Labour"),
        Purpose = new("技师在您设备上工作的时间", "The time the technician worked on your device"),
    };

    /// <summary>Added for the exact minutes outside working time; rounding and minimum are never surcharged.</summary>
    public static Charge OutOfHours(decimal perHour, decimal factor) => Surcharge(ServiceMeters.LabourOutOfHours, perHour, factor,
        new("非工作时间加价", "Out-of-hours surcharge"), new("工作时间以外的实际作业分钟", "The minutes actually worked outside working hours"));

    /// <summary>Added for the exact minutes on a holiday.</summary>
    public static Charge Holiday(decimal perHour, decimal factor) => Surcharge(ServiceMeters.LabourHoliday, perHour, factor,
        new("节假日加价", "Holiday surcharge"), new("法定节假日的实际作业分钟", "The minutes actually worked on a public holiday"));

    /// <summary>Work at the amount that was agreed.</summary>
    public static Charge LabourFixed() => Each(ServiceMeters.LabourFixed, 0m,
        new("人工费", "Labour"), new("按报价完成维修的固定人工费", "Doing the repair at the agreed fixed amount")) with
    { Price = new RecordedUnitPrice() };

    /// <summary>Kilometres of each visit beyond the free ones.</summary>
    public static Charge Travel(decimal perKm, decimal freeKm) => Each(ServiceMeters.TravelKm, perKm,
        new("远程费", "Travel surcharge"), new("超出免费半径的路程", "The distance beyond the free radius")) with
    { Unit = "km", EachSubject = true, Allowance = freeKm };

    /// <summary>The same for each visit there was a way to.</summary>
    public static Charge Travel(decimal perVisit) => Each(ServiceMeters.TravelKm, perVisit,
        new("路程费", "Travel fee"), new("技师前往您处的路程，每次上门固定收取", "The way to your address, the same for every visit")) with
    { Aggregation = Aggregation.Count };

    /// <summary>Kilometres of each visit, each at the price of its tier; the last tier is open.</summary>
    public static Charge Travel(IReadOnlyList<Tier> tiers) => Each(ServiceMeters.TravelKm, 0m,
        new("路程费", "Travel fee"), new("技师前往您处的路程，按公里分级计价", "The way to your address, priced by the kilometre in tiers")) with
    { Price = new GraduatedPrice(tiers), Unit = "km", EachSubject = true, PriceEach = true };

    /// <summary>Once for each remote session.</summary>
    public static Charge RemoteHelp(decimal amount) => Each(ServiceMeters.RemoteHelp, amount,
        new("远程协助费", "Remote help"), new("通过电话或远程连接解决问题", "Solving the problem by phone or remote session"));

    /// <summary>Once when the customer cancels after the technician set out.</summary>
    public static Charge Cancellation(decimal amount) => Each(ServiceMeters.Cancellation, amount,
        new("取消费", "Cancellation fee"), new("技师出发后取消，补偿已发生的路程", "Cancelled after the technician had set out: covers the trip made"));

    /// <summary>Once for each visit at which nobody was there.</summary>
    public static Charge NoShow(decimal amount) => Each(ServiceMeters.NoShow, amount,
        new("空跑费", "No-show fee"), new("技师按时到达但无人在场", "The technician arrived on time and nobody was there"));

    /// <summary>One article, priced by its records.</summary>
    internal static Charge Part(string meter, Bilingual name, decimal? taxRate) => Each(meter, 0m,
        new($"配件 {name.Zh}", $"Part: {name.En}"), new("换到您设备上的配件", "The part that was put into your device")) with
    { Price = new RecordedUnitPrice(), Unit = "pcs", TaxRate = taxRate };

    private static Charge Each(string meter, decimal amount, Bilingual name, Bilingual purpose) => new()
    {
        Key = meter, Meter = meter, Aggregation = Aggregation.Sum, Price = new UnitPrice(amount), Name = name, Purpose = purpose,
    };

    private static Charge Surcharge(string meter, decimal perHour, decimal factor, Bilingual name, Bilingual purpose) => new()
    {
        Key = meter, Meter = meter, Aggregation = Aggregation.Duration, Price = new UnitPrice(perHour * (factor - 1m)),
        Unit = "h", UnitSize = 3600m, Name = name, Purpose = purpose,
    };
}
