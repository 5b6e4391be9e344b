using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Usage comes from what really happens, once, and the running bill is the one calculation over it.</summary>
public sealed class MeteringTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Seats_are_held_by_active_people_and_follow_role_and_leaving(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("seats");
        Assert.Equal((6m, 8m), await SeatsAsync(payer));
        var lina = await MemberAsync(payer, "lina");
        payer.Pass(TimeSpan.FromHours(1));
        await payer.World.Company.ChangeMemberAsync(payer.Tenant, lina.Id, lina.Version, m => m.Role = Role.Technician, Actor.System("Test"), payer.Stop);
        Assert.Equal((5m, 9m), await SeatsAsync(payer));
        payer.Pass(TimeSpan.FromHours(1));
        await payer.World.Company.ChangeMemberAsync(payer.Tenant, lina.Id, lina.Version + 1, m => m.Active = false, Actor.System("Test"), payer.Stop);
        Assert.Equal((5m, 8m), await SeatsAsync(payer));
        await payer.World.Company.ChangeMemberAsync(payer.Tenant, lina.Id, lina.Version + 2, m => m.Name = "李娜娜", Actor.System("Test"), payer.Stop);
        Assert.Equal((5m, 8m), await SeatsAsync(payer));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_ticket_counts_once_however_often_its_report_is_sent(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("pay-as-you-go");
        await payer.World.ReportFridgeAsync();
        await payer.World.ReportFridgeAsync();
        await payer.World.ReportFridgeAsync("k2");
        var live = await payer.LiveAsync();
        Assert.Equal(1.6m, live.Forecast.SoFar.Line("tickets")!.Printed.ToDecimal());
        Assert.Equal(2, (await payer.Bills.FactsAsync(payer.Tenant, PlatformMeters.Tickets, live.Period, 0, 10, payer.Stop)).Count);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task The_running_bill_is_the_calculation_over_everything_stored(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("hybrid");
        for (var n = 0; n < 5; n++)
        {
            payer.Pass(TimeSpan.FromHours(7));
            await payer.World.ReportFridgeAsync($"k{n}");
            await payer.Modules.SwitchAsync(payer.Admin, Modules.Wall, n % 2 == 1, payer.Stop);
            // What happens at the very instant of a look belongs to the next one.
            payer.Pass(TimeSpan.FromMilliseconds(1));
            var live = await payer.LiveAsync();
            Assert.Equal(await WholeAsync(payer), live.Forecast.SoFar.Seal);
        }
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task External_records_are_accepted_once_repeated_harmlessly_and_refused_when_they_differ(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var at = payer.Now;
        UsageRecord[] records = [UsageRecord.At("a", "sms", at, 3m, "x"), UsageRecord.At("b", "sms", at, 2m, "x"), UsageRecord.At("a", "sms", at, 3m, "x"), UsageRecord.At("a", "sms", at, 4m, "x")];
        var first = await payer.Usage.IngestAsync(payer.Tenant, records, Actor.System("Test"), payer.Stop);
        Assert.Equal([Receipt.Accepted, Receipt.Accepted, Receipt.Duplicate, Receipt.Conflict], first.Select(r => r.Receipt));
        var second = await payer.Usage.IngestAsync(payer.Tenant, records[..2], Actor.System("Test"), payer.Stop);
        Assert.All(second, r => Assert.Equal(Receipt.Duplicate, r.Receipt));
        await using var db = payer.World.Store.Db.Read(payer.Tenant);
        Assert.Equal([2m, 3m], (await db.Usage.Where(u => u.Meter == "sms").Select(u => u.Amount).ToListAsync(payer.Stop)).Order());
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Sixty_four_senders_of_the_same_records_count_them_once_and_positions_have_no_gaps(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var records = Enumerable.Range(0, 20).Select(n => UsageRecord.At($"r{n}", "sms", payer.Now, 1m, "x")).ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => payer.Usage.IngestAsync(payer.Tenant, [.. records.Skip(n % 10)], Actor.System("Test"), payer.Stop)));
        Assert.Equal(20, answers.SelectMany(a => a).Count(r => r.Receipt == Receipt.Accepted));
        await using var db = payer.World.Store.Db.Read(payer.Tenant);
        var positions = await db.Usage.OrderBy(u => u.Position).Select(u => u.Position).ToListAsync(payer.Stop);
        Assert.Equal(Enumerable.Range(1, positions.Count).Select(n => (long)n), positions);
        Assert.Equal(20, await db.Usage.CountAsync(u => u.Meter == "sms", payer.Stop));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Capacity_follows_the_days_tickets_and_falls_back_at_midnight(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("elastic");
        await payer.Demand.FollowAsync(payer.Tenant, payer.Stop);
        Assert.Equal(1, (await payer.LiveAsync()).Capacity);
        var records = Enumerable.Range(0, 161).Select(n => UsageRecord.At($"t{n}", PlatformMeters.Tickets, payer.Now, 1m, "x")).ToArray();
        await payer.Usage.IngestAsync(payer.Tenant, records, Actor.System("Test"), payer.Stop);
        await payer.Demand.FollowAsync(payer.Tenant, payer.Stop);
        Assert.Equal(3, (await payer.LiveAsync()).Capacity);
        payer.MoveTo(2026, 6, 16, 9);
        await payer.Demand.FollowAsync(payer.Tenant, payer.Stop);
        var live = await payer.LiveAsync();
        Assert.Equal(1, live.Capacity);
        // Yesterday's peak of 3 and today's 1: the release counts from midnight, not from nine o'clock.
        Assert.Equal(4m * 18m, live.Forecast.SoFar.Line("capacity")!.Printed.ToDecimal());
    }

    [Fact]
    public void A_unit_carries_eighty_tickets() =>
        Assert.Equal([1, 1, 1, 2, 2, 3, 12, 12], new[] { 0, 1, 80, 81, 160, 161, 960, 5000 }.Select(CapacityByDemand.Needed));

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_hard_limit_stops_modules_and_capacity_but_never_tickets(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("elastic");
        await payer.Modules.SwitchAsync(payer.Admin, Modules.Wall, false, payer.Stop);
        await payer.Subscriptions.LimitAsync(payer.Admin, (await payer.LiveAsync()).Version, new SpendLimit(1m, Hard: true), payer.Stop);
        payer.Pass(TimeSpan.FromDays(1));
        var module = await Assert.ThrowsAsync<RefusedException>(() => payer.Modules.SwitchAsync(payer.Admin, Modules.Wall, true, payer.Stop));
        Assert.Equal(Refusal.LimitReached, module.Reason);
        await Assert.ThrowsAsync<RefusedException>(() => payer.Capacity.SetAsync(payer.Tenant, 5, "test", Actor.System("Test"), null, payer.Stop));
        await payer.World.ReportFridgeAsync();
        var live = await payer.LiveAsync();
        Assert.True(live.Budget!.Stops);
        Assert.True(live.Forecast.SoFar.Net.Value <= 1m);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Each_threshold_is_told_once_in_a_period(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("seats");
        await payer.Subscriptions.LimitAsync(payer.Admin, (await payer.LiveAsync()).Version, new SpendLimit(100m, Hard: false), payer.Stop);
        payer.Pass(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => payer.Spend.FollowAsync(payer.Tenant, payer.Stop)));
        payer.Pass(TimeSpan.FromDays(1));
        await payer.Spend.FollowAsync(payer.Tenant, payer.Stop);
        Assert.Equal([50, 75, 90, 100], (await payer.LiveAsync()).Notices.Select(n => n.Reached.Percent).Order());
    }

    private static async Task<string> WholeAsync(Payer payer)
    {
        var live = await payer.LiveAsync();
        await using var db = payer.World.Store.Db.Read(payer.Tenant);
        var all = (await db.Usage.ToListAsync(payer.Stop)).Select(u => u.ToRecord());
        return BillingCalculator.Calculate(live.Subscription.Agreement, live.Period, all, new() { AsOf = live.ReadAt }).Seal!;
    }

    private static async Task<(decimal Desk, decimal Technicians)> SeatsAsync(Payer payer)
    {
        await using var db = payer.World.Store.Db.Read(payer.Tenant);
        var rows = await db.Usage.Where(u => u.Meter == PlatformMeters.Seats || u.Meter == PlatformMeters.TechnicianSeats).OrderBy(u => u.Position).ToListAsync(payer.Stop);
        decimal Held(string meter) => rows.Where(u => u.Meter == meter).GroupBy(u => u.Subject).Sum(g => g.Last().Amount);
        return (Held(PlatformMeters.Seats), Held(PlatformMeters.TechnicianSeats));
    }

    private static async Task<Member> MemberAsync(Payer payer, string login)
    {
        await using var db = payer.World.Store.Db.Read(payer.Tenant);
        return await db.Members.SingleAsync(m => m.Login.StartsWith(login + "@"), payer.Stop);
    }
}
