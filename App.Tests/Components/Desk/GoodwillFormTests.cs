using Bunit;
using Plainmend.Access;
using Plainmend.Components.Desk;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>The form for giving up a part of the bill: offered to those who may, keeps what was typed, says what the log then says.</summary>
public sealed class GoodwillFormTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task A_supervisor_gives_up_an_amount_and_reads_it_in_bill_and_log()
    {
        var ticket = await OpenAsync(await World.WhoAsync("shenlan"));
        ticket.WaitForAssertion(() => Assert.Equal("¥30.00", ticket.Find(".money-big").TextContent));
        await ChooseAsync(ticket);
        Assert.NotNull(ticket.Find("dialog[data-modal] [data-form=goodwill]"));
        await ticket.Hand("[data-given]").ChangeAsync("12.5");
        await ticket.Hand("[data-form=goodwill]").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("原因", ticket.Find("[data-form=goodwill] .fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("12.5", ticket.Find("[data-given]").GetAttribute("value"));
        await ticket.Hand("[data-form=goodwill] textarea").ChangeAsync("等了两天");
        await ticket.Hand("[data-form=goodwill]").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Equal("¥17.50", ticket.Find(".money-big").TextContent));
        Assert.Empty(ticket.FindAll("[data-form=goodwill]"));
        Assert.Contains("善意减免 ¥12.50：等了两天", ticket.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_a_part_of_the_bill()
    {
        var ticket = await OpenAsync(await World.WhoAsync("qiancheng"));
        await ChooseAsync(ticket);
        await ticket.Hand("[data-percent]").ChangeAsync("on");
        await ticket.Hand("[data-given]").ChangeAsync("20");
        await ticket.Hand("[data-form=goodwill] textarea").ChangeAsync("老客户");
        await ticket.Hand("[data-form=goodwill]").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Equal("¥24.00", ticket.Find(".money-big").TextContent));
        Assert.Contains("善意减免账单的 20%：老客户", ticket.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_is_not_offered_it()
    {
        var ticket = await OpenAsync(Lina);
        Assert.DoesNotContain(ticket.FindAll(".act-bar button"), b => b.TextContent == "善意减免");
    }

    private async Task<IRenderedComponent<DeskTicket>> OpenAsync(Viewer viewer)
    {
        var (report, _) = await World.ArrivedAsync();
        var ticket = Render<DeskTicket>(p => p.Add(x => x.Viewer, viewer).Add(x => x.TicketId, report.TicketId).Add(x => x.Undo, _ => { }));
        ticket.WaitForElement("#ticket-title");
        return ticket;
    }

    private static Task ChooseAsync(IRenderedComponent<DeskTicket> ticket) => ticket.Hand(p => p.FindAll(".act-bar button").First(b => b.TextContent == "善意减免")).ClickAsync();
}
