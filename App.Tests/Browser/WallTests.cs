using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The wall as it hangs there: no scrolling, nothing small, nobody's name, alive.</summary>
public sealed class WallTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private const string Smallest = """
        () => Math.min(...[...document.querySelectorAll('.wall *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.nodeValue.trim()) && e.getClientRects().length
          && !e.closest('.unseen')).map(e => parseFloat(getComputedStyle(e).fontSize)))
        """;
    private const string Clipped = """
        () => [...document.querySelectorAll('.wall *')].filter(e => e.getClientRects().length && !e.closest('svg') && getComputedStyle(e).display !== 'inline'
          && (e.scrollWidth > e.clientWidth + 2 || e.getBoundingClientRect().bottom > innerHeight + 1 || e.getBoundingClientRect().right > innerWidth + 1)).map(e => e.className + ': ' + e.textContent.trim())
        """;

    [Theory]
    [InlineData(1920, 1080, 44)]
    [InlineData(3840, 2160, 88)]
    public async Task It_fits_the_screen_and_nothing_is_small(int width, int height, double least)
    {
        var secret = await server.WallAsync();
        var page = await chromium.OpenAsync(server, new Screen(width, height), $"/wall/{secret}");
        await page.LiveAsync();
        await page.AssertFitsAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight"));
        Assert.InRange(await page.EvaluateAsync<double>(Smallest), least, 4 * least);
        Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));
        Assert.Equal("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).cursor"));
        await page.LookAsync($"wall-{width}-zh");
        page.AssertNone();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task It_is_readable_in_the_first_answer_and_clean(string language)
    {
        var secret = await server.WallAsync("East");
        var page = await chromium.OpenAsync(server, Screen.Large with { Language = language }, $"/wall/{secret}");
        var html = await (await page.Context.APIRequest.GetAsync($"/wall/{secret}")).TextAsync();
        Assert.Contains(language == "en" ? "Done today" : "今日完成", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", html, StringComparison.Ordinal);
        await page.LiveAsync();
        await page.AssertAccessibleAsync();
        await page.LookAsync($"wall-1920-{language}");
        await page.GotoAsync($"/wall/{secret}?scale=1.25");
        await page.LiveAsync();
        await page.LookAsync($"wall-1920-{language}-scale");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight"));
        Assert.InRange(await page.Locator("[data-key]").CountAsync(), 0, 4);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_report_is_on_the_wall_within_a_second_or_so_and_its_customer_is_not()
    {
        var secret = await server.WallAsync();
        var page = await chromium.OpenAsync(server, Screen.Large, $"/wall/{secret}");
        await page.LiveAsync();
        var before = await page.Locator("[data-read]").GetAttributeAsync("data-read");
        // Nobody in this place: it waits.
        await server.ReportAsync(district: "外星");
        var view = (await server.Get<WallReads>().ReadAsync(secret, TestContext.Current.CancellationToken))!;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await page.WaitForFunctionAsync("([was, n]) => document.querySelector('[data-read]').dataset.read !== was && document.querySelector('.kpi .figure').textContent === n",
            new[] { before!, view.Waiting.ToString(System.Globalization.CultureInfo.InvariantCulture) }, new() { Timeout = 3_000 });
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2_000);
        var dom = await page.EvaluateAsync<string>("() => document.documentElement.outerHTML");
        foreach (var secretWord in new[] { "张伟", "1381234", "示例路", "周建国", "Zhou Jianguo" }) Assert.DoesNotContain(secretWord, dom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_screen_shows_nothing_more_and_a_wrong_link_nothing_at_all()
    {
        var secret = await server.WallAsync("Closed");
        var page = await chromium.OpenAsync(server, Screen.Large, $"/wall/{secret}");
        await page.LiveAsync();
        var company = await server.CompanyAsync();
        var link = (await server.Get<WallReads>().LinksAsync(company.Id, TestContext.Current.CancellationToken)).First(l => l.Label == "Closed");
        await server.Get<WallActions>().RevokeAsync(company.Id, link.Id, Actor.System("Test"), TestContext.Current.CancellationToken);
        await page.Locator(".kpi").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        using var http = server.CreateClient();
        var revoked = await http.GetAsync($"/wall/{secret}", TestContext.Current.CancellationToken);
        var unknown = await http.GetAsync("/wall/no-such-link", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, revoked.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.DoesNotContain(company.Name, await revoked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
