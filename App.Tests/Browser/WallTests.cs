using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The wall as it hangs there: no scrolling, nothing small, nobody's name, alive.</summary>
[Collection(Chromium.Tests)]
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
        foreach (var screen in new[] { 2, 3 })
        {
            await page.GotoAsync($"/wall/{secret}?screen={screen}");
            await page.LiveAsync();
            await page.WaitForSelectorAsync($".screens[data-turned] .screen:nth-child({screen})[data-shown]");
            Assert.False(await page.Locator("[data-rows]").IsVisibleAsync());
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight"));
            Assert.InRange(await page.EvaluateAsync<double>(Smallest), least, 4 * least);
            Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));
            await page.LookAsync($"wall-{width}-zh-{screen}");
        }
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
        foreach (var screen in new[] { 2, 3 })
        {
            await page.GotoAsync($"/wall/{secret}?screen={screen}");
            await page.WaitForSelectorAsync($".screens[data-turned] .screen:nth-child({screen})[data-shown]");
            Assert.Empty(await page.EvaluateAsync<string[]>(Clipped));
            await page.AssertAccessibleAsync();
            await page.LookAsync($"wall-1920-{language}-{screen}");
        }
        await page.GotoAsync($"/wall/{secret}?scale=1.25");
        await page.LiveAsync();
        await page.LookAsync($"wall-1920-{language}-scale");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight"));
        Assert.InRange(await page.Locator("[data-key]").CountAsync(), 0, 4);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_report_is_on_the_wall_by_itself_and_its_customer_is_not()
    {
        var secret = await server.WallAsync();
        var page = await chromium.OpenAsync(server, Screen.Large, $"/wall/{secret}");
        await page.LiveAsync();
        var before = await page.Locator("[data-read]").GetAttributeAsync("data-read");
        // Nobody in this place: it waits.
        await server.ReportAsync(district: "外星");
        var view = (await server.Get<WallReads>().ReadAsync(secret, TestContext.Current.CancellationToken))!;
        await page.WaitForFunctionAsync("([was, n]) => document.querySelector('[data-read]').dataset.read !== was && document.querySelector('.kpi .figure').textContent === n",
            new[] { before!, view.Waiting.ToString(System.Globalization.CultureInfo.InvariantCulture) }, new() { Timeout = 30_000 });
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

    [Fact]
    public async Task A_lost_server_is_said_on_the_stamp_then_by_a_frame_and_the_picture_stays()
    {
        var mortal = new FieldServer { History = 0 };
        await mortal.InitializeAsync();
        var page = await chromium.OpenAsync(mortal, Screen.Large, $"/wall/{await mortal.WallAsync()}");
        await page.LiveAsync();
        await mortal.DisposeAsync();
        await page.WaitForSelectorAsync("html[data-age='10']", new() { Timeout = 90_000 });
        Assert.Contains("数据截至", await page.Locator("[data-wall-stamp]").TextContentAsync(), StringComparison.Ordinal);
        await page.WaitForSelectorAsync("html[data-age='30']", new() { Timeout = 120_000 });
        Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.wall')).outlineStyle"));
        Assert.Equal(4, await page.Locator(".kpi").CountAsync());
        Assert.False(await page.Locator("[data-strip]").IsVisibleAsync());
        await page.LookAsync("wall-1920-lost");
    }

    [Fact]
    public async Task A_supervisor_makes_a_screen_opens_it_and_closes_it()
    {
        var company = await server.CompanyAsync();
        var supervisor = (await server.Get<MemberBook>().DemoAsync(TestContext.Current.CancellationToken)).First(p => p.Company.Id == company.Id && p.Person.Role == Role.Supervisor).Person;
        var page = await server.EnterAsync(chromium, Screen.Laptop, supervisor.Id, "/walls");
        await page.GetByLabel("大屏的位置").FillAsync("前台东侧");
        await page.GetByText("生成链接").ClickAsync();
        var address = await page.Locator("#new-link input").InputValueAsync();
        await page.AssertAccessibleAsync();
        await page.LookAsync("walls-1366-zh");
        using var http = server.CreateClient();
        Assert.Contains("前台东侧", await http.GetStringAsync(new Uri(address).AbsolutePath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await page.GetByLabel("停用“前台东侧”").ClickAsync();
        await page.GetByLabel("停用“前台东侧”").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(new Uri(address).AbsolutePath, TestContext.Current.CancellationToken)).StatusCode);
    }
}
