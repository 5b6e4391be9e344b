using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Browser;

/// <summary>Choosing rows by keyboard and doing one thing to all of them, and linked tickets, in a real browser.</summary>
[Collection(Chromium.Tests)]
public sealed class BulkAndLinksWalkTests(QuietServer server, Chromium chromium) : IClassFixture<QuietServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_are_chosen_by_keyboard_tagged_together_and_taken_back_and_a_duplicate_is_merged()
    {
        var lina = await server.WhoAsync("lina");
        var reports = new[] { await server.ReportAsync(lina, "无人区"), await server.ReportAsync(lina, "无人区"), await server.ReportAsync(lina, "无人区") };
        var page = await OpenAsync(lina, Screen.Laptop, "/desk?district=%E6%97%A0%E4%BA%BA%E5%8C%BA");
        await page.Locator("[data-rows] [data-key]").Nth(2).WaitForAsync();
        await page.Locator("[data-rows] [data-key]").First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Locator("[data-count]", new() { HasTextString = "1" }).WaitForAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Locator("[data-count]", new() { HasTextString = "3" }).WaitForAsync();
        await page.Keyboard.PressAsync("b");
        await page.WaitForFunctionAsync("() => document.activeElement?.closest('[data-bulk]')");
        await page.Locator("[data-bulk-act='Tag']").ClickAsync();
        await page.Locator("[data-add]").FillAsync("雨天");
        await page.LookAsync("bulk-form");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-summary]").WaitForAsync();
        await page.Locator("[data-rows] .tag-count").Nth(2).WaitForAsync();
        await page.LookAsync("bulk-done");
        await page.Locator("[data-undo] button").ClickAsync();
        await page.Locator("[data-step='takenback']").Nth(2).WaitForAsync();
        await page.WaitForFunctionAsync("() => !document.querySelector('[data-rows] .tag')");
        await page.Context.CloseAsync();

        await server.The<LinkActions>().LinkAsync(lina, reports[0].TicketId, LinkKind.ParentOf, reports[1].Number, Stop);
        foreach (var screen in new[] { Screen.Phone, Screen.Laptop, Screen.Large }.SelectMany(s => s.AllWays()).Where(s => s.Dark == (s.Language == "en")))
        {
            var desk = await OpenAsync(lina, screen, "/desk?district=%E6%97%A0%E4%BA%BA%E5%8C%BA");
            await desk.Locator("[data-rows] [data-pick]").First.ClickAsync();
            await desk.Locator("[data-bulk-act='Hold']").ClickAsync();
            await desk.Locator(".bulk-form").WaitForAsync();
            await desk.AssertCleanAsync($"bulk-{screen}");
            await desk.GotoAsync($"/desk/{reports[0].Number}");
            await desk.LiveAsync();
            await desk.Locator("[data-linked]").WaitForAsync();
            await desk.Locator("[data-links]").ScrollIntoViewIfNeededAsync();
            await desk.AssertCleanAsync($"links-{screen}");
            await desk.Context.CloseAsync();
        }
        var other = await OpenAsync(lina, Screen.Laptop, $"/desk/{reports[2].Number}");
        await other.Locator($"[data-merge='{reports[0].Number}']").ClickAsync();
        await other.Locator("dialog[open] form").WaitForAsync();
        await other.LookAsync("merge-dialog");
        await other.Locator("dialog[open] button[type=submit]").ClickAsync();
        await other.Locator($"[data-linked='{reports[0].Number}']").WaitForAsync();
        await other.Context.CloseAsync();

        var customer = await chromium.OpenAsync(server, Screen.Phone, $"/t/{reports[2].Secret}");
        await customer.LiveAsync();
        await customer.AssertCleanAsync("merged-track");
        await customer.Locator("[data-go-on]").ClickAsync();
        await customer.GetByText(reports[0].Number).First.WaitForAsync();
        await customer.Context.CloseAsync();
    }

    private Task<IPage> OpenAsync(Viewer who, Screen screen, string path) => chromium.EnterAsync(server, screen, who.Id, path);
}
