using Bunit;
using Microsoft.AspNetCore.Components;
using Plainmend.Components.Shared;
using Plainmend.Tests.Texts;

namespace Plainmend.Tests.Components.Shared;

public sealed class SharedTests : ShellContext
{
    [Fact]
    public void A_status_says_its_word_and_repeats_it_by_colour_and_sign()
    {
        var chip = Render<StatusChip>(p => p.Add(x => x.Family, Family.Breach).Add(x => x.Shape, Shape.Octagon).Add(x => x.Word, "已超时"));
        Assert.Equal("已超时", chip.Find(".status.family-breach > span").TextContent);
        Assert.Equal("true", chip.Find("svg.shape-octagon").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Every_sign_has_a_drawing_of_its_own()
    {
        var drawings = Enum.GetValues<Shape>().Select(s => Render<StatusShape>(p => p.Add(x => x.Shape, s)).Find("svg").InnerHtml).ToList();
        Assert.Equal(drawings.Count, drawings.Distinct().Count());
    }

    [Fact]
    public void An_unknown_amount_is_a_dash_and_never_zero()
    {
        Assert.Equal("—", Render<MoneyText>(p => p.Add(x => x.Amount, null)).Find("span").TextContent);
        Assert.Equal("¥336.00", Render<MoneyText>(p => p.Add(x => x.Amount, 336m)).Find("span").TextContent);
        using (Reader.English()) Assert.Equal("CN¥336.00", Render<MoneyText>(p => p.Add(x => x.Amount, 336m)).Find("span").TextContent);
    }

    [Theory]
    [InlineData(40, "ok", "剩 40 分")]
    [InlineData(8, "risk", "剩 8 分")]
    [InlineData(-12, "breach", "超时 12 分")]
    public void Time_left_tells_risk_and_breach_by_word_and_sign(int minutes, string state, string text)
    {
        var left = Render<TimeLeft>(p => p.Add(x => x.Due, Noon.AddMinutes(minutes)).Add(x => x.Risk, Noon.AddMinutes(minutes - 30)));
        var place = left.Find("[data-due]");
        Assert.Equal(state, place.GetAttribute("data-state"));
        Assert.Equal(text, left.Find("[data-due-text]").TextContent);
        Assert.Equal($"{Noon.AddMinutes(minutes).ToUnixTimeMilliseconds()}", place.GetAttribute("data-due"));
    }

    [Fact]
    public void A_stopped_clock_does_not_tick_and_says_why()
    {
        var left = Render<TimeLeft>(p => p.Add(x => x.Due, Noon).Add(x => x.PausedReason, "等待备件"));
        Assert.Empty(left.FindAll("[data-due]"));
        Assert.Contains("等待备件", left.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_live_stamp_is_drawn_once_and_left_to_the_browser()
    {
        var stamp = Render<LiveStamp>();
        stamp.Render();
        Assert.Equal(1, stamp.RenderCount);
        Assert.Equal("正在连接", stamp.Find("[data-live-text]").TextContent);
    }

    [Fact]
    public void The_connection_strip_takes_no_focus_and_waits_with_empty_words()
    {
        var strip = Render<ConnectionStrip>();
        Assert.Equal("", strip.Find("[data-strip] [role=alert]").TextContent);
        Assert.True(strip.Find("[data-strip-retry]").HasAttribute("hidden"));
        Assert.Empty(strip.FindAll("dialog, [autofocus]"));
    }

    [Fact]
    public void The_live_region_speaks_at_most_once_in_five_seconds_and_loses_nothing()
    {
        var region = Render<LiveRegion>();
        Spoken.Say("一");
        region.WaitForAssertion(() => Assert.Equal("一", region.Find("[role=status]").TextContent));
        Spoken.Say("二");
        Spoken.Say("三");
        Spoken.Say("三");
        Clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal("一", region.Find("[role=status]").TextContent);
        Clock.Advance(TimeSpan.FromSeconds(0.1));
        region.WaitForAssertion(() => Assert.Equal("二 三", region.Find("[role=status]").TextContent));
    }

    [Fact]
    public async Task A_region_that_is_gone_hears_nothing()
    {
        Render<LiveRegion>();
        await DisposeComponentsAsync();
        Spoken.Say("一");
        Assert.Equal("一", Spoken.Take());
    }

    [Fact]
    public void Nothing_to_show_is_said_with_proof_that_the_list_lives()
    {
        var empty = Render<EmptyState>(p => p.Add(x => x.Title, "没有待派单工单").Add(x => x.Detail, "最近一次变化 14:32"));
        Assert.Equal("没有待派单工单", empty.Find("strong").TextContent);
        Assert.Contains("14:32", empty.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_is_explained_step_by_step_down_to_its_evidence()
    {
        var tree = new ExplainNode("服务费用", "¥150.00", [new("上门费", "¥30.00", [], "到达打卡"), new("人工费", "¥120.00", [])]);
        var explain = Render<Explain>(p => p.Add(x => x.Node, tree));
        Assert.False(explain.Find("details").HasAttribute("open"));
        Assert.Equal(["¥150.00", "¥30.00", "¥120.00"], explain.FindAll("b").Select(b => b.TextContent));
        Assert.Equal("依据：到达打卡", explain.Find(".proof").TextContent);
    }

    [Fact]
    public void The_language_switch_speaks_the_other_language_and_leads_back()
    {
        var zh = Render<LanguageSwitch>(p => p.Add(x => x.Back, "/desk?view=risk")).Find("a");
        Assert.Equal("English", zh.TextContent);
        Assert.Equal("/language/en?back=%2Fdesk%3Fview%3Drisk", zh.GetAttribute("href"));
        using (Reader.English()) Assert.Equal("zh-CN", Render<LanguageSwitch>().Find("a").GetAttribute("lang"));
    }

    [Fact]
    public void The_theme_switch_offers_the_other_colours()
    {
        Assert.StartsWith("/theme/dark?back=", Render<ThemeSwitch>().Find("a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("/theme/light?back=", Render<ThemeSwitch>(p => p.Add(x => x.Dark, true)).Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_gets_only_the_keys_it_asked_for_and_lists_them_on_demand()
    {
        var pressed = new List<string>();
        var keys = Render<Shortcuts>(p => p.Add(x => x.Of, [new("t", "认领"), new("shift+p", "暂停"), new("g-q", "工单")])
            .Add(x => x.OnKey, EventCallback.Factory.Create<string>(this, pressed.Add)));
        Assert.Equal("t shift+p g-q ?", keys.Find("[data-keys]").GetAttribute("data-keys"));
        await keys.Hand("[data-keys]").RaiseAsync("onshortcut", new ShortcutEventArgs { Key = "t" });
        await keys.Hand("[data-keys]").RaiseAsync("onshortcut", new ShortcutEventArgs { Key = "?" });
        Assert.Equal(["t"], pressed);
        Assert.Equal(["T", "Shift P", "G Q", "?"], keys.FindAll("kbd").Select(k => k.TextContent));
        await keys.Hand("dialog button").ClickAsync();
        Assert.Empty(keys.FindAll("dialog"));
    }

    [Fact]
    public async Task The_pause_button_says_what_it_will_do_and_how_much_waits()
    {
        var paused = false;
        var button = Render<PauseButton>(p => p.Add(x => x.Held, 4).Add(x => x.PausedChanged, EventCallback.Factory.Create<bool>(this, on => paused = on)));
        await button.Hand("button").ClickAsync();
        Assert.True(paused);
        button.Render(p => p.Add(x => x.Paused, true));
        Assert.Equal("true", button.Find("button").GetAttribute("aria-pressed"));
        Assert.Contains("(4)", button.Markup, StringComparison.Ordinal);
    }
}
