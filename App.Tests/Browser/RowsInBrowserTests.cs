using System.Globalization;
using Microsoft.Playwright;

namespace Plainmend.Tests.Browser;

/// <summary>Live rows under a real pointer and keyboard, in the gallery's pushing list.</summary>
[Collection(Chromium.Tests)]
public sealed class RowsInBrowserTests(DeskServer server, Chromium chromium) : IClassFixture<DeskServer>
{
    private const string FirstKeys = "() => [...document.querySelectorAll('[data-key]')].map(r => r.dataset.key)";

    private async Task<IPage> OpenAsync(int rate)
    {
        var page = await chromium.OpenAsync(server, Screen.Large, $"/gallery?rate={rate}");
        await page.LiveAsync();
        return page;
    }

    [Fact]
    public async Task Focus_stays_on_its_row_through_a_hundred_pushes_and_through_the_release()
    {
        var page = await OpenAsync(rate: 20);
        var row = page.Locator("[data-key]").Nth(5);
        var key = await row.GetAttributeAsync("data-key");
        await page.Locator($"[data-key='{key}']").FocusAsync();
        await page.WaitForTimeoutAsync(6_000);
        Assert.Equal(key, await page.EvaluateAsync<string>("() => document.activeElement.dataset.key"));
        Assert.True(await page.Locator(".pill").CountAsync() == 1, "Changes wait behind the pill.");
        await page.Keyboard.PressAsync(".");
        await page.WaitForTimeoutAsync(300);
        Assert.Equal(key, await page.EvaluateAsync<string>("() => document.activeElement.dataset.key"));
        page.AssertNone();
    }

    [Fact]
    public async Task Nobody_opens_the_wrong_row_while_the_list_lives()
    {
        var page = await OpenAsync(rate: 2);
        var before = await page.EvaluateAsync<string[]>(FirstKeys);
        var opened = 0;
        for (var click = 0; click < 10; click++)
        {
            var at = new[] { 400, 200 + (click * 40) };
            await page.Mouse.MoveAsync(20, 700);
            await page.WaitForTimeoutAsync(900);
            await page.Mouse.MoveAsync(at[0], at[1]);
            var aimed = await page.EvaluateAsync<string>("([x, y]) => document.elementFromPoint(x, y).closest('[data-key]').dataset.key", at);
            await page.WaitForTimeoutAsync(700);
            await page.Mouse.ClickAsync(at[0], at[1]);
            await page.WaitForTimeoutAsync(400);
            var count = int.Parse(await page.InnerTextAsync("[data-opened]"), CultureInfo.InvariantCulture);
            // A click on a row that slid under the hand before the server knew of it opens nothing.
            if (count > opened) Assert.Equal(aimed, await page.GetAttributeAsync("[data-opened]", "data-opened"));
            opened = count;
        }
        Assert.InRange(opened, 5, 10);
        Assert.NotEqual(before, await page.EvaluateAsync<string[]>(FirstKeys));
    }

    [Fact]
    public async Task A_move_slides_and_settles_within_300_ms_and_not_at_all_for_those_who_ask()
    {
        var page = await OpenAsync(rate: 0);
        const string Slides = """
            () => new Promise((done, fail) => {
              setTimeout(() => fail(new Error('nothing moved')), 15000);
              const list = document.querySelector('[data-rows]');
              const watch = new MutationObserver(() => requestAnimationFrame(() => {
                const moving = [...list.querySelectorAll('[data-key]')].flatMap(r => r.getAnimations()).length;
                const from = performance.now();
                const settled = () => [...list.querySelectorAll('[data-key]')].some(r => r.getAnimations().length) ? requestAnimationFrame(settled) : done([moving, performance.now() - from]);
                settled(); watch.disconnect();
              }));
              watch.observe(list.querySelector('.rows-body'), { childList: true });
              const push = () => { if (moved) return; document.querySelector('#push').click(); setTimeout(push, 100); };
              let moved = false; new MutationObserver(() => moved = true).observe(list.querySelector('.rows-body'), { childList: true });
              push();
            })
            """;
        var slid = await page.EvaluateAsync<double[]>(Slides);
        Assert.True(slid[0] > 0, "Rows slide.");
        Assert.InRange(slid[1], 1, 450);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal(0, (await page.EvaluateAsync<double[]>(Slides))[0]);
    }

    [Fact]
    public async Task Arrows_walk_Enter_opens_and_the_letters_start_from_anywhere()
    {
        var page = await OpenAsync(rate: 0);
        var keys = await page.EvaluateAsync<string[]>(FirstKeys);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        Assert.Equal(keys[1], await page.EvaluateAsync<string>("() => document.activeElement.dataset.key"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync($"[data-opened='{keys[1]}']");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('[data-key][tabindex=\"0\"]').length === 1");
    }

    [Fact]
    public async Task Letters_typed_or_composed_are_letters_and_not_commands()
    {
        var page = await OpenAsync(rate: 0);
        var field = page.Locator("input.input").First;
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("jkastgq.?");
        Assert.Equal("jkastgq.?", await field.InputValueAsync());
        await page.EvaluateAsync("() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 't', isComposing: true, bubbles: true }))");
        await page.Locator("h1").ClickAsync();
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("t");
        // The chord in one go: two presses of the driver may lie further apart than a hand's on a busy machine.
        await page.EvaluateAsync("() => ['g', 'q'].forEach(key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))");
        await page.Keyboard.PressAsync("Shift+P");
        await page.GetByText("t g-q shift+p").WaitForAsync();
        await page.Keyboard.PressAsync("?");
        await page.Locator("dialog[open]").WaitForAsync();
        await page.Keyboard.PressAsync("t");
        await page.Locator("dialog button").ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(1, await page.GetByText("t g-q shift+p", new() { Exact = true }).CountAsync());
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task The_browser_counts_in_the_same_words_as_the_server(string language)
    {
        var page = await chromium.OpenAsync(server, Screen.Phone with { Language = language }, "/gallery/lean");
        var html = await (await page.Context.APIRequest.GetAsync("/gallery/lean")).TextAsync();
        await page.LiveAsync();
        await page.WaitForTimeoutAsync(1_200);
        var ticking = await page.Locator("[data-due-text]").AllTextContentsAsync();
        Assert.Equal(10, ticking.Count);
        Assert.All(ticking, text => Assert.Contains($">{text}<", html, StringComparison.Ordinal));
    }
}
