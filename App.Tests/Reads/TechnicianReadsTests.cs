using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

public sealed class TechnicianReadsTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_technician_sees_his_offer_then_his_day_then_what_he_finished(string kind)
    {
        await using var world = await World.OfAsync(kind, cluster);
        var reads = Reads(world);
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        var other = await world.WhoAsync("wangqiang");
        Assert.Equal(report.Number, Assert.Single((await reads.JobsAsync(technician, world.Stop)).Offers).Number);
        Assert.Empty((await reads.JobsAsync(other, world.Stop)).Offers);

        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        var row = Assert.Single((await reads.JobsAsync(technician, world.Stop)).Today);
        Assert.NotNull(row.Window);
        await world.Technicians.ArriveAsync(technician, report.TicketId, 8, world.Stop);
        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "松动", [], null, world.Stop);
        await world.Technicians.FinishAsync(technician, report.TicketId, "已调整", "松动", world.Stop);
        var list = await reads.JobsAsync(technician, world.Stop);
        Assert.Empty(list.Today);
        Assert.Single(list.Done);
        world.Store.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await reads.JobsAsync(technician, world.Stop)).Done);
    }

    [Fact]
    public async Task The_customer_is_named_only_to_whom_has_accepted_and_to_nobody_else()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var reads = Reads(world);
        var report = await world.ReportFridgeAsync();
        var technician = await world.TechnicianOfAsync(report.TicketId);
        var other = await world.WhoAsync("wangqiang");
        Assert.Null((await reads.JobAsync(technician, report.TicketId, world.Stop))!.Contact);
        await world.Technicians.AcceptAsync(technician, report.TicketId, world.Stop);
        Assert.Equal("13812345678", (await reads.JobAsync(technician, report.TicketId, world.Stop))!.Contact!.Phone);
        Assert.Null(await reads.JobAsync(other, report.TicketId, world.Stop));
        Assert.Null(await reads.FindAsync(other, report.Number, world.Stop));
        Assert.Null(await reads.PriceAsync(other, report.TicketId, [], world.Stop));
        Assert.Equal(report.TicketId, await reads.FindAsync(technician, report.Number, world.Stop));
    }

    [Fact]
    public async Task The_price_shown_before_is_the_price_quoted_and_what_was_approved_is_left_to_record()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var reads = Reads(world);
        var (report, technician) = await world.ArrivedAsync();
        var cheap = await reads.PriceAsync(technician, report.TicketId, [], world.Stop);
        Assert.False(cheap!.NeedsApproval);
        var dear = await reads.PriceAsync(technician, report.TicketId, [new(null, 1), new("BOARD-186", 1)], world.Stop);
        Assert.True(dear!.NeedsApproval);
        Assert.Equal(336m, dear.Total);

        await world.Technicians.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, world.Stop);
        var waiting = (await reads.JobAsync(technician, report.TicketId, world.Stop))!;
        Assert.Equal(dear.Total, waiting.Quote!.Total);
        Assert.Empty(waiting.Open);
        Assert.False(waiting.Can(TicketAct.FinishWork));

        await world.Customers.ApproveAsync(report.Secret, 1, "张伟", world.Stop);
        Assert.Equal([null, "BOARD-186"], (await reads.JobAsync(technician, report.TicketId, world.Stop))!.Open.Select(p => p.Sku));
        await world.Technicians.UseAsync(technician, report.TicketId, new WorkItem("BOARD-186", 1), "u1", world.Stop);
        var left = Assert.Single((await reads.JobAsync(technician, report.TicketId, world.Stop))!.Open);
        Assert.Null(left.Sku);
    }

    private static TechnicianReads Reads(World world) => new(world.Store.Db, world.Rules, world.Store.Clock);
}
