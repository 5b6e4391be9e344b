using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Desk;
using Plainmend.Components.Shared;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>Choosing rows in the desk's list and doing one thing to all of them.</summary>
public sealed class BulkBarTests(PostgresCluster cluster) : DeskContext(cluster)
{
    private readonly List<Undo> _undos = [];

    private async Task<(IRenderedComponent<DeskQueue> Queue, ReportTaken[] Reports)> ThreeAsync()
    {
        var reports = new[] { await World.ReportFridgeAsync("k1"), await World.ReportFridgeAsync("k2"), await World.ReportFridgeAsync("k3") };
        var queue = Render<DeskQueue>(p => p.Add(x => x.Viewer, Lina).Add(x => x.Place, new DeskPlace(new(), null)).Add(x => x.Undo, _undos.Add));
        queue.WaitForAssertion(() => Assert.Equal(3, queue.FindAll("[data-key]").Count));
        return (queue, reports);
    }

    private static string Row(ReportTaken report) => $"[data-key='{report.TicketId}']";

    [Fact]
    public async Task Rows_are_chosen_by_box_by_shift_by_key_and_all_at_once()
    {
        var (queue, reports) = await ThreeAsync();
        Assert.Empty(queue.FindAll("[data-bulk]"));
        await queue.InvokeAsync(() => queue.Find($"{Row(reports[0])} [data-pick]").ClickAsync(new MouseEventArgs()));
        queue.WaitForAssertion(() => Assert.Equal("true", queue.Find(Row(reports[0])).GetAttribute("aria-selected")));
        Assert.Equal("已选 1 张", queue.Find("[data-count]").TextContent);
        // Choosing a row opens nothing, and holds the order.
        await queue.InvokeAsync(() => queue.Find($"{Row(reports[2])} [data-pick]").ClickAsync(new MouseEventArgs { ShiftKey = true }));
        queue.WaitForAssertion(() => Assert.Equal("已选 3 张", queue.Find("[data-count]").TextContent));

        await queue.Hand(".bulk-bar .ghost").ClickAsync();
        queue.WaitForAssertion(() => Assert.Empty(queue.FindAll("[data-bulk]")));
        await queue.Hand("[data-rows]").RaiseAsync("onrowspick", new RowPickEventArgs { Row = reports[1].TicketId, From = reports[0].TicketId, Range = true });
        queue.WaitForAssertion(() => Assert.Equal("已选 2 张", queue.Find("[data-count]").TextContent));
        // What a browser names and is not there is nothing.
        await queue.Hand("[data-rows]").RaiseAsync("onrowspick", new RowPickEventArgs { Row = Guid.Empty });
        Assert.Equal("已选 2 张", queue.Find("[data-count]").TextContent);
        await queue.Hand(".rows-head .pick-box").ClickAsync();
        queue.WaitForAssertion(() => Assert.Equal("已选 3 张", queue.Find("[data-count]").TextContent));
        Assert.Equal("true", queue.Find(".rows-head .pick-box").GetAttribute("aria-checked"));
    }

    [Fact]
    public async Task Each_ticket_is_answered_the_refused_stay_chosen_can_be_tried_again_and_the_rest_is_taken_back()
    {
        var (queue, reports) = await ThreeAsync();
        await queue.Hand(".rows-head .pick-box").ClickAsync();
        // Ended by somebody else after it was chosen.
        await World.Desk.CancelAsync(Zhang, reports[1].TicketId, "不需要了", World.Stop);
        await queue.Hand("[data-bulk-act='Prioritise']").ClickAsync();
        await queue.Hand("[data-priority]").ChangeAsync(nameof(Priority.High));
        await queue.Hand(".bulk-form").SubmitAsync();
        queue.WaitForAssertion(() => Assert.Equal("完成 2 张，未能处理 1 张", queue.Find("[data-summary]").TextContent));
        var refused = Assert.Single(queue.FindAll("[data-step='refused']"));
        Assert.Contains(reports[1].Number, refused.TextContent, StringComparison.Ordinal);
        Assert.Contains("已取消", refused.TextContent, StringComparison.Ordinal);
        Assert.Equal("已选 1 张", queue.Find("[data-count]").TextContent);
        Assert.Equal(Priority.High, (await World.TicketAsync(reports[0].TicketId)).Priority);

        await queue.Hand("[data-retry]").ClickAsync();
        queue.WaitForAssertion(() => Assert.Equal("完成 2 张，未能处理 1 张", queue.Find("[data-summary]").TextContent));
        Assert.Null(await queue.InvokeAsync(_undos[^1].TakeAsync));
        Assert.Equal(Priority.Normal, (await World.TicketAsync(reports[0].TicketId)).Priority);
        queue.WaitForAssertion(() => Assert.Equal("撤销 2 张，其余 1 张不变", queue.Find("[data-summary]").TextContent));
        await queue.Hand("[data-close]").ClickAsync();
        queue.WaitForAssertion(() => Assert.Empty(queue.FindAll("[data-summary]")));
    }

    [Fact]
    public async Task What_is_missing_is_named_before_any_ticket_is_touched()
    {
        var (queue, reports) = await ThreeAsync();
        await queue.Hand(".rows-head .pick-box").ClickAsync();
        var before = (await World.TicketAsync(reports[0].TicketId)).Version;
        await queue.Hand("[data-bulk-act='Cancel']").ClickAsync();
        await queue.Hand(".bulk-form").SubmitAsync();
        queue.WaitForAssertion(() => Assert.Contains("原因", queue.Find(".bulk-form .fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("dialog", queue.Find(".bulk-form").ParentElement!.LocalName);
        await queue.Hand("[data-bulk-act='Assign']").ClickAsync();
        await queue.Hand(".bulk-form").SubmitAsync();
        queue.WaitForAssertion(() => Assert.Contains("工程师", queue.Find(".bulk-form .fault").TextContent, StringComparison.Ordinal));
        Assert.Equal(before, (await World.TicketAsync(reports[0].TicketId)).Version);
        // An agent settles nothing, so closing is not offered.
        Assert.Empty(queue.FindAll("[data-bulk-act='CloseFree']"));
    }

    [Fact]
    public async Task Each_customer_is_written_to_in_his_own_words_and_a_hole_refuses_its_ticket_alone()
    {
        var canned = Services.GetRequiredService<CannedActions>();
        await canned.KeepAsync(await World.WhoAsync("chenjing.admin"), null, 0, new("通知", "工单 {number} 由 {technician} 处理", "", null, null, []), World.Stop);
        var (queue, reports) = await ThreeAsync();
        await World.Assignment.UnassignAsync(Lina, reports[2].TicketId, "换人", false, World.Stop);
        await queue.Hand(".rows-head .pick-box").ClickAsync();
        await queue.Hand("[data-bulk-act='Reply']").ClickAsync();
        queue.WaitForAssertion(() => Assert.Equal(2, queue.FindAll("[data-canned-choice] option").Count));
        await queue.Hand("[data-canned-choice]").ChangeAsync(queue.FindAll("[data-canned-choice] option")[1].GetAttribute("value")!);
        await queue.Hand(".bulk-form").SubmitAsync();
        queue.WaitForAssertion(() => Assert.Equal("完成 2 张，未能处理 1 张", queue.Find("[data-summary]").TextContent));
        Assert.Contains("{technician}", queue.Find("[data-step='refused']").TextContent, StringComparison.Ordinal);
        var log = (await World.Track.ReadAsync(reports[0].Secret, World.Stop))!.Log;
        Assert.Contains(log, l => l.Text == $"工单 {reports[0].Number} 由 周建国 处理");
        Assert.DoesNotContain((await World.Track.ReadAsync(reports[2].Secret, World.Stop))!.Log, l => l.Kind == nameof(RepliedPublicly));
    }
}
