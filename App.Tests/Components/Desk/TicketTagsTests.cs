using Bunit;
using Plainmend.Components.Desk;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

/// <summary>Tags on the open ticket, by keyboard alone.</summary>
public sealed class TicketTagsTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task A_typed_tag_becomes_a_chip_a_bad_one_is_named_and_kept_and_a_removed_one_can_be_taken_back()
    {
        var report = await World.ReportFridgeAsync();
        var undos = new List<Undo>();
        var ticket = Render<DeskTicket>(p => p.Add(x => x.Viewer, Lina).Add(x => x.TicketId, report.TicketId).Add(x => x.Undo, undos.Add));
        ticket.WaitForElement("[data-tag-field]");
        await ticket.Hand("[data-tag-field]").InputAsync("加急");
        await ticket.Hand(".tag-form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Equal("加急", ticket.Find(".ticket-tags .tag-word").TextContent));
        // What the ticket already carries is not proposed.
        Assert.Empty(ticket.FindAll("#known-tags option"));

        await ticket.Hand("[data-tag-field]").InputAsync("a,b");
        await ticket.Hand(".tag-form").SubmitAsync();
        ticket.WaitForAssertion(() => Assert.Contains("标签的格式不正确", ticket.Find("#tag-fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", ticket.Find("[data-tag-field]").GetAttribute("aria-invalid"));

        await ticket.Hand("[aria-label='移除标签“加急”']").ClickAsync();
        ticket.WaitForAssertion(() => Assert.Empty(ticket.FindAll(".ticket-tags .tag")));
        Assert.Equal("加急", ticket.Find("#known-tags option").GetAttribute("value"));
        Assert.Contains("加急", Assert.Single(undos).Said, StringComparison.Ordinal);
    }
}
