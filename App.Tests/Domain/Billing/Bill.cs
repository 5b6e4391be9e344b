using System.Globalization;
using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Bills for tests: one charge over June 2025 in Shanghai unless told otherwise.</summary>
internal static class Bill
{
    public const string Shanghai = "Asia/Shanghai";
    public static readonly BillingPeriod June = BillingPeriod.Month(2025, 6, Shanghai);

    public static decimal D(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    public static Charge Charge(Price price, Aggregation aggregation = Aggregation.Sum) => new()
    {
        Key = "c", Meter = aggregation == Aggregation.Agreement ? "" : "m", Aggregation = aggregation, Price = price,
        Name = new("费", "Fee"), Purpose = new("用途", "What it is for"),
    };

    public static Plan Plan(params Charge[] charges) => new() { Id = "p", Version = 1, Name = new("套餐", "Plan"), Currency = Currency.Cny, Charges = charges };

    public static Statement Of(Charge charge, BillingPeriod period, params UsageRecord[] usage) => Of(Plan(charge), period, usage);

    public static Statement Of(Plan plan, BillingPeriod period, params UsageRecord[] usage) =>
        BillingCalculator.Calculate(Agreement.To(plan, DateTimeOffset.MinValue), period, usage);

    /// <summary>The one line of a bill, not sealed: for properties that ask often.</summary>
    public static StatementLine Line(Charge charge, params IEnumerable<UsageRecord> usage) =>
        new BillSide(Agreement.To(Plan(charge), DateTimeOffset.MinValue), June, [.. usage]).Running().Draft(Reckoning.Plain).Lines[0];

    /// <summary>What a quantity costs.</summary>
    public static string Price(Charge charge, string quantity)
    {
        var bill = Of(charge, June, Used(D(quantity)));
        Assert.Empty(Checker.Verify(bill));
        return bill.Line("c")!.Printed.ToString();
    }

    public static UsageRecord Used(decimal amount, int day = 10, string id = "u", string subject = "") =>
        UsageRecord.At(id, "m", At(day), amount, "used", subject);

    public static UsageRecord Held(int fromDay, double fromHour, int toDay, double toHour, decimal level = 1, string subject = "s") =>
        UsageRecord.During($"h{fromDay}-{fromHour}-{toDay}-{toHour}-{level}-{subject}", "m", subject, At(fromDay, fromHour), At(toDay, toHour), "held", level);

    public static DateTimeOffset At(int day, double hour = 0) => new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddDays(day - 1).AddHours(hour);
}
