using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Plainmend.Tests.Browser;

/// <summary>Looking at a page: with axe's eyes, with ours (pictures), and waiting until it lives.</summary>
public static class Looking
{
    private static readonly List<string> Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>
    /// Waits until the page's circuit has drawn and its router answers for the links, so that the first click hits neither
    /// prerendered HTML nor a link that still loads the whole page: the socket speaks, and nothing carries data-interactive="no"
    /// (the staff layout ends with it; an island puts it on its root).
    /// </summary>
    public static async Task LiveAsync(this IPage page)
    {
        await page.WaitForSelectorAsync("html[data-live='live']");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-interactive]') && !document.querySelector('[data-interactive=\"no\"]')");
    }

    /// <summary>No serious or critical fault by WCAG 2.2 AA.</summary>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        // Between two pages there is none for a moment; a page that never has a title ends here.
        await page.WaitForFunctionAsync("() => document.title");
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = Rules } });
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical")
            .SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html} ({string.Join("; ", n.Any.Select(c => c.Message))})")));
    }

    /// <summary>No sideways scrolling.</summary>
    public static async Task AssertFitsAsync(this IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"));

    /// <summary>Takes a picture of the whole page and holds it to all of the above.</summary>
    public static async Task AssertCleanAsync(this IPage page, string name)
    {
        await page.LookAsync(name, fullPage: true);
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
    }

    /// <summary>The folder named by PLAINMEND_SHOTS; null when nobody wants pictures.</summary>
    public static string? Pictures => Environment.GetEnvironmentVariable("PLAINMEND_SHOTS") is { Length: > 0 } folder ? folder : null;

    /// <summary>Writes a picture into the folder named by PLAINMEND_SHOTS; nothing without it.</summary>
    public static async Task LookAsync(this IPage page, string name, bool fullPage = false)
    {
        if (Pictures is not { } folder) return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = fullPage });
    }
}
