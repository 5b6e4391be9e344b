using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>What the company pays, seen in a browser while others report tickets and switch modules.</summary>
[Collection(Chromium.Tests)]
public sealed class BillWalkTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private const float Patience = 30_000;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_reported_elsewhere_and_a_module_switched_elsewhere_change_the_open_bill()
    {
        var (bill, shop) = (await MarkedAsync("/bill"), await EnterAsync(Screen.Laptop, "/bill/modules"));
        await bill.Locator("[data-ticker] summary").ClickAsync();
        var facts = await bill.Locator("[data-fact]").First.GetAttributeAsync("data-fact", new() { Timeout = Patience });
        await server.ReportAsync();
        await bill.Locator($"[data-fact='{facts}']").First.WaitForAsync();
        await bill.WaitForFunctionAsync("was => +document.querySelector('[data-fact]').dataset.fact > +was", facts, new() { Timeout = Patience });
        var expected = await bill.Locator("[data-expected]").TextContentAsync();
        await SwitchAsync(shop, "api");
        await bill.WaitForFunctionAsync("was => document.querySelector('[data-expected]').textContent !== was", expected, new() { Timeout = Patience });
        await SwitchAsync(shop, "api");
        Assert.Equal("still here", await bill.EvaluateAsync<string>("() => window.walk"));
        bill.AssertNone();
    }

    [Fact]
    public async Task An_open_tracking_page_and_an_open_wall_close_with_their_module_and_come_back_with_it()
    {
        var report = await server.ReportAsync();
        var track = await chromium.OpenAsync(server, Screen.Phone, $"/t/{report.Secret}");
        await track.LiveAsync();
        var wall = await chromium.OpenAsync(server, Screen.Large, $"/wall/{await server.WallAsync("Gate")}");
        await wall.LiveAsync();
        var shop = await EnterAsync(Screen.Laptop, "/bill/modules");
        var stage = await track.Locator("h1").TextContentAsync();
        await SwitchAsync(shop, "tracking");
        await track.WaitForFunctionAsync("was => document.querySelector('h1').textContent !== was", stage, new() { Timeout = Patience });
        await SwitchAsync(shop, "wall");
        await wall.Locator("[data-off]").WaitForAsync(new() { Timeout = Patience });
        await SwitchAsync(shop, "tracking");
        await track.WaitForFunctionAsync("was => document.querySelector('h1').textContent === was", stage, new() { Timeout = Patience });
        await SwitchAsync(shop, "wall");
        await wall.Locator("[data-crew]").First.WaitForAsync(new() { Timeout = Patience });
    }

    [Fact]
    public async Task A_threshold_appears_on_the_open_bill()
    {
        var bill = await MarkedAsync("/bill");
        await bill.FillAsync("#Limit", "1");
        await bill.ClickAsync("[data-form=limit] [data-save]");
        await bill.Locator("[data-notice='100']").WaitForAsync(new() { Timeout = 90_000 });
        Assert.Equal("still here", await bill.EvaluateAsync<string>("() => window.walk"));
    }

    [Fact]
    public async Task The_browser_checks_the_proof_itself_and_sees_an_altered_statement()
    {
        var page = await EnterAsync(Screen.Laptop, await InvoiceAsync());
        await page.ClickAsync("[data-verify]");
        await page.Locator("[data-verified=yes]").WaitForAsync(new() { Timeout = Patience });
        await page.RouteAsync("**/api/v1/billing/statements/**", async route =>
        {
            var real = await route.FetchAsync();
            // One digit of a price, as a liar would change it: everything printed stays as it was.
            await route.FulfillAsync(new() { Response = real, Body = (await real.TextAsync()).Replace("\"value\":\"299\"", "\"value\":\"298\"", StringComparison.Ordinal) });
        });
        await page.ClickAsync("[data-verify]");
        await page.Locator("[data-verified=no]").WaitForAsync(new() { Timeout = Patience });
    }

    [Fact]
    public async Task Paper_shows_the_sheet_and_nothing_else()
    {
        var page = await EnterAsync(Screen.Laptop with { Dark = true }, await InvoiceAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.Locator("[data-sheet]").IsVisibleAsync());
        foreach (var other in new[] { ".bar", ".rail", ".bill > h1", ".tabs", "[data-verify]", "[data-lines]" })
            foreach (var found in await page.Locator(other).AllAsync()) Assert.False(await found.IsVisibleAsync(), other);
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('[data-sheet]')).backgroundColor"));
        await page.LookAsync("bill-print", fullPage: true);
        if (Looking.Pictures is { } folder) await page.PdfAsync(new() { Path = Path.Combine(folder, "bill-print.pdf"), PreferCSSPageSize = true });
    }

    [Fact]
    public async Task Every_page_is_clean_in_both_languages_and_colours_and_fits_every_screen()
    {
        string[] pages = ["/bill", "/bill/modules", "/bill/plans", "/bill/invoices", await InvoiceAsync()];
        foreach (var screen in Screen.Laptop.AllWays())
        {
            var page = await EnterAsync(screen, "/bill");
            foreach (var path in pages)
            {
                await page.GotoAsync(path);
                await page.LiveAsync();
                await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                await page.AssertAccessibleAsync();
                foreach (var size in new[] { Screen.Phone, Screen.Laptop, Screen.Large })
                {
                    await page.SetViewportSizeAsync(size.Width, size.Height);
                    await page.AssertFitsAsync();
                    await page.LookAsync($"{path.Trim('/').Replace('/', '-')}-{screen with { Width = size.Width }}", fullPage: true);
                }
                await page.SetViewportSizeAsync(screen.Width, screen.Height);
            }
            page.AssertNone();
            await page.Context.CloseAsync();
        }
    }

    private async Task<string> InvoiceAsync()
    {
        var list = await server.Get<InvoiceReads>().ListAsync((await server.CompanyAsync()).Id, Stop);
        return $"/bill/invoices/{list.First(i => i.State != InvoiceState.Draft).Number}";
    }

    private async Task<IPage> EnterAsync(Screen screen, string path)
    {
        var company = await server.CompanyAsync();
        var admin = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Role == Role.Admin).Person;
        return await server.EnterAsync(chromium, screen, admin.Id, path);
    }

    private async Task<IPage> MarkedAsync(string path)
    {
        var page = await EnterAsync(Screen.Laptop, path);
        await page.EvaluateAsync("() => { window.walk = 'still here'; }");
        return page;
    }

    private static async Task SwitchAsync(IPage shop, string module)
    {
        var card = shop.Locator($"[data-module={module}]");
        var on = await card.GetAttributeAsync("data-on");
        await card.Locator("[data-switch]").ClickAsync();
        await card.Locator("[data-confirm]").ClickAsync();
        await shop.Locator($"[data-module={module}][data-on={(on == "yes" ? "no" : "yes")}]").WaitForAsync(new() { Timeout = Patience });
    }
}
