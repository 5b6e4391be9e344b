using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>The year of a demo company in money: nothing in it is told, everything is calculated from its usage records.</summary>
/// <param name="Company">Whose year it is.</param>
/// <param name="Compared">Its first twelve months under every plan.</param>
/// <param name="Months">The same months with what was used in them, oldest first.</param>
public sealed record Story(StartCompany Company, PlanComparison Compared, IReadOnlyList<StoryMonth> Months)
{
    /// <summary>The month in which a module began after its first day; null when each began with a month.</summary>
    public StoryMonth? BegunInside => Months.FirstOrDefault(m => m.Begun is { } at && at > m.Period.StartsAt);

    /// <summary>The month with the most capacity in force at once.</summary>
    public StoryMonth Peak => Months.MaxBy(m => m.Days.Max(d => d.Units))!;

    /// <summary>What each month costs under a plan, in the order of <see cref="Months"/>.</summary>
    public IReadOnlyList<Money> Under(Plan plan) => WhatIf.Compare([plan], Compared.Months)[0].Months;

    /// <summary>A month as it was billed by day, and as if its highest capacity had been in force all through it.</summary>
    public StoryPeak Fixed(StoryMonth month)
    {
        var real = Compared.Months.First(m => m.Period == month.Period);
        var most = month.Days.Max(d => d.Units);
        var level = UsageRecord.At("peak", PlatformMeters.Capacity, month.Period.StartsAt, most, "peak");
        UsageRecord[] held = [.. real.Usage.Where(r => r.Meter != PlatformMeters.Capacity), level];
        return new(most, real.Under(Compared.Current).Running().Draft(new()), (real with { Usage = held }).Under(Compared.Current).Running().Draft(new()));
    }
}

/// <summary>Capacity that follows the day against capacity bought for the worst day.</summary>
/// <param name="Units">The most units in force at once.</param>
/// <param name="ByDay">The bill of the month as it was.</param>
/// <param name="AllMonth">The bill had that many units been held all month.</param>
public sealed record StoryPeak(int Units, Statement ByDay, Statement AllMonth)
{
    /// <summary>How much less the capacity alone costs, in percent, one decimal.</summary>
    public decimal PercentLess => Rounding.HalfAwayFromZero((Exact.One - (Capacity(ByDay) / Capacity(AllMonth))) * 100m, 0.1m).ToDecimal();

    /// <summary>Days times units that were paid for.</summary>
    public decimal UnitDays => ByDay.Line(PlatformMeters.Capacity)!.Quantities.Sum(q => q.Value.ToDecimal());

    private static Exact Capacity(Statement bill) => bill.Line(PlatformMeters.Capacity)!.Printed;
}

/// <summary>One month of a story.</summary>
/// <param name="Period">Which month.</param>
/// <param name="Seats">Most desk seats held in it.</param>
/// <param name="Tickets">Tickets measured in it.</param>
/// <param name="Modules">Modules that were on when it ended.</param>
/// <param name="Begun">When the last module that began in it began (UTC); null when none did.</param>
/// <param name="Days">Its days, oldest first.</param>
public sealed record StoryMonth(BillingPeriod Period, int Seats, int Tickets, int Modules, DateTimeOffset? Begun, IReadOnlyList<StoryDay> Days);

/// <summary>One local day.</summary>
/// <param name="Units">Most units of flexible capacity in force on it.</param>
public sealed record StoryDay(DateOnly Day, int Tickets, int Units);

/// <summary>The three stories of the demo world.</summary>
public sealed class StoryReads(StartReads companies, PlanReads plans, InvoiceReads invoices)
{
    private const int Months = 12;

    /// <summary>The story of a demo company; null when there is no such company or no month of it has ended.</summary>
    public async Task<Story?> FindAsync(string slug, CancellationToken stop)
    {
        if ((await companies.DemoAsync(stop)).FirstOrDefault(c => c.Slug == slug) is not { } company) return null;
        return await plans.CompareAsync(company.Tenant, Months, stop, oldest: true) is { Partial: false } compared
            ? new(company, compared, [.. compared.Months.Select(Month)])
            : null;
    }

    /// <summary>The invoice of one of its months, with the company as it stands on it; null when that month was not billed.</summary>
    public async Task<(InvoiceView View, Tenant Payer)?> InvoiceAsync(Story story, StoryMonth month, CancellationToken stop)
    {
        var tenant = story.Company.Tenant;
        var item = (await invoices.ListAsync(tenant, stop)).FirstOrDefault(i => i.Kind == StatementKind.Subscription && i.First == month.Period.First && i.Number.Length > 0);
        return item is not null && await invoices.FindAsync(tenant, item.Number, stop) is { } view ? (view, await invoices.PayerAsync(tenant, stop)) : null;
    }

    private static StoryMonth Month(UsageMonth month)
    {
        var modules = month.Usage.Where(r => r.Meter.StartsWith(PlatformMeters.Module(""), StringComparison.Ordinal)).ToArray();
        var units = month.Usage.Where(r => r.Meter == PlatformMeters.Capacity).OrderBy(r => r.From).ToArray();
        var zone = LocalTime.Zone(month.Period.Zone);
        var tickets = month.Usage.Where(r => r.Meter == PlatformMeters.Tickets).GroupBy(r => LocalTime.Day(r.From, zone)).ToDictionary(g => g.Key, g => (int)g.Sum(r => r.Amount));
        return new(month.Period,
            Most([.. month.Usage.Where(r => r.Meter == PlatformMeters.Seats).OrderBy(r => r.From)], month.Period.StartsAt, month.Period.EndsAt),
            tickets.Values.Sum(),
            modules.GroupBy(r => r.Meter).Count(g => g.MaxBy(r => r.From)!.Amount > 0m),
            modules.Where(r => r.Amount > 0m && r.From >= month.Period.StartsAt).Select(r => (DateTimeOffset?)r.From).Max(),
            [.. Enumerable.Range(0, month.Period.Days).Select(n => month.Period.First.AddDays(n)).Select(day => new StoryDay(day, tickets.GetValueOrDefault(day), Most(units, LocalTime.Start(day, zone), LocalTime.Start(day.AddDays(1), zone))))]);
    }

    // The level that holds over the beginning counts as well, unless it is set anew at that very instant.
    private static int Most(IReadOnlyList<UsageRecord> levels, DateTimeOffset begin, DateTimeOffset end)
    {
        var carried = levels.LastOrDefault(r => r.From <= begin)?.Amount ?? 0m;
        return (int)levels.Where(r => r.From > begin && r.From < end).Select(r => r.Amount).Append(carried).Max();
    }
}
