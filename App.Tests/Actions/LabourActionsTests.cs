using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>A technician's labour over all his jobs.</summary>
public sealed class LabourActionsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nobodys_time_is_counted_on_two_tickets_at_once(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (first, technician) = await InRepairAsync(world, "a");
        var (second, _) = await InRepairAsync(world, "b", technician);
        var began = world.Store.Clock.GetUtcNow();
        await world.Labour.StartAsync(technician, first.TicketId, world.Stop, "tap");
        await world.Labour.StartAsync(technician, first.TicketId, world.Stop, "tap");
        await RefusedAsync(() => world.Labour.StartAsync(technician, second.TicketId, world.Stop));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(30));
        await world.Labour.StopAsync(technician, first.TicketId, world.Stop);
        await RefusedAsync(() => world.Labour.EnterAsync(technician, second.TicketId, began.AddMinutes(29), began.AddMinutes(30), "e", world.Stop));
        await world.Labour.StartAsync(technician, second.TicketId, world.Stop);
        Assert.NotNull((await world.TicketAsync(second.TicketId)).LabourTimer);

        async Task RefusedAsync(Func<Task> act)
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(act);
            Assert.Equal((Refusal.LabourOverlaps, first.Number), (refused.Reason, refused.Details[0]));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_clock_stops_the_timer_before_the_ceiling_and_the_customer_is_asked(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var (report, technician) = await InRepairAsync(world, "a");
        await world.Labour.StartAsync(technician, report.TicketId, world.Stop);
        world.Store.Clock.Advance(TimeSpan.FromMinutes(45));
        var view = (await world.Track.ReadAsync(report.Secret, world.Stop))!;
        Assert.Equal((120m, true), (view.Charges.TotalMoney.Amount, view.Labour is not null));
        world.Store.Clock.Advance(TimeSpan.FromMinutes(16));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        view = (await world.Track.ReadAsync(report.Secret, world.Stop))!;
        Assert.Equal((TicketState.AwaitingApproval, 150m, 270m), (view.State, view.Charges.TotalMoney.Amount, view.Quote!.Statement.TotalMoney.Amount));
    }

    // One hour is approved.
    private static async Task<(ReportTaken Report, Viewer Technician)> InRepairAsync(World world, string key, Viewer? technician = null)
    {
        var report = await world.ReportFridgeAsync(key);
        if (technician is not null && (await world.TicketAsync(report.TicketId)).TechnicianId != technician.Id)
        {
            var lina = await world.WhoAsync("lina");
            await world.Assignment.UnassignAsync(lina, report.TicketId, "改派", undo: false, world.Stop);
            await world.Assignment.AssignAsync(lina, report.TicketId, technician.Id, "指定", world.Stop);
        }
        technician ??= await world.TechnicianOfAsync(report.TicketId);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        await world.Technicians.ArriveAsync(technician, report.TicketId, 0, world.Stop);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "门封老化", [new(null, 1, ByHour: true)], null, world.Stop);
        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        return (report, technician);
    }
}
