using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Plainmend.Actions;

namespace Plainmend.Tests.Browser;

/// <summary>A desk with the demo companies, standing still.</summary>
public sealed class StillDesk : DeskServer
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings() =>
        [.. base.Settings(), new("Demo:Enabled", "true"), new("Demo:Play", "false"), new("Demo:History", "0"), new("PublicBase", "https://service.example")];
}

/// <summary>The administration in a browser.</summary>
[Collection(Chromium.Tests)]
public sealed class AdminTests(StillDesk server, Chromium chromium) : IClassFixture<StillDesk>
{
    private static readonly string[] Pages =
    [
        "/admin/people", "/admin/people/new", "/admin/products/fridge", "/admin/products/fridge/new", "/admin/rules/R05", "/admin/rules/dry-run", "/admin/prices", "/admin/times", "/admin/devices", "/admin/keys",
        "/admin/import/devices", "/admin/export", "/admin/erasure", "/admin/articles", "/desk/letters", "/followups", "/stock",
    ];

    [Fact]
    public async Task Every_page_is_clean_in_both_languages_and_colours()
    {
        await server.Services.GetRequiredService<LetterIntake>().TakeAsync(
            "desk@example.com", new("m1", "chen@customer.example", "陈女士", ["desk+anju@example.com"], "空调漏水", "昨晚开始漏水，请尽快安排。\n陈女士 13800000000", false, []), TestContext.Current.CancellationToken);
        foreach (var screen in Sizes().SelectMany(s => s.AllWays()))
        {
            var page = await SignedInAsync(screen);
            foreach (var path in Pages)
            {
                await page.GotoAsync(path);
                await page.LiveAsync();
                // The widest form of the price page: travel in tiers.
                if (path == "/admin/prices")
                {
                    await page.SelectOptionAsync("#TravelWay", "Tiers");
                    await page.Locator("[data-add-tier]").ScrollIntoViewIfNeededAsync();
                }
                await page.LookAsync($"{path.Trim('/').Replace('/', '-')}-{screen}", fullPage: true);
                await page.AssertFitsAsync();
                if (screen.Width == Screen.Laptop.Width) await page.AssertAccessibleAsync();
            }
            page.AssertNone();
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_new_colleague_appears_on_the_others_page_and_a_taken_name_keeps_what_was_typed()
    {
        var (mine, theirs) = (await SignedInAsync(Screen.Laptop), await SignedInAsync(Screen.Laptop));
        await mine.GotoAsync("/admin/people/new");
        await theirs.GotoAsync("/admin/people");
        await mine.LiveAsync();
        await theirs.LiveAsync();
        await FillAsync(mine, "li.ming");
        await theirs.Locator("[data-person='li.ming']").WaitForAsync(new() { Timeout = 20_000 });
        await mine.WaitForURLAsync("**/admin/people/*-*");
        await mine.GotoAsync("/admin/people/new");
        await mine.LiveAsync();
        await mine.FillAsync("#Name", "李明");
        await FillAsync(theirs, "other.one", "/admin/people/new");
        await FillAsync(mine, "LI.MING");
        await mine.Locator("#Login-fault").WaitForAsync();
        Assert.Equal("李明", await mine.InputValueAsync("#Name"));
        Assert.Equal("LI.MING", await mine.InputValueAsync("#Login"));
    }

    [Fact]
    public async Task A_devices_label_carries_the_fixed_address_and_opens_for_nobody_else()
    {
        var page = await SignedInAsync(Screen.Laptop);
        await page.GotoAsync("/admin/devices");
        var href = (await page.Locator("[data-device] a").First.GetAttributeAsync("href"))!;
        await page.GotoAsync(href);
        Assert.Contains("https://service.example/report/anju?device=SN", (await page.GetAttributeAsync(".label img", "alt"))!, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('.label img').naturalWidth > 0"));
        await page.AssertAccessibleAsync();
        await page.LookAsync("label");
        using var stranger = server.CreateClient();
        var answer = await stranger.GetAsync($"{href}.svg", TestContext.Current.CancellationToken);
        Assert.NotEqual("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
    }

    private static IEnumerable<Screen> Sizes() =>
        new[] { Screen.Phone, Screen.Laptop, Screen.Large }.Where(s => s.Width == Screen.Laptop.Width || Looking.Pictures is not null);

    private static async Task FillAsync(IPage page, string login, string? at = null)
    {
        if (at is not null)
        {
            await page.GotoAsync(at);
            await page.LiveAsync();
        }
        await page.FillAsync("#Name", "李明");
        await page.FillAsync("#Login", login);
        await page.FillAsync("#Password", "correct horse battery");
        await page.ClickAsync("[data-form=person] [data-save]");
    }

    private async Task<IPage> SignedInAsync(Screen screen)
    {
        var page = await chromium.OpenAsync(server, screen, "/sign-in?ReturnUrl=%2Fadmin%2Fprices");
        var entry = page.Locator("form[action='/account/demo'] button").Filter(new() { HasTextRegex = new("管理员|Administrator") }).First;
        for (var i = 0; i < 30 && await entry.CountAsync() == 0; i++)
        {
            await page.WaitForTimeoutAsync(1_000);
            await page.ReloadAsync();
        }
        await entry.ClickAsync();
        await page.WaitForURLAsync("**/admin/prices");
        return page;
    }
}
