using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The bell, the centre and its settings, in every size, language and colour.</summary>
[Collection(Chromium.Tests)]
public sealed class NoticePagesTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(Plainmend.Access.Viewer Agent, ReportTaken Report)> WrittenAsync(int times)
    {
        var company = await server.CompanyAsync();
        var agent = await server.WhoAsync((await server.Get<MemberBook>().DemoAsync(Stop)).First(d => d.Company.Id == company.Id && d.Person.Role == Role.Agent).Person.Id);
        var report = await server.ReportAsync();
        await server.Get<DeskActions>().NoteAsync(agent, report.TicketId, "我来", Plainmend.Access.LinkSecret.New(), Stop);
        for (var n = 0; n < times; n++) await server.Get<CustomerActions>().WriteAsync(report.Secret, $"在吗 {n}", Plainmend.Access.LinkSecret.New(), Stop);
        return (agent, report);
    }

    [Fact]
    public async Task Centre_and_settings_fit_and_are_clean_and_the_bar_keeps_its_place_on_a_phone()
    {
        var (agent, _) = await WrittenAsync(3);
        foreach (var screen in new[] { Screen.Phone, Screen.Laptop, Screen.Large }.SelectMany(s => s.AllWays()))
        {
            var page = await server.EnterAsync(chromium, screen, agent.Id, "/notices");
            await page.Locator("[data-notice]").First.WaitForAsync();
            await page.LookAsync($"notices-{screen}", fullPage: true);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
            await page.GotoAsync("/notices/settings");
            await page.LiveAsync();
            await page.Locator("[name='Email']").WaitForAsync();
            await page.LookAsync($"notice-settings-{screen}", fullPage: true);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
            if (screen.Width == Screen.Phone.Width)
            {
                await page.GotoAsync("/desk");
                await page.LiveAsync();
                await page.LookAsync($"bar-{screen}");
                await page.AssertFitsAsync();
                Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.staff > .bar *')].every(e => e.getBoundingClientRect().right <= innerWidth + 1)"), "Something of the bar lies outside the screen.");
            }
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_bell_rises_while_one_looks_and_a_notice_leads_to_its_ticket_by_keyboard()
    {
        var (agent, report) = await WrittenAsync(0);
        var page = await server.EnterAsync(chromium, Screen.Laptop, agent.Id, "/desk");
        var before = int.Parse(await page.GetAttributeAsync(".bell", "data-unread") ?? "", System.Globalization.CultureInfo.InvariantCulture);
        await server.Get<CustomerActions>().WriteAsync(report.Secret, "在吗", Plainmend.Access.LinkSecret.New(), Stop);
        await page.Locator($".bell[data-unread='{before + 1}']").WaitForAsync();
        await page.Locator(".bell").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var first = page.Locator("[data-notice='CustomerWrote'] a").First;
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/desk/{report.Number}");
        await page.Locator($".bell[data-unread='{before}']").WaitForAsync();
    }
}
