using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Plainmend.Components.Shared;

namespace Plainmend.Tests.Components.Shared;

public sealed class LiveRowsTests : ShellContext
{
    private sealed record Row(int Id, int Due);

    private static readonly IComparer<Row> ByDue = Comparer<Row>.Create((a, b) => a.Due.CompareTo(b.Due));
    private readonly List<int> _opened = [];

    private static Guid Key(Row row) => new(row.Id, 0, 0, new byte[8]);

    private IRenderedComponent<LiveRows<Row>> Draw(params Row[] rows) => Render<LiveRows<Row>>(p => p
        .Add(x => x.Rows, rows).Add(x => x.Key, Key).Add(x => x.Order, ByDue).Add(x => x.Label, "工单").Add(x => x.Total, 40)
        .Add(x => x.RowLabel, r => $"工单 {r.Id}").Add(x => x.Gone, _ => "已由李娜认领")
        .Add(x => x.Cells, r => $"<span role='gridcell'>{r.Id}:{r.Due}</span>")
        .Add(x => x.OnOpen, EventCallback.Factory.Create<Row>(this, r => _opened.Add(r.Id))));

    private static void Push(IRenderedComponent<LiveRows<Row>> list, params Row[] rows) => list.Render(p => p.Add(x => x.Rows, rows));

    private static IEnumerable<string> Texts(IRenderedComponent<LiveRows<Row>> list) =>
        list.FindAll("[data-key] > :first-child").Select(cell => cell.TextContent);

    private static IElement Grid(IRenderedComponent<LiveRows<Row>> list) => list.Find("[role=grid]");

    private static IElement RowOf(IRenderedComponent<LiveRows<Row>> list, int id) => list.Find($"[data-key='{Key(new(id, 0))}']");

    private static void AssertHeld(IRenderedComponent<LiveRows<Row>> list)
    {
        Push(list, new Row(1, 10), new Row(2, 5));
        Assert.Equal(["1:10", "2:5"], Texts(list));
        Assert.Equal("1 项变化 · 更新列表.", list.Find(".pill").TextContent);
    }

    private static void AssertFree(IRenderedComponent<LiveRows<Row>> list)
    {
        list.WaitForAssertion(() => Assert.Equal(["2:5", "1:10"], Texts(list)));
        Assert.Empty(list.FindAll(".pill"));
    }

    [Fact]
    public void Untouched_it_follows_the_chosen_order_at_once()
    {
        var list = Draw(new(1, 10), new(2, 20));
        Push(list, new Row(1, 10), new Row(2, 5));
        AssertFree(list);
    }

    [Fact]
    public async Task The_pointer_holds_the_order_until_600_ms_after_it_left()
    {
        var list = Draw(new(1, 10), new(2, 20));
        await list.Hand(Grid).RaiseAsync("onpointerenter", new PointerEventArgs());
        AssertHeld(list);
        await list.Hand(Grid).RaiseAsync("onpointerleave", new PointerEventArgs());
        Clock.Advance(TimeSpan.FromMilliseconds(599));
        Assert.Equal(["1:10", "2:5"], Texts(list));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        AssertFree(list);
    }

    [Fact]
    public async Task Coming_back_within_the_600_ms_keeps_the_hold()
    {
        var list = Draw(new(1, 10), new(2, 20));
        await list.Hand(Grid).RaiseAsync("onpointerenter", new PointerEventArgs());
        await list.Hand(Grid).RaiseAsync("onpointerleave", new PointerEventArgs());
        Clock.Advance(TimeSpan.FromMilliseconds(400));
        await list.Hand(Grid).RaiseAsync("onpointerenter", new PointerEventArgs());
        AssertHeld(list);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["1:10", "2:5"], Texts(list));
    }

    [Fact]
    public async Task Focus_holds_the_order_and_the_point_key_lets_it_go()
    {
        var list = Draw(new(1, 10), new(2, 20));
        await list.Hand(l => RowOf(l, 1)).FocusAsync();
        AssertHeld(list);
        await list.Hand(Grid).KeyAsync(".");
        AssertFree(list);
        Assert.Equal("0", RowOf(list, 1).GetAttribute("tabindex"));
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task After_20_seconds_without_input_the_list_moves_on_and_the_next_input_holds_it_again()
    {
        var list = Draw(new(1, 10), new(2, 20));
        await list.Hand(Grid).RaiseAsync("onpointerenter", new PointerEventArgs());
        Clock.Advance(TimeSpan.FromSeconds(15));
        await list.Hand(Grid).RaiseAsync("onrowsactive", EventArgs.Empty);
        AssertHeld(list);
        Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal(["1:10", "2:5"], Texts(list));
        Clock.Advance(TimeSpan.FromSeconds(1));
        AssertFree(list);
        await list.Hand(Grid).RaiseAsync("onrowsactive", EventArgs.Empty);
        Push(list, new Row(1, 1), new Row(2, 5));
        Assert.Equal(["2:5", "1:1"], Texts(list));
    }

    [Fact]
    public void Selected_rows_hold_the_order_however_long_it_takes()
    {
        var list = Draw(new(1, 10), new(2, 20));
        list.Render(p => p.Add(x => x.Selected, [Key(new(1, 0))]));
        AssertHeld(list);
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["1:10", "2:5"], Texts(list));
        Assert.Equal("true", RowOf(list, 1).GetAttribute("aria-selected"));
        list.Render(p => p.Add(x => x.Selected, []));
        AssertFree(list);
    }

    [Fact]
    public void An_open_menu_or_a_drag_holds_the_order()
    {
        var list = Draw(new(1, 10), new(2, 20));
        list.Render(p => p.Add(x => x.Busy, true));
        AssertHeld(list);
        list.Render(p => p.Add(x => x.Busy, false));
        AssertFree(list);
    }

    [Fact]
    public async Task The_pill_counts_and_lets_the_order_go()
    {
        var list = Draw(new(1, 10), new(2, 20), new(3, 30));
        await list.Hand(Grid).RaiseAsync("onpointerenter", new PointerEventArgs());
        Push(list, new Row(1, 10), new Row(2, 5), new Row(4, 1));
        Assert.Equal("3 项变化 · 更新列表.", list.Find(".pill").TextContent);
        await list.Hand(".pill").ClickAsync();
        Assert.Equal(["4:1", "2:5", "1:10"], Texts(list));
        Assert.Contains("3 项变化", Spoken.Take(), StringComparison.Ordinal);
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task A_row_taken_elsewhere_becomes_a_ghost_that_says_who_and_cannot_be_opened()
    {
        var list = Draw(new(1, 10), new(2, 20));
        await list.Hand(Grid).RaiseAsync("onpointerenter", new PointerEventArgs());
        Push(list, new Row(2, 20));
        var ghost = RowOf(list, 1);
        Assert.Contains("gone", ghost.ClassList);
        Assert.Equal("true", ghost.GetAttribute("aria-disabled"));
        Assert.Equal("工单 1 已由李娜认领", ghost.GetAttribute("aria-label"));
        await list.Hand(l => RowOf(l, 1)).ClickAsync();
        await list.Hand(l => RowOf(l, 2)).ClickAsync();
        Assert.Equal([2], _opened);
    }

    [Fact]
    public async Task Another_view_shows_at_once_because_the_reader_asked_for_it()
    {
        var list = Draw(new(1, 10), new(2, 20));
        await list.Hand(Grid).RaiseAsync("onpointerenter", new PointerEventArgs());
        list.Render(p => p.Add(x => x.View, "mine").Add(x => x.Rows, [new Row(7, 1)]));
        Assert.Equal(["7:1"], Texts(list));
    }

    [Fact]
    public async Task One_row_is_in_the_tab_order_and_it_follows_the_focus()
    {
        var list = Draw(new(1, 10), new(2, 20), new(3, 30));
        Assert.Equal(["0", "-1", "-1"], list.FindAll("[data-key]").Select(r => r.GetAttribute("tabindex")));
        await list.Hand(l => RowOf(l, 3)).FocusAsync();
        Assert.Equal(["-1", "-1", "0"], list.FindAll("[data-key]").Select(r => r.GetAttribute("tabindex")));
    }

    [Fact]
    public async Task When_the_focused_row_leaves_the_row_now_at_its_place_follows_and_readers_hear_it()
    {
        var list = Draw(new(1, 10), new(2, 20), new(3, 30));
        await list.Hand(l => RowOf(l, 2)).FocusAsync();
        Push(list, new Row(1, 10), new Row(3, 30));
        await list.Hand(Grid).KeyAsync(".");
        Assert.Equal("0", RowOf(list, 3).GetAttribute("tabindex"));
        Assert.Contains("已离开列表", Spoken.Take(), StringComparison.Ordinal);
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public async Task When_the_last_row_leaves_the_heading_gets_the_focus()
    {
        var list = Draw(new Row(1, 10));
        await list.Hand(l => RowOf(l, 1)).FocusAsync();
        Push(list);
        await list.Hand(Grid).KeyAsync(".");
        Assert.Empty(list.FindAll("[data-key]"));
        Assert.Contains("目前没有内容", list.Markup, StringComparison.Ordinal);
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void It_is_a_grid_that_knows_its_size()
    {
        var list = Draw(new(1, 10), new(2, 20));
        Assert.Equal("41", Grid(list).GetAttribute("aria-rowcount"));
        Assert.Equal("2", RowOf(list, 1).GetAttribute("aria-rowindex"));
        Assert.Equal("工单 1", RowOf(list, 1).GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Pointing_at_it_draws_nothing()
    {
        var list = Draw(new(1, 10), new(2, 20));
        var before = list.RenderCount;
        for (var i = 0; i < 20; i++) await list.Hand(Grid).RaiseAsync(i % 2 == 0 ? "onpointerenter" : "onpointerleave", new PointerEventArgs());
        Assert.Equal(before, list.RenderCount);
    }
}
