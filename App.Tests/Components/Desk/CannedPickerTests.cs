using Bunit;
using Plainmend.Actions;
using Plainmend.Components.Desk;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>A canned text from the first key to the sent message.</summary>
public sealed class CannedPickerTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task A_slash_opens_the_list_typing_narrows_it_and_the_text_is_put_behind_what_was_typed_to_be_edited()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand("[data-composer]").InputAsync("/");
        ticket.WaitForElement("[data-canned-filter]");
        Assert.Equal(2, ticket.FindAll("[role=option]").Count);
        await ticket.Hand("[data-canned-filter]").InputAsync("致歉");
        Assert.Single(ticket.FindAll("[role=option]"));
        await ticket.Hand("[data-canned-filter]").KeyAsync("Enter");
        var number = (await World.TicketAsync(id)).Number;
        ticket.WaitForAssertion(() => Assert.Equal($"张伟您好，{number} 的工程师是 周建国，热线 〔window待补充〕。", ticket.Find("[data-composer]").GetAttribute("value")));
        Assert.Empty(ticket.FindAll("[data-canned-filter]"));
        // What goes with it is said, and happens only when it is sent.
        Assert.Contains("投诉", ticket.Find("[data-macro]").TextContent, StringComparison.Ordinal);
        Assert.Empty((await World.TicketAsync(id)).Tags);
        await ticket.Hand("[data-composer]").InputAsync("改过的话");
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("改过的话", ticket.Find(".log-note").TextContent, StringComparison.Ordinal));
        Assert.Equal(["投诉"], (await World.TicketAsync(id)).Tags);
        ticket.WaitForAssertion(() => Assert.Empty(ticket.FindAll("[data-macro]")));
    }

    [Fact]
    public async Task What_was_typed_before_stays_the_acts_can_be_dropped_and_a_key_closes_the_list()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand("[data-composer]").InputAsync("先打的字");
        await ticket.Hand("[data-canned-open]").ClickAsync();
        ticket.WaitForElement("[data-canned-filter]");
        await ticket.Hand("[data-canned-filter]").KeyAsync("Escape");
        ticket.WaitForAssertion(() => Assert.Empty(ticket.FindAll("[data-canned-filter]")));
        await ticket.Hand("[data-canned-open]").ClickAsync();
        ticket.WaitForElement("[data-canned-filter]");
        await ticket.Hand("[data-canned='致歉']").ClickAsync();
        ticket.WaitForAssertion(() => Assert.StartsWith("先打的字\n张伟您好", ticket.Find("[data-composer]").GetAttribute("value"), StringComparison.Ordinal));
        await ticket.Hand("[data-macro] button").ClickAsync();
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("先打的字", ticket.Find(".log-note").TextContent, StringComparison.Ordinal));
        Assert.Empty((await World.TicketAsync(id)).Tags);
    }

    [Fact]
    public async Task A_text_that_names_the_link_brings_one_that_opens_the_ticket()
    {
        var (ticket, id) = await OpenAsync();
        await ticket.Hand("[data-canned-open]").ClickAsync();
        ticket.WaitForElement("[data-canned-filter]");
        await ticket.Hand("[data-canned='追踪链接']").ClickAsync();
        ticket.WaitForAssertion(() => Assert.Contains("/t/", ticket.Find("[data-composer]").GetAttribute("value"), StringComparison.Ordinal));
        var secret = ticket.Find("[data-composer]").GetAttribute("value")!.Split("/t/")[1].Trim();
        Assert.Equal((await World.TicketAsync(id)).Number, (await World.Track.ReadAsync(secret, World.Stop))!.Number);
    }

    private async Task<(IRenderedComponent<DeskTicket> Ticket, Guid Id)> OpenAsync()
    {
        var canned = new CannedActions(World.Door, World.Store.Writer);
        var admin = await World.WhoAsync("chenjing.admin");
        await canned.KeepAsync(admin, null, 0, new("致歉", "{customer}您好，{number} 的工程师是 {technician}，热线 {window}。", "", null, Priority.High, ["投诉"]), World.Stop);
        await canned.KeepAsync(admin, null, 0, new("追踪链接", "进度请看 {link}", "", null, null, []), World.Stop);
        var report = await World.ReportFridgeAsync();
        var ticket = Render<DeskTicket>(p => p.Add(x => x.Viewer, Lina).Add(x => x.TicketId, report.TicketId));
        ticket.WaitForElement("[data-composer]");
        return (ticket, report.TicketId);
    }
}
