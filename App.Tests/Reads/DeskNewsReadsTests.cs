using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

public sealed class DeskNewsReadsTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_others_reported_wrote_and_broke_rings_and_nothing_else(string database)
    {
        await using var world = await World.OfAsync(database, cluster);
        var (lina, zhang) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var reads = new DeskNewsReads(world.Store.Db);
        var start = (await reads.SinceAsync(lina, null, world.Stop)).Number;
        Assert.Empty((await reads.SinceAsync(lina, null, world.Stop)).Items);

        var report = await world.ReportFridgeAsync();
        await world.Customers.WriteAsync(report.Secret, "什么时候来？", "w1", world.Stop);
        await world.Desk.NoteAsync(zhang, report.TicketId, "内部", "n1", world.Stop);
        await world.Desk.EscalateAsync(await world.WhoAsync("shenlan"), report.TicketId, "客户很急", world.Stop);
        var news = await reads.SinceAsync(lina, start, world.Stop);
        Assert.Equal([NewsKind.New, NewsKind.Message], news.Items.Select(n => n.Kind));
        Assert.All(news.Items, n => Assert.Equal(report.TicketId, n.TicketId));
        Assert.Empty((await reads.SinceAsync(lina, news.Number, world.Stop)).Items);
    }

    [Fact]
    public async Task A_broken_promise_rings_once_and_my_own_report_does_not()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        var lina = await world.WhoAsync("lina");
        var reads = new DeskNewsReads(world.Store.Db);
        var start = (await reads.SinceAsync(lina, null, world.Stop)).Number;
        var mine = await world.Reports.SubmitAsync(lina.Tenant, new FaultReport(Channel.Phone, "fridge", "fridge.not-cooling", "BCD-452", "不制冷", "张伟", "13812345678", "无人区", "路 1 号"),
            lina.Actor, "own", world.Stop);
        Assert.DoesNotContain(NewsKind.New, (await reads.SinceAsync(lina, start, world.Stop)).Items.Select(n => n.Kind));
        world.Store.Clock.Advance(TimeSpan.FromDays(10));
        await world.Timers.RunAsync(lina.Tenant, world.Stop);
        await world.Timers.RunAsync(lina.Tenant, world.Stop);
        var broken = Assert.Single((await reads.SinceAsync(lina, start, world.Stop)).Items);
        Assert.Equal((NewsKind.Breach, mine.TicketId), (broken.Kind, broken.TicketId));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_broken_promise_names_the_ticket_to_whoever_worked_on_it_last(string database)
    {
        await using var world = await World.OfAsync(database, cluster);
        var (lina, zhang) = (await world.WhoAsync("lina"), await world.WhoAsync("zhangyue"));
        var reads = new DeskNewsReads(world.Store.Db);
        var report = await world.ReportFridgeAsync();
        await world.Desk.NoteAsync(zhang, report.TicketId, "先看", "n1", world.Stop);
        await world.Desk.NoteAsync(lina, report.TicketId, "我来", "n2", world.Stop);
        var start = (await reads.SinceAsync(lina, null, world.Stop)).Number;
        world.Store.Clock.Advance(TimeSpan.FromDays(10));
        await world.Timers.RunAsync(lina.Tenant, world.Stop);
        var (heard, other) = (await reads.SinceAsync(lina, start, world.Stop), await reads.SinceAsync(zhang, start, world.Stop));
        Assert.Equal(report.Number, heard.Items.First(n => n.Kind == NewsKind.Breach).MyTicket);
        Assert.All(other.Items, n => Assert.Null(n.MyTicket));
    }

    [Fact]
    public async Task A_technician_hears_nothing_of_the_desk()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await Assert.ThrowsAsync<RefusedException>(async () => await new DeskNewsReads(world.Store.Db).SinceAsync(await world.WhoAsync("wangqiang"), 0, world.Stop));
    }
}
