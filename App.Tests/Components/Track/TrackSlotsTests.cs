using Bunit;
using Plainmend.Actions;
using Plainmend.Components.Track;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Track;

/// <summary>How a customer chooses the time of his appointment.</summary>
public sealed class TrackSlotsTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static async Task<ReportTaken> AcceptedAsync(World world, string key, Guid? technician = null)
    {
        var report = await world.ReportFridgeAsync(key);
        if (technician is { } one && (await world.TicketAsync(report.TicketId)).TechnicianId != one)
            await world.Assignment.ReassignAsync(await world.WhoAsync("lina"), report.TicketId, one, "同一片区", world.Stop);
        await world.Technicians.AcceptAsync(await world.TechnicianOfAsync(report.TicketId), report.TicketId, world.Stop);
        return report;
    }

    private IRenderedComponent<TrackIsland> Open(ReportTaken report)
    {
        var page = Render<TrackIsland>(p => p.Add(x => x.Secret, report.Secret));
        page.WaitForElement("[data-slots]");
        return page;
    }

    [Fact]
    public async Task A_time_that_was_taken_meanwhile_is_refused_beside_a_fresh_list_and_nothing_typed_is_lost()
    {
        var world = await OpenAsync();
        var report = await AcceptedAsync(world, "k1");
        var other = await AcceptedAsync(world, "k2", (await world.TicketAsync(report.TicketId)).TechnicianId);
        var page = Open(report);
        await page.Hand("[data-slots]").ClickAsync();
        page.WaitForElement(".slots button");
        await page.Hand(p => p.FindAll("details.ask summary").First(s => s.TextContent == "给客服留言")).ClickAsync();
        await page.Hand("details.ask textarea").InputAsync("到了请打电话");
        var first = page.Find(".slots button").TextContent;
        await world.Customers.RescheduleAsync(other.Secret, (await world.Track.FreeWindowsAsync(report.Secret, world.Stop))[0], world.Stop);

        await page.Hand(".slots button").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("刚刚被约走", page.Find(".fault").TextContent, StringComparison.Ordinal));
        Assert.NotEqual(first, page.Find(".slots button").TextContent);
        Assert.Equal("到了请打电话", page.Find("details.ask textarea").GetAttribute("value"));
        await page.Hand(".slots button").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".slots button")));
        Assert.Equal(VisitState.Confirmed, (await world.TicketAsync(report.TicketId)).LiveVisit!.State);
    }

    [Fact]
    public async Task After_a_visit_that_nobody_came_to_there_is_a_time_to_choose_and_the_calendar_file_comes_back_with_it()
    {
        var world = await OpenAsync();
        var report = await AcceptedAsync(world, "k1");
        var page = Open(report);
        Assert.Equal("改约时间", page.Find("[data-slots]").TextContent);
        Assert.Equal($"/t/{report.Secret}/appointment.ics", page.Find("[data-calendar]").GetAttribute("href"));
        world.Store.Clock.Advance(TimeSpan.FromHours(3));
        await world.Timers.RunAsync(world.Tenant, world.Stop);
        page.WaitForAssertion(() => Assert.Equal("选择上门时间", page.Find("[data-slots]").TextContent));
        Assert.Empty(page.FindAll("[data-calendar]"));
        await page.Hand("[data-slots]").ClickAsync();
        page.WaitForElement(".slots button");
        await page.Hand(".slots button").ClickAsync();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-calendar]")));
        Assert.Equal(TicketState.Scheduled, (await world.TicketAsync(report.TicketId)).State);
    }
}
