using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Demo.Scenes;

/// <summary>A corner shop that exists for one scene: a month of it is over, and its bill is still to be closed. It is opened anew for every playing.</summary>
public sealed class MonthEndShop(CompanyActions company, SubscriptionActions subscriptions, MonthEndBooks books, TenantEraser eraser, MemberBook members)
{
    /// <summary>Its word in addresses.</summary>
    public const string Slug = "xiaoman";
    private static readonly Actor By = Actor.System("Demo");

    /// <summary>Opens it with a month that is billed, and one that ended yesterday and is not.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> OpenAsync(DateTimeOffset now, CancellationToken stop)
    {
        foreach (var old in (await members.DemoAsync(stop, unfinished: true)).Where(p => p.Company.Slug == Slug).Select(p => p.Company.Id).Distinct()) await eraser.EraseAsync(old, stop);
        // Not at work before all is written: the watch that closes months would come in between.
        var id = await company.OpenAsync(n => new Tenant
        {
            Id = n, Slug = Slug, Name = "小满便利", NameEn = "Xiaoman Corner Shop", Prefix = "XM", Hotline = "400-000-0520", Zone = DemoSeed.Zone, Currency = "CNY", Demo = true, Active = false,
        }, By, stop);
        await company.AddMemberAsync(new Member
        {
            TenantId = id, Id = Guid.CreateVersion7(now), Login = $"xiahe@demo{id}", Name = "夏禾", NameEn = "Xia He", Role = Role.Finance, Stamp = "demo",
        }, null, By, stop);
        // Yesterday, and not today: its draft has stood open for its hour at whatever time of day this is played.
        var cycle = new BillingCycle(LocalTime.Day(now, LocalTime.Zone(DemoSeed.Zone)).AddDays(-1).AddMonths(-2), DemoSeed.Zone);
        await books.MeasureAsync(id, cycle, stop);
        await subscriptions.StartAgainAsync(id, Subscription.Start(ReadyPlans.Seats, cycle.Anchor, cycle.Zone), By, stop);
        await books.LockFirstAsync(id, cycle, stop);
        await company.ActivateAsync(id, By, stop);
        return id;
    }
}
