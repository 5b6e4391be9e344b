using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Demo;

/// <summary>
/// What one demo company used in the twelve months before it was opened, in the shape of its story: a shop whose seats
/// grew with its staff, a maker that added modules step by step, an internet firm with quiet days and one launch.
/// </summary>
/// <param name="Plan">What it pays by.</param>
/// <param name="Limit">What it wants to spend at most in a month.</param>
/// <param name="Usage">Everything measured.</param>
/// <param name="Unpaid">So many of the newest invoices are still open.</param>
public sealed record DemoYear(Plan Plan, SpendLimit Limit, IReadOnlyList<UsageRecord> Usage, int Unpaid)
{
    /// <summary>Months of history.</summary>
    public const int Months = 12;

    private static readonly int[] ShopSeats = [8, 8, 10, 12, 14, 22, 18, 20, 24, 30, 46, 40];
    private static readonly int[] ShopTickets = [620, 540, 760, 890, 1050, 2400, 1320, 1480, 1760, 2300, 5200, 3600];
    private static readonly int[] LaunchWeek = [180, 520, 900, 760, 430, 210, 120];

    /// <summary>The year of a company; null for one without a story.</summary>
    public static DemoYear? Of(string slug, BillingCycle cycle, DateTimeOffset now) => slug switch
    {
        "qinghe" => new(ReadyPlans.Seats, new(6000m, Hard: false), [.. Shop(cycle, now)], Unpaid: 2),
        "anju" => new(ReadyPlans.ByModule, new(3500m, Hard: false), [.. Maker(cycle)], Unpaid: 1),
        "yunzhan" => new(ReadyPlans.Elastic, new(2000m, Hard: true), [.. Firm(cycle)], Unpaid: 1),
        _ => null,
    };

    /// <summary>The agreement from the first month on.</summary>
    public Subscription Subscription(BillingCycle cycle) => Domain.Billing.Subscription.Start(Plan, cycle.Anchor, cycle.Zone).Limited(Limit);

    // Seats rise with every promotion. The people who really can sign in here come on top of those who only live in the story.
    private static IEnumerable<UsageRecord> Shop(BillingCycle cycle, DateTimeOffset now)
    {
        for (var n = 0; n < Months; n++)
        {
            yield return Level(PlatformMeters.Seats, cycle.Period(n).StartsAt, ShopSeats[n]);
            foreach (var record in Daily(cycle.Period(n), _ => 0, ShopTickets[n])) yield return record;
        }
        yield return Level(PlatformMeters.Seats, now, ShopSeats[^1] - 5);
    }

    // 24 technicians all year; a module more every few months. Eight technicians are real, sixteen live in the story.
    private static IEnumerable<UsageRecord> Maker(BillingCycle cycle)
    {
        yield return Level(PlatformMeters.TechnicianSeats, cycle.Period(0).StartsAt, 24m);
        yield return Level(PlatformMeters.TechnicianSeats, cycle.Period(Months).StartsAt, 16m);
        yield return Module(Modules.Dispatch, cycle.Period(1).StartsAt);
        yield return Module(Modules.Tracking, cycle.Period(3).StartsAt);
        // On the eleventh of its month: twenty of thirty days.
        yield return Module(Modules.Parts, cycle.Period(5).StartsAt.AddDays(10));
        yield return Module(Modules.Reports, cycle.Period(9).StartsAt);
        for (var n = 0; n < Months; n++)
            foreach (var record in Daily(cycle.Period(n), _ => 0, 900 + 40 * n)) yield return record;
    }

    // Sixty tickets a day, and one launch week: a unit of capacity for every started eighty.
    private static IEnumerable<UsageRecord> Firm(BillingCycle cycle)
    {
        for (var n = 0; n < Months; n++)
        {
            var period = cycle.Period(n);
            int Tickets(int day) => n == 6 && day is >= 15 and < 22 ? LaunchWeek[day - 15] : 60;
            foreach (var record in Daily(period, Tickets, 0)) yield return record;
            for (var day = 0; day < period.Days; day++)
                if (day == 0 || Units(Tickets(day)) != Units(Tickets(day - 1))) yield return Level(PlatformMeters.Capacity, period.StartsAt.AddDays(day), Units(Tickets(day)), "");
        }
    }

    private static int Units(int tickets) => Actions.CapacityByDemand.Needed(tickets);

    // One record a day: either what the day says, or an even share of the month's total.
    private static IEnumerable<UsageRecord> Daily(BillingPeriod period, Func<int, int> day, int total)
    {
        for (var n = 0; n < period.Days; n++)
        {
            var tickets = total == 0 ? day(n) : total * (n + 1) / period.Days - total * n / period.Days;
            if (tickets > 0) yield return UsageRecord.At(Id(PlatformMeters.Tickets, period.StartsAt.AddDays(n)), PlatformMeters.Tickets, period.StartsAt.AddDays(n).AddHours(10), tickets, "演示数据 · demo", "demo");
        }
    }

    private static UsageRecord Module(string module, DateTimeOffset at) => Level(PlatformMeters.Module(module), at, 1m, "");

    private static UsageRecord Level(string meter, DateTimeOffset at, decimal level, string subject = "demo") => UsageRecord.At(Id(meter, at), meter, at, level, "演示数据 · demo", subject);

    private static string Id(string meter, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"demo:{meter}:{at.ToUnixTimeSeconds()}");
}
