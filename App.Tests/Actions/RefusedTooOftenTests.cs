using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>When no further offer will go out by itself, a supervisor hears of it: once, with the reason.</summary>
public sealed class RefusedTooOftenTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task After_as_many_refusals_as_the_rule_allows_the_ticket_escalates_once(string kind)
    {
        await using var world = await RefusingAsync(kind, most: 2);
        var (ticket, supervisor) = ((await world.ReportFridgeAsync()).TicketId, await world.WhoAsync("shenlan"));
        var news = new DeskNewsReads(world.Store.Db);
        var before = (await news.SinceAsync(supervisor, null, world.Stop)).Number;
        await RefuseAsync(world, ticket);
        Assert.Equal((TicketState.Offered, 0), ((await world.TicketAsync(ticket)).State, (await world.TicketAsync(ticket)).EscalationLevel));
        await RefuseAsync(world, ticket);
        for (var i = 0; i < 3; i++) await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);
        var now = await world.TicketAsync(ticket);
        Assert.Equal((TicketState.Triaged, DecisionOutcome.Escalated, 1), (now.State, now.Decision!.Outcome, now.EscalationLevel));
        Assert.Equal([nameof(DecisionOutcome.Escalated)], await ReasonsAsync(world, ticket));
        Assert.Contains((await news.SinceAsync(supervisor, before, world.Stop)).Items, item => item is { Kind: NewsKind.Breach } && item.TicketId == ticket);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task When_everybody_suitable_has_refused_it_escalates_though_the_rule_allows_more_and_says_it_no_second_time(string kind)
    {
        await using var world = await RefusingAsync(kind, most: 100);
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        while ((await world.TicketAsync(ticket)).State == TicketState.Offered) await RefuseAsync(world, ticket);
        Assert.Equal(WaitReason.AllRefused, (await world.TicketAsync(ticket)).Decision!.Waiting);
        Assert.Equal([nameof(WaitReason.AllRefused)], await ReasonsAsync(world, ticket));
        // Without a rule it waits for another reason for a while.
        foreach (var (version, on) in new[] { (2, false), (3, true) })
        {
            await PublishAsync(world, version, rule => rule with { On = on });
            await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);
            Assert.Equal(on ? WaitReason.AllRefused : WaitReason.NoRule, (await world.TicketAsync(ticket)).Decision!.Waiting);
        }
        Assert.Equal([nameof(WaitReason.AllRefused)], await ReasonsAsync(world, ticket));
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Offers_that_run_out_count_and_a_promise_already_broken_does_not_hide_it(string kind)
    {
        await using var world = await RefusingAsync(kind, most: 2);
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        for (var i = 0; i < 2; i++)
        {
            world.Store.Clock.Advance((await world.TicketAsync(ticket)).OfferExpiresAt!.Value - world.Store.Clock.GetUtcNow());
            await world.Timers.RunAsync(world.Tenant, world.Stop);
            await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);
            if (i == 0) await world.Desk.EscalateAsync(await world.WhoAsync("shenlan"), ticket, "客户很急", world.Stop);
        }
        var now = await world.TicketAsync(ticket);
        Assert.Equal((DecisionOutcome.Escalated, 2), (now.Decision!.Outcome, now.Tried.Count));
        var reasons = await ReasonsAsync(world, ticket);
        Assert.Contains("客户很急", reasons);
        Assert.Equal(nameof(DecisionOutcome.Escalated), reasons[^1]);
        Assert.Equal(reasons.Count, now.EscalationLevel);
    }

    private async Task<World> RefusingAsync(string kind, int most)
    {
        var world = await World.OfAsync(kind, cluster);
        await PublishAsync(world, 1, rule => rule with { MaxRefusals = most });
        return world;
    }

    private static async Task PublishAsync(World world, int after, Func<AssignmentRule, AssignmentRule> changed)
    {
        var person = (await world.Members.DemoAsync(world.Stop)).First(d => d.Person.Role == Role.Admin).Person;
        var admin = new Plainmend.Access.Viewer(person.TenantId, person.Id, person.Name, person.NameEn, person.Role);
        var rules = (await new AdminAgreements(world.Store.Db, world.Rules).RulesAsync(admin, world.Stop))!.Current!;
        await world.Company.PublishRulesAsync(admin, after, [.. rules.Select(changed)], world.Stop);
    }

    private static async Task RefuseAsync(World world, Guid ticket)
    {
        await world.Technicians.RefuseAsync(await world.TechnicianOfAsync(ticket), ticket, "太远", world.Stop);
        await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);
    }

    // Every escalation with its reason, in order.
    private static async Task<IReadOnlyList<string>> ReasonsAsync(World world, Guid ticket) =>
        [.. (await new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(await world.WhoAsync("shenlan"), ticket, world.Stop))!.Log.OrderBy(e => e.Event.Version).Select(e => e.Event.Fact).OfType<Escalated>().Select(f => f.Reason)];
}
