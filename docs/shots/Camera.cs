using Microsoft.Playwright;

namespace Plainmend.Shots;

/// <summary>One picture: its name, the page, the window in CSS pixels, the language, and who looks (null: anybody).</summary>
internal sealed record Shot(string Name, string Path, int Width, int Height, string Language, string? Person = null);

/// <summary>Looks at a running product as its users do: through its pages, signed in by the demo's own buttons.</summary>
internal sealed class Camera(IBrowser browser, string site, string folder)
{
    public async Task TakeAsync(Shot shot)
    {
        await using var context = await ContextAsync(shot);
        var page = await OpenAsync(context, shot);
        await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, shot.Name + ".png"), Animations = ScreenshotAnimations.Disabled });
        Console.WriteLine(shot.Name);
    }

    /// <summary>Makes a wall's link as its supervisor does.</summary>
    /// <returns>The path of the wall.</returns>
    public async Task<string> WallAsync()
    {
        var shot = new Shot("walls", "/walls", 1366, 900, "en", "Shen Lan");
        await using var context = await ContextAsync(shot);
        var page = await OpenAsync(context, shot);
        var form = page.Locator("form:has(button.primary[data-write])");
        await form.Locator("input").FillAsync("Hall 1");
        await form.Locator("button").ClickAsync();
        return new Uri((await page.Locator("#new-link a").GetAttributeAsync("href"))!, UriKind.Absolute).AbsolutePath;
    }

    private async Task<IBrowserContext> ContextAsync(Shot shot)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = site, Locale = shot.Language, ViewportSize = new() { Width = shot.Width, Height = shot.Height } });
        await context.AddCookiesAsync([new() { Name = "language", Value = Uri.EscapeDataString($"c={shot.Language}|uic={shot.Language}"), Url = site }, new() { Name = "theme", Value = "light", Url = site }]);
        return context;
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, Shot shot)
    {
        var page = await context.NewPageAsync();
        if (shot.Person is null) await page.GotoAsync(shot.Path);
        else
        {
            await page.GotoAsync($"/sign-in?ReturnUrl={Uri.EscapeDataString(shot.Path)}");
            await page.Locator($"form:has-text('{shot.Person}') button").First.ClickAsync();
        }
        // A page without a circuit is drawn at once; one with it when it lives, and a wall when its screens take turns.
        await page.WaitForFunctionAsync("""
            () => !document.querySelector('[data-interactive="no"]') && !document.querySelector('.screens:not([data-turned])')
                && (!document.querySelector('[data-interactive]') || document.documentElement.dataset.live === 'live')
            """);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("() => document.fonts.ready");
        return page;
    }
}
