using Bunit;
using Plainmend.Components.Desk;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>Linked tickets beside the open one.</summary>
public sealed class LinkPanelTests(PostgresCluster cluster) : DeskContext(cluster)
{
    private readonly List<Undo> _undos = [];

    private IRenderedComponent<DeskTicket> Draw(Guid id) => Render<DeskTicket>(p => p.Add(x => x.Viewer, Lina).Add(x => x.TicketId, id).Add(x => x.Undo, _undos.Add));

    [Fact]
    public async Task A_possible_duplicate_is_merged_after_a_reason_and_the_other_ticket_then_shows_what_was_written()
    {
        var (survivor, duplicate) = (await World.ReportFridgeAsync("k1"), await World.ReportFridgeAsync("k2"));
        var ticket = Draw(duplicate.TicketId);
        ticket.WaitForElement($"[data-merge='{survivor.Number}']");
        await ticket.Hand("[data-merge]").ClickAsync();
        Assert.Contains(survivor.Number, ticket.Find("#merge-title").TextContent, StringComparison.Ordinal);
        await ticket.Hand("[data-links] dialog form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("重复于", ticket.Find("[data-linked]").TextContent, StringComparison.Ordinal));
        Assert.Equal(TicketState.Cancelled, (await World.TicketAsync(duplicate.TicketId)).State);
        Assert.Empty(ticket.FindAll("[data-merge]"));

        var other = Draw(survivor.TicketId);
        other.WaitForAssertion(() => Assert.Contains("冷藏室不制冷", other.Find("[data-linked] .said").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_is_made_by_number_shows_the_other_tickets_state_live_and_can_be_taken_back()
    {
        var (one, other) = (await World.ReportFridgeAsync("k1"), await World.ReportFridgeAsync("k2"));
        var ticket = Draw(one.TicketId);
        ticket.WaitForElement("[data-link-open]");
        await ticket.Hand("[data-link-open]").ClickAsync();
        await ticket.Hand("[data-number]").InputAsync("AJ-0");
        await ticket.Hand("[data-links] form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("工单号", ticket.Find("[data-links] form .fault").TextContent, StringComparison.Ordinal));
        await ticket.Hand("[data-kind]").ChangeAsync(nameof(LinkKind.ParentOf));
        await ticket.Hand("[data-number]").InputAsync(other.Number);
        await ticket.Hand("[data-links] form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("待接单", ticket.Find($"[data-linked='{other.Number}']").TextContent, StringComparison.Ordinal));

        await World.Desk.CancelAsync(Zhang, other.TicketId, "不需要了", World.Stop);
        ticket.WaitForAssertion(() => Assert.Contains("已取消", ticket.Find($"[data-linked='{other.Number}']").TextContent, StringComparison.Ordinal));
        await ticket.Hand("[data-unlink]").ClickAsync();
        ticket.WaitForAssertion(() => Assert.Empty(ticket.FindAll("[data-linked]")));
        Assert.Contains(other.Number, Assert.Single(_undos).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_split_off_names_its_missing_field_and_then_stands_below()
    {
        var report = await World.ReportFridgeAsync();
        var ticket = Draw(report.TicketId);
        ticket.WaitForElement("[data-split-open]");
        await ticket.Hand("[data-split-open]").ClickAsync();
        ticket.WaitForElement("[data-links] [data-fault] option[value='fridge.not-cooling']");
        await ticket.Hand("[data-links] [data-description]").ChangeAsync("冷冻室也坏了");
        await ticket.Hand("[data-links] form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.NotEmpty(ticket.Find("[data-links] form .fault").TextContent));
        await ticket.Hand("[data-links] [data-fault]").ChangeAsync("fridge.not-cooling");
        await ticket.Hand("[data-links] form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("包含子工单", ticket.Find("[data-linked]").TextContent, StringComparison.Ordinal));
    }
}
