using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>What the installation offers: who may change it, which version a plan gets, and whom it never reaches.</summary>
public sealed class PlanActionsTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Only_the_operators_administrators_and_finance_publish(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        foreach (var stranger in new[] { payer.Admin, payer.Operator with { Role = Role.Supervisor }, payer.Operator with { Role = Role.Agent } })
            Assert.Equal(Refusal.OperatorOnly, (await Assert.ThrowsAsync<RefusedException>(() => Plans(payer).PublishAsync(stranger, 0, ReadyPlans.All, payer.Stop))).Reason);
        Assert.Equal(0, (await payer.Shelf.CatalogueAsync(payer.Stop)).Version);
        Assert.Equal(1, await Plans(payer).PublishAsync(payer.Operator, 0, ReadyPlans.All, payer.Stop));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_changed_plan_gets_the_next_version_and_an_unchanged_one_keeps_its_own(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await PublishAsync(payer, 0, [.. ReadyPlans.All.Select(p => p.Id == "seats" ? Base(p, 399m) : p)]);
        Assert.Equal(2, (await payer.Shelf.FindAsync("seats", payer.Stop))!.Version);
        Assert.All((await payer.Shelf.OnOfferAsync(payer.Stop)).Where(p => p.Id != "seats"), p => Assert.Equal(1, p.Version));
        // Only the order changed.
        await PublishAsync(payer, 1, [.. (await payer.Shelf.OnOfferAsync(payer.Stop)).Reverse()]);
        Assert.Equal(2, (await payer.Shelf.FindAsync("seats", payer.Stop))!.Version);
        Assert.Equal("elastic", (await payer.Shelf.OnOfferAsync(payer.Stop))[0].Id);
        await using var db = payer.World.Store.Db.Read(payer.Operator.Tenant);
        Assert.Equal(2, await db.Events.CountAsync(e => e.Kind == "PlansPublished" && e.ActorId == payer.Operator.Id, payer.Stop));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_withdrawn_number_never_comes_back_with_other_content(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await PublishAsync(payer, 0, [.. ReadyPlans.All.Select(p => p.Id == "seats" ? Base(p, 399m) : p)]);
        var second = await payer.Shelf.FindAsync("seats", payer.Stop);
        await PublishAsync(payer, 1, [ReadyPlans.Hybrid]);
        Assert.Null(await payer.Shelf.FindAsync("seats", payer.Stop));
        await PublishAsync(payer, 2, [ReadyPlans.Hybrid, Base(ReadyPlans.Seats, 499m)]);
        Assert.Equal(3, (await payer.Shelf.FindAsync("seats", payer.Stop))!.Version);
        await PublishAsync(payer, 3, [ReadyPlans.Hybrid]);
        await PublishAsync(payer, 4, [ReadyPlans.Hybrid, Base(ReadyPlans.Seats, 499m)]);
        Assert.Equal(3, (await payer.Shelf.FindAsync("seats", payer.Stop))!.Version);
        Assert.Equal(2, second!.Version);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_company_keeps_what_it_signed_until_it_chooses_again(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("seats");
        var before = await payer.LiveAsync();
        await PublishAsync(payer, 0, [.. ReadyPlans.All.Select(p => p.Id == "seats" ? Base(p, 2990m) : p)]);
        var after = await payer.LiveAsync();
        Assert.Equal((1, before.Version, before.Forecast.Expected.TotalMoney), (after.Plan!.Version, after.Version, after.Forecast.Expected.TotalMoney));
        payer.Pass(TimeSpan.FromHours(1));
        await payer.SignAsync("seats");
        Assert.Equal(2, (await payer.LiveAsync()).Plan!.Version);
    }

    public static TheoryData<string, string, string> Malformed()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var kind in Store.Kinds.Select(k => k.Data))
            foreach (var (change, place) in new[]
            {
                ("negative", "plans[0].charges[0].price.amount"), ("falling", "plans[0].charges[1].price.tiers[1].upTo"), ("closed", "plans[0].charges[1].price.tiers[1].upTo"),
                ("unknown module", "plans[0].charges[1].meter"), ("no name", "plans[0].name"), ("id", "plans[0].id"), ("twice", "plans[1].id"), ("idle", "plans[0].idleCutOffMinutes"), ("empty", "plans[0].charges"), ("none", "plans"),
            }) all.Add(kind, change, place);
        return all;
    }

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_plan_that_cannot_be_used_is_refused_by_its_field_and_nothing_is_stored(string kind, string change, string field)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Plans(payer).PublishAsync(payer.Operator, 0, Broken(change), payer.Stop));
        Assert.Equal((Refusal.TermsInvalid, field), (refused.Reason, (string)refused.Details[0]!));
        await using var db = payer.World.Store.Db.Read(payer.Operator.Tenant);
        Assert.Equal(0, await db.Rules.CountAsync(d => d.Kind == "plans", payer.Stop));
        Assert.Equal(0, await db.Events.CountAsync(e => e.Kind == "PlansPublished", payer.Stop));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Of_two_who_publish_at_once_the_second_is_told_and_a_surprising_table_is_allowed(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var surprising = ReadyPlans.PayAsYouGo with { Charges = [PlatformCharges.Base(1m), PlatformCharges.Tickets(new VolumePrice([new(10m, 5m), new(null, 3m)]))] };
        Assert.Contains(OfferCheck.Problems(surprising), p => p.Warning);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(async n =>
        {
            try { return await Plans(payer).PublishAsync(payer.Operator, 0, [surprising with { IdleCutOffMinutes = 20 + n }], payer.Stop); }
            catch (RefusedException refused) when (refused.Reason == Refusal.SomeoneWasFaster) { return -1; }
        }));
        Assert.Equal([-1, 1], outcomes.Order());
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Every_company_hears_that_the_offer_changed_and_by_nobodys_name(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var rung = new TaskCompletionSource();
        using var watch = payer.World.Store.Feed.Watch(new(payer.Tenant), () => { rung.TrySetResult(); return Task.CompletedTask; });
        await PublishAsync(payer, 0, [ReadyPlans.Hybrid]);
        await rung.Task.WaitAsync(TimeSpan.FromSeconds(20), payer.Stop);
        await using var db = payer.World.Store.Db.Read(payer.Tenant);
        var told = await db.Events.SingleAsync(e => e.Kind == "PlansOffered", payer.Stop);
        Assert.Equal((null, "Operator"), (told.ActorId, told.ActorName));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_rehearsed_month_comes_to_what_was_signed_and_names_no_ticket_and_no_person(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        payer.MoveTo(2026, 7, 20);
        var report = await payer.World.ReportFridgeAsync();
        payer.MoveTo(2026, 8, 20);
        var operators = new OperatorReads(payer.World.Store.Db, new TenantBook(payer.World.Store.Db), payer.Bills, payer.Invoices, payer.World.Store.Clock);
        var desk = new PlanDesk(payer.World.Store.Db, payer.World.Rules, payer.Shelf, operators, payer.World.Store.Clock);
        Assert.Null(await desk.RehearseAsync(payer.Admin, payer.Tenant, ReadyPlans.PayAsYouGo, payer.Stop));
        var month = (await desk.RehearseAsync(payer.Operator, payer.Tenant, ReadyPlans.PayAsYouGo, payer.Stop))!;
        var plan = (await payer.LiveAsync()).Plan!;
        Assert.Equal(month.Signed.TotalMoney, BillingCalculator.Calculate(Agreement.To(plan, month.Month.Period.StartsAt), month.Month.Period, month.Month.Usage).TotalMoney);
        var text = BillingJson.Write(month);
        var number = (await payer.World.TicketAsync(report.TicketId)).Number;
        Assert.Contains(month.Month.Usage, r => r.Meter == PlatformMeters.Tickets);
        Assert.DoesNotContain(number, text, StringComparison.Ordinal);
        Assert.DoesNotContain(report.TicketId.ToString("N"), text, StringComparison.Ordinal);
        foreach (var (_, person) in (await payer.World.Members.DemoAsync(payer.Stop)).Select(d => (d.Company, d.Person)))
            Assert.DoesNotContain(person.Name, text, StringComparison.Ordinal);
    }

    private static Plan[] Broken(string change)
    {
        Plan good = ReadyPlans.PayAsYouGo with { Charges = [PlatformCharges.Base(199m), PlatformCharges.Tickets(new GraduatedPrice([new(1000m, 0.8m), new(5000m, 0.6m), new(null, 0.45m)]))] };
        Charge Tickets(params Tier[] tiers) => good.Charges[1] with { Price = new GraduatedPrice(tiers) };
        return change switch
        {
            "negative" => [good with { Charges = [PlatformCharges.Base(-1m), good.Charges[1]] }],
            "falling" => [good with { Charges = [good.Charges[0], Tickets(new(1000m, 1m), new(500m, 1m), new(null, 1m))] }],
            "closed" => [good with { Charges = [good.Charges[0], Tickets(new(1000m, 1m), new(2000m, 1m))] }],
            "unknown module" => [good with { Charges = [good.Charges[0], good.Charges[1] with { Meter = "module:moon" }] }],
            "no name" => [good with { Name = new("按量", " ") }],
            "id" => [good with { Id = "Pay As You Go" }],
            "twice" => [good, good],
            "idle" => [good with { IdleCutOffMinutes = 0 }],
            "empty" => [good with { Charges = [] }],
            _ => [],
        };
    }

    private static Plan Base(Plan plan, decimal amount) => plan with { Charges = [PlatformCharges.Base(amount), .. plan.Charges.Skip(1)] };

    private static PlanActions Plans(Payer payer) => new(payer.World.Store.Writer, payer.World.Rules, payer.World.Store.Clock);

    private static Task<int> PublishAsync(Payer payer, int seen, IReadOnlyList<Plan> plans) => Plans(payer).PublishAsync(payer.Operator, seen, plans, payer.Stop);
}
