using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Demo;
using Plainmend.Demo.Scenes;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>The warm-up under a clock the test moves.</summary>
public sealed class WarmUpSceneTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Five_reports_are_dispatched_with_reasons_and_one_breaks_its_promise_after_two_minutes(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var cast = await CastAsync(world);
        var plot = new DemoPlot(world.Store.Db, world.Reports, world.Technicians, world.Desk, new(world.Door));
        var watched = "";
        var steps = new WarmUpScene(world.Store.Db, plot, world.Reports, world.Assignment, world.Technicians).Steps(cast, "k", world.Store.Clock, path => watched = path);
        Assert.Equal(WarmUpScene.Reports + 2, steps.Count);
        foreach (var step in steps.Take(WarmUpScene.Reports)) await step(world.Stop);
        Assert.Equal("/desk", watched);
        var tickets = await TicketsAsync(world);
        Assert.Equal(WarmUpScene.Reports, tickets.Count);
        Assert.All(tickets, t => Assert.Equal((TicketState.Offered, DecisionOutcome.Chosen), (t.State, t.Decision!.Outcome)));
        var alarm = tickets.MinBy(t => t.Number)!;
        Assert.Equal((SlaTarget.Accept, TimeSpan.FromMinutes(2)), (alarm.DueTarget, alarm.DueAt - alarm.SubmittedAt));

        var waiting = steps[WarmUpScene.Reports](world.Stop);
        world.Store.Clock.Advance(alarm.DueAt!.Value - world.Store.Clock.GetUtcNow());
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        Assert.Equal(0, (await world.TicketAsync(alarm.Id)).EscalationLevel);
        Assert.False(waiting.IsCompleted);
        world.Store.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        Assert.Equal((1, SlaTarget.Accept), ((await world.TicketAsync(alarm.Id)).EscalationLevel, (await world.TicketAsync(alarm.Id)).DueTarget));
        Assert.Single(await TicketsAsync(world), t => t.EscalationLevel > 0);
        while (!waiting.IsCompleted)
        {
            world.Store.Clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }
        await waiting;
        await steps[^1](world.Stop);
        var sent = await world.TicketAsync(alarm.Id);
        Assert.Equal((TicketState.Scheduled, 1, "刘洋"), (sent.State, sent.EscalationLevel, (await world.TechnicianOfAsync(alarm.Id)).Name));
    }

    [Fact]
    public async Task A_visitor_who_accepts_in_time_ends_the_waiting_and_nothing_escalates()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var cast = await CastAsync(world);
        var plot = new DemoPlot(world.Store.Db, world.Reports, world.Technicians, world.Desk, new(world.Door));
        var steps = new WarmUpScene(world.Store.Db, plot, world.Reports, world.Assignment, world.Technicians).Steps(cast, "k", world.Store.Clock, _ => { });
        await steps[0](world.Stop);
        var alarm = Assert.Single(await TicketsAsync(world));
        await world.Technicians.AcceptAsync(await world.TechnicianOfAsync(alarm.Id), alarm.Id, world.Stop);
        await steps[WarmUpScene.Reports](world.Stop);
        await steps[^1](world.Stop);
        Assert.Equal((TicketState.Scheduled, 0), ((await world.TicketAsync(alarm.Id)).State, (await world.TicketAsync(alarm.Id)).EscalationLevel));
    }

    private static async Task<DemoCast> CastAsync(World world)
    {
        var people = await world.Members.DemoAsync(world.Stop);
        Viewer Of(Role role) => Viewer.Of(people.First(p => p.Person.Role == role).Person);
        return new(people[0].Company, DemoCompanies.All[0], Of(Role.Agent), Of(Role.Finance),
            people.Where(p => p.Person.Role == Role.Technician).ToDictionary(p => p.Person.Id, p => Viewer.Of(p.Person)));
    }

    private static async Task<IReadOnlyList<Ticket>> TicketsAsync(World world)
    {
        await using var db = world.Store.Db.Read(world.Tenant);
        return await db.Tickets.ToListAsync(world.Stop);
    }
}
