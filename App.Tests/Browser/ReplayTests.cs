using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The slider through a ticket's life, by keys alone, in every size, colour and language.</summary>
[Collection(Chromium.Tests)]
public sealed class ReplayTests(DeskServer server, Chromium chromium) : IClassFixture<DeskServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_arrow_keys_walk_through_a_tickets_life()
    {
        var lina = Viewer.Of((await The<MemberBook>().DemoAsync(Stop)).First(d => d.Person.Login.StartsWith("lina@", StringComparison.Ordinal)).Person);
        var report = await DiagnosedAsync(lina);
        foreach (var size in new[] { Screen.Laptop, Screen.Phone })
            foreach (var screen in size.AllWays())
            {
                var page = await chromium.EnterAsync(server, screen, lina.Id, $"/desk/{report.Number}");
                await page.Locator(".replay .part-head button").ClickAsync();
                await page.Locator("[data-step]").WaitForAsync();
                var last = int.Parse(await page.GetAttributeAsync("[data-step]", "data-step") ?? "", System.Globalization.CultureInfo.InvariantCulture);
                await page.Locator(".replay input[type=range]").FocusAsync();
                for (var step = last - 1; step >= 1; step--)
                {
                    await page.Keyboard.PressAsync("ArrowLeft");
                    await page.Locator($"[data-step='{step}']").WaitForAsync();
                    if (step != last - 2) continue;
                    await page.Locator(".replay").ScrollIntoViewIfNeededAsync();
                    await page.LookAsync($"replay-{screen}");
                }
                Assert.Equal("¥0.00", (await page.TextContentAsync("[data-then-total]"))?.Replace("CN¥", "¥", StringComparison.Ordinal));
                await page.AssertFitsAsync();
                await page.AssertAccessibleAsync();
                page.AssertNone();
                await page.Context.CloseAsync();
            }
    }

    private T The<T>() where T : notnull => server.Services.GetRequiredService<T>();

    private async Task<ReportTaken> DiagnosedAsync(Viewer lina)
    {
        var report = await The<ReportActions>().SubmitAsync(
            lina.Tenant, new FaultReport(Channel.Phone, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷", "张伟", "13812345678", "浦东", "示例路 1 号"), lina.Actor, "replay", Stop);
        await using var db = The<Db>().Read(lina.Tenant);
        var ticket = await TicketDoor.LoadAsync(db, report.TicketId, Stop);
        var technician = Viewer.Of((await The<MemberBook>().ByIdAsync(lina.Tenant, ticket.TechnicianId!.Value, Stop))!);
        var acts = The<TechnicianActions>();
        await acts.AcceptAsync(technician, report.TicketId, Stop);
        await acts.DepartAsync(technician, report.TicketId, null, Stop);
        await acts.ArriveAsync(technician, report.TicketId, 8, Stop);
        await acts.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, Stop);
        return report;
    }
}
