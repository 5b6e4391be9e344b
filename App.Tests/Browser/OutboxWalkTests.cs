using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Browser;

/// <summary>A technician in a cellar without a connection, and back in the street.</summary>
[Collection(Chromium.Tests)]
public sealed class OutboxWalkTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    [Fact]
    public async Task What_was_done_in_the_cellar_is_sent_in_the_street_at_its_own_time()
    {
        var stop = TestContext.Current.CancellationToken;
        var (report, technician) = await server.OfferAsync();
        await server.Get<TechnicianActions>().AcceptAsync(technician, report.TicketId, stop);
        var page = await server.EnterAsync(chromium, Screen.Phone, technician.Id, $"/jobs/{report.Number}");
        var outbox = page.Locator("[data-outbox]");
        await outbox.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        await page.Context.SetOfflineAsync(true);
        await outbox.GetByRole(AriaRole.Button, new() { Name = "出发" }).ClickAsync();
        await outbox.GetByLabel("本次路程（公里）").FillAsync("8");
        await outbox.GetByRole(AriaRole.Button, new() { Name = "到达" }).ClickAsync();
        await outbox.GetByLabel("只有同事能看到").FillAsync("门禁 1234");
        await outbox.GetByRole(AriaRole.Button, new() { Name = "保存备注" }).ClickAsync();
        await page.Locator("[data-outbox-photos]").SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = Upload.Png });
        await outbox.GetByText("4 条待发送").WaitForAsync();
        var kept = TimeProvider.System.GetUtcNow();
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
        await page.LookAsync("outbox-375-zh-offline", fullPage: true);
        Assert.Equal(TicketState.Scheduled, (await server.TicketAsync(report.TicketId)).State);
        await page.WaitForFunctionAsync("at => Date.now() > at", kept.AddSeconds(2).ToUnixTimeMilliseconds());

        await page.Context.SetOfflineAsync(false);
        await outbox.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        var ticket = await server.TicketAsync(report.TicketId);
        Assert.Equal((TicketState.InDiagnosis, true), (ticket.State, ticket.ArrivedAt < kept));
        var people = (await server.Get<MemberBook>().DemoAsync(stop)).Where(p => p.Company.Id == technician.Tenant).Select(p => p.Person).ToList();
        var agent = people.First(p => p.Role == Plainmend.Domain.People.Role.Agent);
        var view = (await server.Get<DeskTicketReads>().ReadAsync(await server.WhoAsync(agent.Id), report.TicketId, stop))!;
        Assert.Equal([nameof(PhotosAdded), nameof(NotedInternally)], view.Log.Select(e => e.Event.Fact.GetType().Name).Take(2));
        Assert.All(view.Log.Where(e => e.Event.By.Id == technician.Id && e.Event.Fact is Departed or Arrived or NotedInternally or PhotosAdded), e => Assert.True(e.Event.At < kept));

        page.AssertNone();

        // The browser itself notes a refused request, so from here on its console is not empty.
        // What is refused stays in the list with its reason until he throws it away.
        var (other, _) = await server.OfferAsync();
        await server.Get<TechnicianActions>().AcceptAsync(technician, other.TicketId, stop);
        await page.GotoAsync($"/jobs/{other.Number}");
        await page.LiveAsync();
        await page.Context.SetOfflineAsync(true);
        await outbox.GetByRole(AriaRole.Button, new() { Name = "出发" }).ClickAsync();
        await outbox.GetByText("1 条待发送").WaitForAsync();
        var boss = await server.WhoAsync(people.First(p => p.Role == Plainmend.Domain.People.Role.Supervisor).Id);
        await server.Get<AssignmentActions>().UnassignAsync(boss, other.TicketId, "改派", undo: false, stop);
        await page.Context.SetOfflineAsync(false);
        await outbox.GetByText("1 条未能补录").WaitForAsync();
        Assert.Equal($"/jobs/{other.Number}", await outbox.GetByRole(AriaRole.Link, new() { Name = "打开工单" }).GetAttributeAsync("href"));
        await page.LookAsync("outbox-375-zh-refused", fullPage: true);
        await outbox.GetByRole(AriaRole.Button, new() { Name = "丢弃" }).ClickAsync();
        await outbox.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}
