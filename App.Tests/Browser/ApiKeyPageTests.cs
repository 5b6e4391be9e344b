using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>An administrator gives a program its key and takes it away.</summary>
[Collection(Chromium.Tests)]
public sealed class ApiKeyPageTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    [Fact]
    public async Task A_key_is_shown_once_opens_what_it_says_and_is_gone_when_revoked()
    {
        var company = await server.CompanyAsync();
        var admin = (await server.Get<MemberBook>().DemoAsync(TestContext.Current.CancellationToken)).First(d => d.Company.Id == company.Id && d.Person.Role == Role.Admin).Person;
        foreach (var screen in new[] { Screen.Phone, Screen.Laptop with { Language = "en" }, Screen.Large with { Dark = true } })
        {
            var label = $"扫码 {screen.Width}";
            var page = await server.EnterAsync(chromium, screen, admin.Id, "/admin/keys");
            await page.FillAsync("[name='label']", label);
            await page.CheckAsync("input[value='ReadBills']");
            await page.ClickAsync("form button.primary");
            await page.Locator("#new-key").WaitForAsync();
            var key = await page.InputValueAsync("#new-key input");
            await page.LookAsync($"admin-keys-new-{screen}", fullPage: true);
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
            Assert.Equal((company.Id, ApiRight.ReadBills, label), await server.Get<ApiKeyReads>().FindAsync(key, TestContext.Current.CancellationToken) is { } holder ? (holder.Tenant, holder.Right, holder.Label) : default);
            await page.ReloadAsync();
            await page.LiveAsync();
            Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);
            await page.Locator($"[data-key='{label}'] button").ClickAsync();
            await page.Locator($"[data-key='{label}']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            Assert.Null(await server.Get<ApiKeyReads>().FindAsync(key, TestContext.Current.CancellationToken));
            await page.Context.CloseAsync();
        }
    }
}
