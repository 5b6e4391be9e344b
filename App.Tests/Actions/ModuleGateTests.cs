using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>A module that is off is closed at once, also where it was open; switched on again, everything goes on.</summary>
public sealed class ModuleGateTests(PostgresCluster cluster)
{
    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Without_auto_dispatch_tickets_wait_for_a_hand(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await SwitchAsync(payer, Modules.Dispatch, false);
        var report = await payer.World.ReportFridgeAsync();
        Assert.Equal(0, await payer.World.Assignment.DispatchWaitingAsync(payer.Tenant, payer.Stop));
        var waiting = await payer.World.TicketAsync(report.TicketId);
        Assert.Equal(TicketState.Triaged, waiting.State);
        await SwitchAsync(payer, Modules.Dispatch, true);
        Assert.Equal(1, await payer.World.Assignment.DispatchWaitingAsync(payer.Tenant, payer.Stop));
        Assert.Equal(TicketState.Offered, (await payer.World.TicketAsync(report.TicketId)).State);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Without_tracking_a_link_shows_whom_to_call_and_nothing_else(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var report = await payer.World.ReportFridgeAsync();
        Assert.False((await payer.World.Track.ReadAsync(report.Secret, payer.Stop))!.Off);
        await SwitchAsync(payer, Modules.Tracking, false);
        var off = (await payer.World.Track.ReadAsync(report.Secret, payer.Stop))!;
        Assert.True(off.Off);
        Assert.Empty(off.Log);
        Assert.Null(off.OfferedTo);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => payer.World.Customers.WriteAsync(report.Secret, "有人吗", "m1", payer.Stop));
        Assert.Equal(Refusal.ModuleOff, refused.Reason);
        await SwitchAsync(payer, Modules.Tracking, true);
        await payer.World.Customers.WriteAsync(report.Secret, "有人吗", "m1", payer.Stop);
        Assert.NotEmpty((await payer.World.Track.ReadAsync(report.Secret, payer.Stop))!.Log);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Without_the_wall_a_screen_says_so_and_shows_no_figure(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.World.ReportFridgeAsync();
        var secret = await new Plainmend.Actions.WallActions(payer.World.Store.Writer, payer.World.Store.Clock).CreateAsync(payer.Tenant, "前台", Actor.System("Test"), payer.Stop);
        var reads = new WallReads(payer.World.Store.Db, payer.World.Links, payer.World.Store.Clock);
        Assert.NotEmpty((await reads.ReadAsync(secret, payer.Stop))!.Crew);
        await SwitchAsync(payer, Modules.Wall, false);
        var off = (await reads.ReadAsync(secret, payer.Stop))!;
        Assert.True(off.Off);
        Assert.Empty(off.Crew);
        Assert.Empty(off.Urgent);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task Without_parts_nobody_waits_for_one(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await SwitchAsync(payer, Modules.Parts, false);
        var (report, technician) = await payer.World.ArrivedAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => payer.World.Technicians.PartMissingAsync(technician, report.TicketId, "BOARD-186", null, payer.Stop));
        Assert.Equal(Refusal.ModuleOff, refused.Reason);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_page_that_watches_one_ticket_hears_of_the_switch(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        var report = await payer.World.ReportFridgeAsync();
        var rung = new TaskCompletionSource();
        using var watch = payer.World.Store.Feed.Watch(new Topic(payer.Tenant, report.TicketId), () =>
        {
            rung.TrySetResult();
            return Task.CompletedTask;
        });
        await SwitchAsync(payer, Modules.Tracking, false);
        await rung.Task.WaitAsync(TimeSpan.FromSeconds(30), payer.Stop);
    }

    [Theory, MemberData(nameof(Store.Kinds), MemberType = typeof(Store))]
    public async Task A_module_counts_from_the_switch_on_and_no_longer(string kind)
    {
        await using var payer = await Payer.OfAsync(kind, cluster);
        await payer.SignAsync("modules");
        payer.MoveTo(2026, 7, 20);
        await SwitchAsync(payer, Modules.Wall, false);
        payer.MoveTo(2026, 8, 4, 12);
        await SwitchAsync(payer, Modules.Wall, true);
        payer.MoveTo(2026, 8, 14, 12);
        // The period runs from 15 July to 15 August. Held at the end of 15–19 July (5 days) and of 4–14 August (11): 16 of 31 days × 199.
        Assert.Equal(102.71m, (await payer.LiveAsync()).Forecast.Expected.Line("module:wall")!.Printed.ToDecimal());
    }

    private static Task SwitchAsync(Payer payer, string module, bool on) => payer.Modules.SwitchAsync(payer.Admin, module, on, payer.Stop);
}
