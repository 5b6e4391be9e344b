using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>Without a mail server the outbox is everybody's inbox, for administrators to look into.</summary>
[Collection(Chromium.Tests)]
public sealed class MessagesPageTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_with_an_address_shows_its_unsent_message_in_every_size_and_language()
    {
        var company = await server.CompanyAsync();
        var admin = (await server.Get<MemberBook>().DemoAsync(Stop)).First(d => d.Company.Id == company.Id && d.Person.Role == Role.Admin).Person;
        var report = await ReportOnThePageAsync(company.Slug);
        foreach (var screen in new[] { Screen.Phone, Screen.Laptop, Screen.Large }.SelectMany(s => s.AllWays()))
        {
            var page = await server.EnterAsync(chromium, screen, admin.Id, "/admin/messages");
            await page.Locator("[data-not-sent]").WaitForAsync();
            await page.LookAsync($"messages-{screen}", fullPage: true);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
            await page.Locator("[data-message='ReportTaken'] a").First.ClickAsync();
            await page.Locator(".letter").WaitForAsync();
            Assert.Contains("AJ-", await page.InnerTextAsync("h2"), StringComparison.Ordinal);
            await page.LookAsync($"message-{screen}", fullPage: true);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
            await page.Context.CloseAsync();
        }
        Assert.NotNull(report);
    }

    [Fact]
    public async Task An_agent_may_not_look_into_the_outbox()
    {
        var company = await server.CompanyAsync();
        var agent = (await server.Get<MemberBook>().DemoAsync(Stop)).First(d => d.Company.Id == company.Id && d.Person.Role == Role.Agent).Person;
        var page = await server.EnterAsync(chromium, Screen.Laptop, agent.Id, "/desk");
        await page.GotoAsync("/admin/messages");
        Assert.Equal(0, await page.Locator("[data-message]").CountAsync());
    }

    // A wrong address is named and nothing typed is lost; the right one is taken.
    private async Task<string> ReportOnThePageAsync(string slug)
    {
        var page = await chromium.OpenAsync(server, Screen.Phone with { Language = "en" }, $"/report/{slug}");
        await page.SelectOptionAsync("[name='Input.Line']", "fridge");
        await page.SelectOptionAsync("[name='Input.FaultCode']", "fridge.not-cooling");
        await page.FillAsync("[name='Input.Description']", "It does not cool");
        await page.FillAsync("[name='Input.Name']", "John Carter");
        await page.FillAsync("[name='Input.Phone']", "17712340000");
        await page.SelectOptionAsync("[name='Input.District']", "浦东");
        await page.FillAsync("[name='Input.Email']", "john@customer");
        await page.ClickAsync("form button.primary");
        await page.Locator("#fault-Email").WaitForAsync();
        await page.LookAsync("report-bad-email", fullPage: true);
        await page.AssertAccessibleAsync();
        Assert.Equal("john@customer", await page.InputValueAsync("[name='Input.Email']"));
        await page.FillAsync("[name='Input.Email']", "john@customer.example");
        await page.ClickAsync("form button.primary");
        await page.WaitForURLAsync("**/t/**");
        return page.Url;
    }
}
