using System.Globalization;
using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;

namespace Plainmend.Tests.Browser;

/// <summary>How the desk calls its agent: by a mark, a number in the title, a chip, a strip, and by sound for who chose it.</summary>
[Collection(Chromium.Tests)]
public sealed class DeskSignalsTests(QuietServer server, Chromium chromium) : IClassFixture<QuietServer>
{
    private const string Row = "[data-rows] [data-key]";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private static int _sent;

    // What the loudspeaker was given, and the sockets, so that one can be cut.
    private const string Ears = """
        window.tones = 0; window.sounds = []; window.sockets = [];
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...at) { window.tones++; return start.apply(this, at); };
        document.addEventListener('plainmend:sound', e => window.sounds.push(e.detail));
        const Plain = window.WebSocket;
        window.WebSocket = class extends Plain { constructor(...args) { super(...args); window.sockets.push(this); } };
        """;

    private async Task<IPage> OpenAsync(Screen screen, string path = "/desk?view=open&sort=newest")
    {
        var who = await server.WhoAsync("lina");
        var page = await chromium.OpenAsync(server, screen, $"/sign-in?ReturnUrl={Uri.EscapeDataString(path)}");
        await page.Context.AddInitScriptAsync(Ears);
        await page.Locator($"form:has(input[value='{who.Id}']) button").ClickAsync();
        await page.LiveAsync();
        await page.WaitForSelectorAsync(Row);
        return page;
    }

    private async Task<ReportTaken> WritesAsync()
    {
        var report = await server.ReportAsync(await server.WhoAsync("zhangyue"), "无人区");
        await server.The<CustomerActions>().WriteAsync(report.Secret, "什么时候来？", $"s-{Interlocked.Increment(ref _sent)}", Stop);
        return report;
    }

    private static Task<IJSHandle> TitledAsync(IPage page, int least) => page.WaitForFunctionAsync("n => Number(document.title.match(/^\\((\\d+)\\)/)?.[1] ?? 0) >= n", least);

    [Fact]
    public async Task Before_anybody_chose_it_nothing_sounds_but_the_row_and_the_title_say_it()
    {
        var page = await OpenAsync(Screen.Laptop);
        var report = await WritesAsync();
        await TitledAsync(page, 2);
        await page.WaitForSelectorAsync($"[data-key='{report.TicketId}'][data-fresh]");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.tones"));
        Assert.Contains("favicon-news", await page.GetAttributeAsync("link[rel=icon]", "href"), StringComparison.Ordinal);
        await page.LookAsync("desk-fresh");
        // Back at the page, the number has done its work.
        await page.Mouse.MoveAsync(700, 20);
        await page.WaitForFunctionAsync("() => !document.title.startsWith('(')");
        Assert.DoesNotContain("favicon-news", await page.GetAttributeAsync("link[rel=icon]", "href"), StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.tones"));
        page.AssertNone();
    }

    [Fact]
    public async Task Chosen_sounds_are_short_come_once_in_ten_seconds_and_from_one_tab_only()
    {
        var page = await OpenAsync(Screen.Laptop);
        await page.Locator(".desk-wide .desk-sound summary").ClickAsync();
        await page.Locator(".desk-wide [data-sound-test]").ClickAsync();
        await page.WaitForFunctionAsync("() => window.sounds.length === 1 && window.tones > 0");
        await page.Locator(".desk-wide [data-sound-on='message']").CheckAsync();
        await page.Locator(".desk-wide [data-sound-state]", new() { HasText = "开" }).WaitForAsync();
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/desk?view=open&sort=newest");
        await second.LiveAsync();
        await second.WaitForFunctionAsync("() => document.querySelector('[data-sound-on=message]').checked && document.querySelector('[data-number]')?.dataset.number");
        await page.EvaluateAsync("() => { window.sounds = []; }");

        for (var i = 0; i < 3; i++) await WritesAsync();
        foreach (var tab in new[] { page, second }) await TitledAsync(tab, 6);
        var heard = new List<string>();
        foreach (var tab in new[] { page, second })
        {
            // Requests for the lock are answered in their order: after this one, nothing of the above is still under way.
            await tab.EvaluateAsync("() => navigator.locks.query()");
            heard.AddRange(await tab.EvaluateAsync<string[]>("() => window.sounds.map(s => s.kind)"));
        }
        Assert.Equal("message", Assert.Single(heard));
        Assert.All(await page.EvaluateAsync<double[]>("() => window.sounds.map(s => s.seconds)"), s => Assert.InRange(s, 0.05, 0.6));
        // Kept per person in this browser; and off again is off.
        await page.ReloadAsync();
        await page.LiveAsync();
        await page.Locator(".desk-wide .desk-sound summary").ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.desk-wide [data-sound-on=message]').checked && !document.querySelector('.desk-wide [data-sound-on=new]').checked");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator(".desk-sound[open]").CountAsync());
    }

    [Fact]
    public async Task Who_has_scrolled_down_keeps_his_row_and_a_chip_counts_what_came_in_above()
    {
        var page = await OpenAsync(Screen.Laptop);
        await page.EvaluateAsync("() => { document.querySelector('[data-rows]').scrollTop = 400; }");
        const string Eye = """
            () => { const list = document.querySelector('[data-rows]'), top = list.getBoundingClientRect().top + list.querySelector('.rows-head').offsetHeight;
                    const row = [...list.querySelectorAll('[data-key]')].find(r => r.getBoundingClientRect().top >= top); return [row.dataset.key, String(Math.round(row.getBoundingClientRect().top))]; }
            """;
        var before = await page.EvaluateAsync<string[]>(Eye);
        var zhang = await server.WhoAsync("zhangyue");
        for (var i = 0; i < 4; i++) await server.ReportAsync(zhang, "无人区");
        await page.Locator("[data-new-above]", new() { HasText = "↑ 4 条新工单" }).WaitForAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-rows]').getAnimations({ subtree: true }).length === 0");
        Assert.Equal(before, await page.EvaluateAsync<string[]>(Eye));
        await page.LookAsync("desk-new-above");
        await page.Locator("[data-new-above]").ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-rows]').scrollTop === 0 && document.querySelector('[data-new-above]').hidden");
    }

    [Fact]
    public async Task After_a_loss_the_strip_says_how_many_updates_were_caught_up()
    {
        var page = await OpenAsync(Screen.Laptop);
        await page.ReloadAsync();
        await page.LiveAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('[data-number]')?.dataset.number");
        await page.EvaluateAsync("() => { window.mark = true; }");
        const string Number = "() => Number(document.querySelector('[data-number]').dataset.number)";
        var before = await page.EvaluateAsync<int>(Number);
        await page.RouteAsync("**/_blazor/negotiate**", route => route.AbortAsync());
        await page.EvaluateAsync("() => window.sockets.forEach(s => s.close())");
        await page.WaitForSelectorAsync("html[data-live='reconnecting']");
        for (var i = 0; i < 3; i++) await WritesAsync();
        await page.EvaluateAsync("""
            () => { window.said = []; new MutationObserver(() => window.said.push(document.querySelector('[data-strip-text]').textContent))
                .observe(document.querySelector('[data-strip]'), { childList: true, subtree: true, characterData: true }); }
            """);
        await page.UnrouteAsync("**/_blazor/negotiate**");
        await page.WaitForSelectorAsync("html[data-live='live']", new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync("() => window.said.some(text => text.includes('补齐'))");
        var after = await page.EvaluateAsync<int>(Number);
        Assert.True(after >= before + 6, "Three reports and three messages were caught up.");
        Assert.Contains($"已恢复，补齐 {(after - before).ToString(CultureInfo.InvariantCulture)} 条更新。", await page.EvaluateAsync<string[]>("() => window.said"));
        Assert.True(await page.EvaluateAsync<bool>("() => window.mark"), "The circuit survived; nothing was loaded again.");
        await page.Locator("[data-strip]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task A_paused_desk_stands_still_and_counts_and_shows_the_present_when_it_goes_on()
    {
        var page = await OpenAsync(Screen.Laptop);
        await page.Locator(".desk-wide [data-pause]").ClickAsync();
        await page.WaitForSelectorAsync("html[data-paused]");
        var before = await page.Locator(Row).CountAsync();
        var report = await WritesAsync();
        await page.Locator(".desk-wide [data-pause]", new() { HasTextRegex = new("\\([1-9]") }).WaitForAsync();
        Assert.Equal(before, await page.Locator(Row).CountAsync());
        await page.Locator(".desk-wide [data-pause]").ClickAsync();
        await page.WaitForSelectorAsync($"[data-key='{report.TicketId}']");
        await page.WaitForSelectorAsync("html:not([data-paused])");
    }

    [Fact]
    public async Task The_sound_card_is_clean_at_every_size_in_both_languages_and_colours()
    {
        foreach (var screen in new[] { Screen.Laptop, Screen.Phone, Screen.Large }.SelectMany(s => s.AllWays()))
        {
            var page = await OpenAsync(screen);
            await page.Locator($"{(screen.Width == Screen.Phone.Width ? ".desk-narrow" : ".desk-wide")} .desk-sound summary").ClickAsync();
            await page.LookAsync($"desk-sound-{screen}");
            await page.AssertFitsAsync();
            if (screen.Width != Screen.Large.Width) await page.AssertAccessibleAsync();
            page.AssertNone();
            await page.Context.CloseAsync();
        }
    }
}
