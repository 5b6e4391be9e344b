using System.Net;

namespace Plainmend.Tests.Browser;

/// <summary>The shell's own pages, as a stranger's browser sees them.</summary>
public sealed class ShellTests(DeskServer server, Chromium chromium) : IClassFixture<DeskServer>
{
    [Theory]
    [InlineData("/gallery")]
    [InlineData("/gallery/lean")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    public async Task Every_page_is_clean_in_both_languages_and_colours(string path)
    {
        foreach (var size in new[] { Screen.Phone, Screen.Laptop, Screen.Large })
            foreach (var screen in size.AllWays())
            {
                var page = await chromium.OpenAsync(server, screen, path);
                if (path.StartsWith("/gallery", StringComparison.Ordinal)) await page.LiveAsync();
                await page.LookAsync($"{path.Trim('/').Replace('/', '-')}-{screen}", fullPage: true);
                await page.AssertFitsAsync();
                if (size != Screen.Large) await page.AssertAccessibleAsync();
                if (path != "/no-such-page") page.AssertNone();
                Assert.Equal(screen.Language, await page.GetAttributeAsync("html", "lang"));
                await page.Context.CloseAsync();
            }
    }

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
        var page = await chromium.OpenAsync(server, Screen.Phone, "/sign-in");
        Assert.True(new FileInfo(Path.Combine(SiteRoot.Locate(), "wwwroot", "app.css")).Length <= 15_000);
        page.AssertNone();
    }
}
