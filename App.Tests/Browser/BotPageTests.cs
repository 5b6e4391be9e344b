using Microsoft.Playwright;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Browser;

/// <summary>An administrator connects a group, tries it and removes it.</summary>
[Collection(Chromium.Tests)]
public sealed class BotPageTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    [Fact]
    public async Task A_bot_is_added_tried_and_removed_and_its_address_is_never_shown_again()
    {
        await using var group = await BotServer.StartAsync();
        var company = await server.CompanyAsync();
        var admin = (await server.Get<MemberBook>().DemoAsync(TestContext.Current.CancellationToken)).First(d => d.Company.Id == company.Id && d.Person.Role == Role.Admin).Person;
        foreach (var screen in new[] { Screen.Phone, Screen.Laptop, Screen.Large }.SelectMany(s => s.AllWays()))
        {
            var page = await server.EnterAsync(chromium, screen, admin.Id, "/admin/bots");
            await page.FillAsync("[name='Label']", "值班群");
            await page.FillAsync("[name='Address']", "ftp://x");
            await page.ClickAsync("[data-save]");
            await page.Locator("[data-faults]").WaitForAsync();
            Assert.Equal("值班群", await page.InputValueAsync("[name='Label']"));
            await page.FillAsync("[name='Address']", $"{group.Address}/send?key=hush-hush");
            await page.ClickAsync("[data-save]");
            await page.Locator("[data-bot='值班群']").WaitForAsync();
            group.Answer = (200, """{"errcode":93000,"errmsg":"invalid webhook url"}""");
            await page.Locator("[data-bot='值班群'] button").First.ClickAsync();
            await page.Locator("[data-answer].fault").WaitForAsync();
            Assert.Contains("93000", await page.InnerTextAsync("[data-answer]"), StringComparison.Ordinal);
            group.Answer = (200, """{"errcode":0}""");
            await page.Locator("[data-bot='值班群'] button").First.ClickAsync();
            await page.Locator("[data-answer].saved").WaitForAsync();
            await page.LookAsync($"bots-{screen}", fullPage: true);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
            Assert.DoesNotContain("hush-hush", await page.ContentAsync(), StringComparison.Ordinal);
            await page.Locator("[data-bot='值班群'] button").Last.ClickAsync();
            await page.Locator("[data-bot='值班群']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await page.Context.CloseAsync();
        }
    }
}
