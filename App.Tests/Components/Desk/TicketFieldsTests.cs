using Bunit;
using Plainmend.Actions;
using Plainmend.Components.Desk;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>Custom fields on the open ticket.</summary>
public sealed class TicketFieldsTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task A_bad_value_is_named_and_kept_and_a_good_one_is_read_with_its_unit()
    {
        var fields = new FieldActions(World.Door, World.Company);
        await fields.PublishAsync(await World.WhoAsync("chenjing.admin"), 0, [new("floor", new("楼层", "Floor"), FieldKind.Number, "层", [], [FieldPlace.Desk], [], [], false, true)], World.Stop);
        var report = await World.ReportFridgeAsync();
        var ticket = Render<DeskTicket>(p => p.Add(x => x.Viewer, Lina).Add(x => x.TicketId, report.TicketId));
        ticket.WaitForElement("[data-fields]");
        await ticket.Hand("[data-fields] .part-head button").ClickAsync();
        await ticket.Hand("[name='fields.floor']").ChangeAsync("十二");
        await ticket.Hand("[data-fields] form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("楼层不是有效的数字", ticket.Find("[data-fields] [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("十二", ticket.Find("[name='fields.floor']").GetAttribute("value"));
        await ticket.Hand("[name='fields.floor']").ChangeAsync("12");
        await ticket.Hand("[data-fields] form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Equal("12 层", ticket.Find("[data-value=floor]").TextContent));
        Assert.Contains("楼层：—", ticket.Find(".ticket-log, [aria-labelledby=log-title]").TextContent, StringComparison.Ordinal);
    }
}
