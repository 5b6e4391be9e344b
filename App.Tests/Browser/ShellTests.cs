using System.Net;

namespace Plainmend.Tests.Browser;

/// <summary>The shell's own pages, as a stranger's browser sees them.</summary>
[Collection(Chromium.Tests)]
public sealed class ShellTests(DeskServer server, Chromium chromium) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData("/gallery", 1366)]
    [InlineData("/gallery/lean", 375)]
    [InlineData("/sign-in", 375)]
    [InlineData("/no-such-page", 375)]
    public async Task Every_page_is_clean_in_both_languages_and_colours(string path, int width)
    {
        foreach (var screen in Sizes(width).SelectMany(size => size.AllWays()))
        {
            var page = await chromium.OpenAsync(server, screen, path);
            if (path.StartsWith("/gallery", StringComparison.Ordinal)) await page.LiveAsync();
            await page.LookAsync($"{path.Trim('/').Replace('/', '-')}-{screen}", fullPage: true);
            await page.AssertFitsAsync();
            if (screen.Width == width) await page.AssertAccessibleAsync();
            if (path != "/no-such-page") page.AssertNone();
            Assert.Equal(screen.Language, await page.GetAttributeAsync("html", "lang"));
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Axe_sees_a_planted_fault()
    {
        var page = await chromium.OpenAsync(server, Screen.Phone, "/sign-in");
        await page.EvaluateAsync("() => document.querySelector('h1').style.color = '#999'");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.AssertAccessibleAsync);
    }

    /// <summary>All sizes when somebody looks at the pictures, one when only axe looks.</summary>
    private static IEnumerable<Screen> Sizes(int width) =>
        new[] { Screen.Phone, Screen.Laptop, Screen.Large }.Where(s => s.Width == width || Looking.Pictures is not null);

    [Fact]
    public async Task Plain_pages_load_no_script_and_lean_pages_no_Mud()
    {
        using var http = server.CreateClient();
        var plain = await http.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", plain, StringComparison.Ordinal);
        Assert.Contains("登录", plain, StringComparison.Ordinal);
        var lean = await http.GetStringAsync("/gallery/lean", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("MudBlazor", lean, StringComparison.Ordinal);
        Assert.Contains("剩 8 分", lean, StringComparison.Ordinal);
        Assert.Contains("MudBlazor.min", await http.GetStringAsync("/gallery", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string path, HttpStatusCode status)
    {
        using var http = server.CreateClient();
        var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("zh-TW,zh;q=0.9,en;q=0.5", "zh-CN")]
    [InlineData("zh", "zh-CN")]
    [InlineData("en-GB,en;q=0.9,zh-CN;q=0.8", "en")]
    [InlineData("de-DE,de;q=0.9", "zh-CN")]
    [InlineData("", "zh-CN")]
    public async Task The_browsers_wish_decides_the_language(string wish, string language)
    {
        using var http = server.CreateClient();
        http.DefaultRequestHeaders.Add("Accept-Language", wish);
        Assert.Contains($"<html lang=\"{language}\"", await http.GetStringAsync("/sign-in", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_language_and_colour_stay_and_lead_back()
    {
        var page = await chromium.OpenAsync(server, Screen.Phone, "/sign-in?why=out");
        await page.GetByText("English").ClickAsync();
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        Assert.EndsWith("/sign-in?why=out", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Switch to dark colours").ClickAsync();
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        await page.GotoAsync("/not-found");
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task The_first_visit_of_a_lean_page_is_small()
    {
        var page = await chromium.OpenAsync(server, Screen.Phone, "about:blank");
        var bytes = 0L;
        page.RequestFinished += async (_, request) => Interlocked.Add(ref bytes, (await request.SizesAsync()).ResponseBodySize);
        await page.GotoAsync($"{server.Address}/gallery/lean");
        await page.LiveAsync();
        await page.WaitForTimeoutAsync(300);
        // Uncompressed in a development run, but for blazor.web.js, which the SDK compresses; published, all of it is smaller.
        Assert.InRange(bytes, 10_000, 150_000);
        Assert.True(new FileInfo(Path.Combine(SiteRoot.Locate(), "wwwroot", "app.css")).Length <= 15_000);
    }

    [Fact]
    public async Task MudBlazors_files_are_fingerprinted_and_compressed()
    {
        using var http = server.CreateClient();
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        var page = await http.GetAsync("/gallery", TestContext.Current.CancellationToken);
        var html = await new StreamReader(await page.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).ReadToEndAsync(TestContext.Current.CancellationToken);
        var css = System.Text.RegularExpressions.Regex.Match(html, "_content/MudBlazor/MudBlazor\\.min\\.[a-z0-9]+\\.css").Value;
        Assert.NotEmpty(css);
        var answer = await http.GetAsync("/" + css, TestContext.Current.CancellationToken);
        Assert.NotEmpty(answer.Content.Headers.ContentEncoding);
    }
}
