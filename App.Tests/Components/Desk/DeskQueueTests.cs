using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Components.Desk;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

public sealed class DeskQueueTests(PostgresCluster cluster) : DeskContext(cluster)
{
    private readonly List<DeskPlace> _asked = [];
    private readonly List<int> _missed = [];

    private IRenderedComponent<DeskQueue> Draw(DeskQuery query, bool paused = false) => Render<DeskQueue>(p => p
        .Add(x => x.Viewer, Lina).Add(x => x.Place, new DeskPlace(query, null)).Add(x => x.Paused, paused)
        .Add(x => x.OnAsk, EventCallback.Factory.Create<DeskPlace>(this, _asked.Add))
        .Add(x => x.OnMissed, EventCallback.Factory.Create<int>(this, _missed.Add)));

    private static IReadOnlyList<string> Numbers(IRenderedComponent<DeskQueue> queue) =>
        [.. queue.FindAll("[data-key] .ticket-no").Select(cell => cell.GetAttribute("title")!)];

    [Fact]
    public async Task A_report_taken_elsewhere_appears_by_itself_in_the_readers_language()
    {
        var queue = Draw(new());
        queue.WaitForAssertion(() => Assert.Contains("没有工单", queue.Markup, StringComparison.Ordinal));
        // From a thread without the reader's culture, as the writer's is.
        var report = await Task.Run(() =>
        {
            System.Globalization.CultureInfo.CurrentUICulture = Plainmend.Texts.Language.English;
            return World.ReportFridgeAsync();
        }, World.Stop);
        queue.WaitForAssertion(() => Assert.Equal([report.Number], Numbers(queue)));
        Assert.Contains("冰箱 · 不制冷", queue.Find("[data-key] .col-fault").TextContent, StringComparison.Ordinal);
        Assert.Contains("待接单", queue.Find("[data-key] .col-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_focus_is_inside_rows_wait_behind_the_pill_and_one_that_left_stays_as_a_ghost_that_names_who_moved_it()
    {
        var first = await World.ReportFridgeAsync();
        await World.Customers.WriteAsync(first.Secret, "什么时候来？", "w1", World.Stop);
        var queue = Draw(new(DeskView.Unanswered));
        queue.WaitForAssertion(() => Assert.Equal([first.Number], Numbers(queue)));
        await queue.Hand("[data-key]").FocusAsync();

        var second = await World.ReportFridgeAsync("k2");
        await World.Customers.ChaseAsync(second.Secret, World.Stop);
        await World.Desk.ReplyAsync(Zhang, first.TicketId, "下午到", "r1", World.Stop);
        queue.WaitForAssertion(() =>
        {
            Assert.Contains("张悦", queue.Find("[data-key].gone .gone-why").TextContent, StringComparison.Ordinal);
            Assert.Equal([first.Number], Numbers(queue));
        });
        Assert.Equal("0", queue.Find("[data-key]").GetAttribute("tabindex"));
        await queue.Hand(".pill").ClickAsync();
        queue.WaitForAssertion(() => Assert.Equal([second.Number], Numbers(queue)));
    }

    [Fact]
    public async Task A_paused_list_keeps_its_picture_and_counts()
    {
        var queue = Draw(new(), paused: true);
        queue.WaitForState(() => !queue.Markup.Contains("aria-busy", StringComparison.Ordinal));
        await World.ReportFridgeAsync();
        await UntilAsync(() => _missed.Count > 0);
        Assert.Empty(Numbers(queue));
        // The page draws itself again to show the count: that is no reason to move.
        queue.Render(p => p.Add(x => x.Paused, true));
        Assert.Empty(Numbers(queue));
        // What the reader asks for himself is shown, and so is the present when he goes on.
        queue.Render(p => p.Add(x => x.Place, new DeskPlace(new(Sort: DeskSort.Newest), null)));
        queue.WaitForAssertion(() => Assert.Single(Numbers(queue)));
        await World.ReportFridgeAsync("k2");
        queue.Render(p => p.Add(x => x.Paused, false));
        queue.WaitForAssertion(() => Assert.Equal(2, Numbers(queue).Count));
    }

    [Fact]
    public async Task An_empty_view_proves_that_it_is_live_and_a_filtered_one_offers_the_way_out()
    {
        await World.ReportFridgeAsync();
        var waiting = Draw(new(DeskView.ToDispatch));
        waiting.WaitForAssertion(() => Assert.Contains("没有待派单工单 · 今日已派 1 单", waiting.Markup, StringComparison.Ordinal));
        Assert.Contains("最近一次变化", waiting.Find(".empty").TextContent, StringComparison.Ordinal);
        var nothing = Draw(new(Text: "查无此单", District: "浦东"));
        nothing.WaitForElement(".empty button");
        await nothing.Hand(".empty button").ClickAsync();
        Assert.Equal(new DeskQuery(), Assert.Single(_asked).Query);
    }

    [Fact]
    public async Task The_label_and_the_order_come_from_the_same_field()
    {
        var taken = await World.ReportFridgeAsync();
        var row = (await Services.GetRequiredService<DeskReads>().ListAsync(Lina, new(), World.Stop)).Rows.Single();
        var queue = Draw(new());
        queue.WaitForAssertion(() => Assert.Equal(row.DueAt!.Value.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            queue.Find("[data-key] [data-due]").GetAttribute("data-due")));
        Assert.Contains(taken.Number, queue.Find("[data-key]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }
}

