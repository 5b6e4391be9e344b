using Plainmend.Actions;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>A ticket that a person took back is left to him for a while.</summary>
public sealed class TakenBackTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_ticket_taken_back_is_not_dispatched_again_before_the_grace_is_over(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var ticket = (await world.ReportFridgeAsync()).TicketId;
        await world.Assignment.UnassignAsync(await world.WhoAsync("lina"), ticket, "撤销", undo: true, world.Stop);

        Assert.Equal(WaitReason.TakenBack, (await world.TicketAsync(ticket)).Decision!.Waiting);
        world.Store.Clock.Advance(Dispatcher.Grace - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop));
        Assert.Equal(TicketState.Triaged, (await world.TicketAsync(ticket)).State);

        world.Store.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop));
        Assert.Equal(TicketState.Offered, (await world.TicketAsync(ticket)).State);
    }

    [Fact]
    public async Task A_person_may_assign_it_at_once()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var (lina, ticket) = (await world.WhoAsync("lina"), (await world.ReportFridgeAsync()).TicketId);
        await world.Assignment.UnassignAsync(lina, ticket, "撤销", undo: true, world.Stop);
        var waits = (await world.TicketAsync(ticket)).Decision!;
        await world.Assignment.AssignAsync(lina, ticket, waits.Candidates[0].TechnicianId, null, world.Stop);
        Assert.Equal(waits.Candidates[0].TechnicianId, (await world.TicketAsync(ticket)).TechnicianId);
    }

    [Fact]
    public async Task Others_do_not_wait_for_it()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var lina = await world.WhoAsync("lina");
        var (taken, other) = ((await world.ReportFridgeAsync()).TicketId, (await world.ReportFridgeAsync("k2")).TicketId);
        foreach (var ticket in new[] { taken, other }) await world.Assignment.UnassignAsync(lina, ticket, "撤销", undo: true, world.Stop);
        world.Store.Clock.Advance(Dispatcher.Grace);
        await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);
        await world.Assignment.UnassignAsync(lina, taken, "撤销", undo: true, world.Stop);
        await world.Assignment.DispatchWaitingAsync(world.Tenant, world.Stop);
        Assert.Equal((TicketState.Triaged, TicketState.Offered), ((await world.TicketAsync(taken)).State, (await world.TicketAsync(other)).State));
    }
}
