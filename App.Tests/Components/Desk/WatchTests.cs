using Bunit;
using Plainmend.Components.Desk;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>Watching a ticket and calling a colleague in a note, by keyboard alone.</summary>
public sealed class WatchTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task An_at_proposes_colleagues_the_chosen_one_is_called_and_shown_as_watching_and_I_watch_by_a_button()
    {
        var report = await World.ReportFridgeAsync();
        var ticket = Render<DeskTicket>(p => p.Add(x => x.Viewer, Lina).Add(x => x.TicketId, report.TicketId));
        ticket.WaitForElement("[data-composer]");
        // Within an address an @ calls nobody.
        await ticket.Hand("[data-composer]").InputAsync("a@");
        Assert.Empty(ticket.FindAll("[data-mention-filter]"));
        await ticket.Hand("[data-composer]").InputAsync("");
        await ticket.Hand("[data-composer]").InputAsync("请@");
        ticket.WaitForElement("[data-mention-filter]");
        await ticket.Hand("[data-mention-filter]").InputAsync("zhang yue");
        ticket.WaitForAssertion(() => Assert.Equal("张悦", Assert.Single(ticket.FindAll("[data-mention]")).GetAttribute("data-mention")));
        await ticket.Hand("[data-mention-filter]").KeyAsync("Enter");
        ticket.WaitForAssertion(() => Assert.Equal("请@张悦 ", ticket.Find("[data-composer]").GetAttribute("value")));
        await ticket.Hand(".composer").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("张悦 正在关注", ticket.Find("[data-watchers]").TextContent, StringComparison.Ordinal));

        Assert.Equal("false", ticket.Find("[data-watch]").GetAttribute("aria-pressed"));
        await ticket.Hand("[data-watch]").ClickAsync();
        ticket.WaitForAssertion(() => Assert.Equal("true", ticket.Find("[data-watch]").GetAttribute("aria-pressed")));
        Assert.Contains("李娜", ticket.Find("[data-watchers]").TextContent, StringComparison.Ordinal);
    }
}
