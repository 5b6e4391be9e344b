namespace Plainmend.Domain.Billing;

/// <summary>The demo companies' prices: call-out ¥30, travel ¥1.50/km beyond 15 km, labour agreed per fault or by the hour.</summary>
public static class DemoRateCard
{
    /// <summary>Version 1, in CNY, prices with tax.</summary>
    public static RateCard For(string company, string zone = "Asia/Shanghai") => new()
    {
        Name = company,
        Version = 1,
        Currency = Currency.Cny,
        NoApprovalLimit = 50m,
        Fees =
        [
            ServiceFees.CallOut(30m), ServiceFees.Diagnosis(50m), ServiceFees.Travel(1.5m, 15m), ServiceFees.RemoteHelp(20m),
            ServiceFees.Labour(120m, 15, 30), ServiceFees.OutOfHours(120m, 1.5m), ServiceFees.Holiday(120m, 2m),
            ServiceFees.LabourFixed(), ServiceFees.Cancellation(30m), ServiceFees.NoShow(30m),
        ],
        Hours = new(zone, [.. Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday).Select(d => new OpenHours(d, 8 * 60, 18 * 60))], []),
    };
}
