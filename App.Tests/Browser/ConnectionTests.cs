using Microsoft.Playwright;

namespace Plainmend.Tests.Browser;

/// <summary>The server goes and comes back while somebody reads.</summary>
[Collection(Chromium.Tests)]
public sealed class ConnectionTests(Chromium chromium)
{
    private sealed class AgainServer(int port) : DeskServer
    {
        protected override int Port => port;
    }

    [Theory]
    [InlineData("/gallery")]
    [InlineData("/gallery/lean")]
    public async Task A_lost_server_is_said_without_stealing_focus_and_a_returned_one_is_found(string path)
    {
        var server = new DeskServer();
        await server.InitializeAsync();
        var page = await chromium.OpenAsync(server, Screen.Laptop, path);
        await page.LiveAsync();
        var field = page.Locator("input.input").First;
        await field.FocusAsync();
        await server.DisposeAsync();

        await page.WaitForSelectorAsync("html[data-live='reconnecting']", new() { Timeout = 15_000 });
        var strip = page.Locator("[data-strip]");
        await strip.WaitForAsync();
        Assert.Contains("连接中断", await strip.TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await field.EvaluateAsync<bool>("f => document.activeElement === f"));
        Assert.Equal("true", await page.Locator("[data-write]").First.GetAttributeAsync("aria-disabled"));
        Assert.Matches("数据截至 \\d\\d:\\d\\d:\\d\\d", await page.Locator("[data-live-text]").First.TextContentAsync() ?? "");
        Assert.Contains("剩 2 小时", await page.Locator("#times").TextContentAsync() ?? "", StringComparison.Ordinal);
        await page.LookAsync($"lost-{path.Trim('/').Replace('/', '-')}");

        await using var again = new AgainServer(new Uri(page.Url).Port);
        await again.InitializeAsync();
        await page.WaitForSelectorAsync("html[data-live='live']", new() { Timeout = 35_000 });
        Assert.Null(await page.Locator("[data-write]").First.GetAttributeAsync("aria-disabled"));
        await strip.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}
