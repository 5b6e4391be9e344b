using System.Collections.Concurrent;
using Microsoft.Playwright;
using Plainmend.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Plainmend.Tests.Browser;

/// <summary>One browser for the whole run; every page gets a context (cookies, storage) of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The collection of all tests with a browser: one after the other, beside them the tests without.</summary>
    public const string Tests = "Chromium";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    // Pages of a test that is over would go on living: their pushes and countdowns slow down everybody after it.
    private readonly ConcurrentDictionary<IBrowserContext, string> _open = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A new page on that server. Skips (in CI: fails) when the machine has no Chromium.</summary>
    public async Task<IPage> OpenAsync(DeskServer server, Screen screen, string path = "/")
    {
        var browser = await BrowserAsync();
        await CloseFinishedAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.Address, Locale = screen.Language, ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        });
        _open[context] = Now;
        await context.AddCookiesAsync(
        [
            new() { Name = "language", Value = Uri.EscapeDataString($"c={screen.Language}|uic={screen.Language}"), Url = server.Address },
            new() { Name = "theme", Value = screen.Dark ? "dark" : "light", Url = server.Address },
        ]);
        var page = await context.NewPageAsync();
        Troubles.Watch(page);
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A new page on that server, signed in as a demo person, at this path and alive.</summary>
    public async Task<IPage> EnterAsync(DeskServer server, Screen screen, Guid person, string path)
    {
        var page = await OpenAsync(server, screen, $"/sign-in?ReturnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"form:has(input[value='{person}']) button").ClickAsync();
        await page.LiveAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }

    // Tests with a browser run one after the other, so an earlier one is over.
    private async Task CloseFinishedAsync()
    {
        foreach (var (context, test) in _open)
            if (test != Now && _open.TryRemove(context, out _)) await context.CloseAsync();
    }

    private static string Now => TestContext.Current.Test?.UniqueID ?? "";

    private async Task<IBrowser> BrowserAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_browser is not null) return _browser;
            _playwright ??= await Playwright.CreateAsync();
            var program = Find(_playwright);
            if (program is null) Means.Missing("No Chromium: set CHROMIUM, install it, or run Playwright's own install.");
            return _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
        }
        finally { _gate.Release(); }
    }

    private static string? Find(IPlaywright playwright) => new[]
    {
        Environment.GetEnvironmentVariable("CHROMIUM"), Means.OnPath("chromium"), Means.OnPath("chromium-browser"), Means.OnPath("google-chrome"),
        "/usr/bin/chromium", playwright.Chromium.ExecutablePath,
    }.FirstOrDefault(File.Exists);
}
