using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The report in a real browser: read on every screen, followed to its definitions and to its tickets, kept by its address.</summary>
[Collection(Chromium.Tests)]
public sealed class AnalyticsWalkTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_report_is_read_on_every_screen_and_leads_to_what_it_is_made_of()
    {
        var company = await server.CompanyAsync();
        while (await server.Get<FigureFollower>().RunAsync(company.Id, Stop) > 0) { }
        var boss = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Role == Role.Supervisor).Person;
        var page = await server.EnterAsync(chromium, Screen.Laptop, boss.Id, "/analytics?days=30");
        await page.Locator("[data-span]").WaitForAsync();
        await page.AssertCleanAsync("analytics-1366-zh-light");
        var figure = page.Locator("a[data-figure=Completed]").First;
        var told = (await figure.TextContentAsync())!.Trim();
        await figure.ClickAsync();
        await page.Locator($"[data-adds][data-count='{told}']").WaitForAsync();
        Assert.Equal(told, (await page.Locator("[data-ticket]").CountAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.AssertCleanAsync("analytics-tickets-1366-zh-light");
        await page.GotoAsync(new Uri(new Uri(page.Url), "/analytics/metrics#Resolve").ToString());
        await page.Locator("#Resolve").WaitForAsync();
        await page.AssertCleanAsync("analytics-metrics-1366-zh-light");
        // The dates of the form are part of the address, so a report can be sent to somebody.
        await page.GotoAsync(new Uri(new Uri(page.Url), "/analytics?days=last-month").ToString());
        var first = await page.Locator("#from").InputValueAsync();
        await page.Locator("[data-range] button").ClickAsync();
        await page.WaitForURLAsync($"**/analytics?from={first}&to=*");
        foreach (var screen in new[] { Screen.Phone, Screen.Phone with { Dark = true, Language = "en" }, Screen.Large with { Dark = true }, Screen.Laptop with { Language = "en" } })
        {
            var other = await server.EnterAsync(chromium, screen, boss.Id, "/analytics?days=30&by=Technician");
            await other.Locator("[data-span]").WaitForAsync();
            await other.AssertCleanAsync($"analytics-{screen}");
            await other.GotoAsync(new Uri(new Uri(other.Url), "/analytics/mails").ToString());
            await other.Locator("[data-mail]").WaitForAsync();
            await other.AssertCleanAsync($"analytics-mails-{screen}");
        }
    }
}
