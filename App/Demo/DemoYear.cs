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
    /// <param name="made">Tickets of the story that were really made, by local day: they are measured already and told no more.</param>
    public static DemoYear? Of(string slug, BillingCycle cycle, DateTimeOffset now, IReadOnlyDictionary<DateOnly, int> made) => slug switch
    {
        "qinghe" => new(ReadyPlans.Seats, new(6000m, Hard: false), [.. Shop(cycle, now, made)], Unpaid: 2),
        "anju" => new(ReadyPlans.ByModule, new(3500m, Hard: false), [.. Maker(cycle, now, made)], Unpaid: 1),
        "yunzhan" => new(ReadyPlans.Elastic, new(2000m, Hard: true), [.. Firm(cycle, made)], Unpaid: 1),
        _ => null,
    };

    /// <summary>The agreement from the first month on.</summary>
    public Subscription Subscription(BillingCycle cycle) => Domain.Billing.Subscription.Start(Plan, cycle.Anchor, cycle.Zone).Limited(Limit);

    // Seats rise with every promotion. The people who really can sign in here come on top of those who only live in the story.
    private static IEnumerable<UsageRecord> Shop(BillingCycle cycle, DateTimeOffset now, IReadOnlyDictionary<DateOnly, int> made)
    {
        for (var n = 0; n < Months; n++)
        {
            yield return Level(PlatformMeters.Seats, cycle.Period(n).StartsAt, ShopSeats[n]);
            foreach (var record in Daily(cycle.Period(n), made, null, ShopTickets[n])) yield return record;
        }
        yield return Level(PlatformMeters.Seats, now, ShopSeats[^1] - 5);
    }

    // 24 technicians all year; a module more every few months. Eight technicians are real, sixteen live in the story.
    // Its calendar is the one of the design, whenever the year begins: automatic dispatch from February, tracking from April,
    // parts from 11 June (twenty of thirty days), reports from October.
    private static IEnumerable<UsageRecord> Maker(BillingCycle cycle, DateTimeOffset now, IReadOnlyDictionary<DateOnly, int> made)
    {
        yield return Level(PlatformMeters.TechnicianSeats, cycle.Period(0).StartsAt, 24m);
        yield return Level(PlatformMeters.TechnicianSeats, now, 16m);
        var june = June(cycle);
        foreach (var (module, month, day) in new[] { (Modules.Dispatch, -4, 0), (Modules.Tracking, -2, 0), (Modules.Parts, 0, 10), (Modules.Reports, 4, 0) })
            if (june + month < Months) yield return Module(module, cycle.Period(Math.Max(0, june + month)).StartsAt.AddDays(day));
        for (var n = 0; n < Months; n++)
            foreach (var record in Daily(cycle.Period(n), made, null, 900 + 40 * n)) yield return record;
    }

    // Sixty tickets a day, and one launch week in June: a unit of capacity for every started eighty.
    private static IEnumerable<UsageRecord> Firm(BillingCycle cycle, IReadOnlyDictionary<DateOnly, int> made)
    {
        var june = June(cycle);
        for (var n = 0; n < Months; n++)
        {
            var period = cycle.Period(n);
            int Tickets(int day) => n == june && day is >= 15 and < 22 ? LaunchWeek[day - 15] : 60;
            foreach (var record in Daily(period, made, Tickets, 0)) yield return record;
            for (var day = 0; day < period.Days; day++)
                if (day == 0 || Units(Tickets(day)) != Units(Tickets(day - 1))) yield return Level(PlatformMeters.Capacity, period.StartsAt.AddDays(day), Units(Tickets(day)), "");
        }
    }

    // Twelve whole months hold one June.
    private static int June(BillingCycle cycle) => Enumerable.Range(0, Months).First(n => cycle.Period(n).First.Month == 6);

    private static int Units(int tickets) => Actions.CapacityByDemand.Needed(tickets);

    // One record a day: what the day says, or an even share of the month's total; less what was really made.
    private static IEnumerable<UsageRecord> Daily(BillingPeriod period, IReadOnlyDictionary<DateOnly, int> made, Func<int, int>? day, int total)
    {
        var real = Enumerable.Range(0, period.Days).Select(n => made.GetValueOrDefault(period.First.AddDays(n))).ToArray();
        var rest = total - real.Sum();
        for (var n = 0; n < period.Days; n++)
        {
            var tickets = day is null ? rest * (n + 1) / period.Days - rest * n / period.Days : day(n) - real[n];
            if (tickets > 0) yield return UsageRecord.At(Id(PlatformMeters.Tickets, period.StartsAt.AddDays(n)), PlatformMeters.Tickets, period.StartsAt.AddDays(n).AddHours(10), tickets, "演示数据 · demo", "demo");
        }
    }

    private static UsageRecord Module(string module, DateTimeOffset at) => Level(PlatformMeters.Module(module), at, 1m, "");

    private static UsageRecord Level(string meter, DateTimeOffset at, decimal level, string subject = "demo") => UsageRecord.At(Id(meter, at), meter, at, level, "演示数据 · demo", subject);

    private static string Id(string meter, DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"demo:{meter}:{at.ToUnixTimeSeconds()}");
}
