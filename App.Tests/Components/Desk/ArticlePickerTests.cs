using Bunit;
using Plainmend.Actions;
using Plainmend.Components.Desk;
using Plainmend.Domain.Help;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Desk;

public sealed class ArticlePickerTests(PostgresCluster cluster) : DeskContext(cluster)
{
    [Fact]
    public async Task Articles_stand_beside_the_ticket_and_a_link_or_the_text_goes_behind_what_was_typed()
    {
        var articles = new ArticleActions(World.Store.Writer, World.Store.Clock);
        var admin = await World.WhoAsync("chenjing.admin");
        var open = await articles.KeepAsync(admin, null, 0, new("先检查门封条", "", "门封条没有缝隙。", "", ["fridge"], ["fridge.not-cooling"], ArticleAudience.Customer, true), World.Stop);
        await articles.KeepAsync(admin, null, 0, new("内部步骤", "", "更换主控板。", "", ["fridge"], [], ArticleAudience.Staff, true), World.Stop);
        await articles.KeepAsync(admin, null, 0, new("洗衣机", "", "排水。", "", ["washer"], [], ArticleAudience.Customer, true), World.Stop);
        var report = await World.ReportFridgeAsync();
        var ticket = Render<DeskTicket>(p => p.Add(x => x.Viewer, Lina).Add(x => x.TicketId, report.TicketId));
        ticket.WaitForElement("[data-help] [data-article]");
        Assert.Equal(["先检查门封条", "内部步骤"], ticket.FindAll("[data-help] [data-article]").Select(a => a.GetAttribute("data-article")));

        await ticket.Hand(".composer-modes .mode:nth-of-type(2)").ClickAsync();
        await ticket.Hand("[data-composer]").InputAsync("您好");
        await ticket.Hand("[data-articles-open]").ClickAsync();
        ticket.WaitForElement("[data-article-picker] [data-article='内部步骤']");
        Assert.Empty(ticket.FindAll("[data-article-picker] [data-article='内部步骤'] button"));
        await ticket.Hand("[data-article-picker] [data-article='先检查门封条'] [data-insert-link]").ClickAsync();
        ticket.WaitForAssertion(() => Assert.EndsWith($"/help/anju/{open}", ticket.Find("[data-composer]").GetAttribute("value"), StringComparison.Ordinal));
        Assert.StartsWith("您好\n先检查门封条 ", ticket.Find("[data-composer]").GetAttribute("value"), StringComparison.Ordinal);
        await ticket.Hand("[data-articles-open]").ClickAsync();
        await ticket.Hand("[data-article-picker] [data-article='先检查门封条'] [data-insert-text]").ClickAsync();
        ticket.WaitForAssertion(() => Assert.EndsWith("\n门封条没有缝隙。", ticket.Find("[data-composer]").GetAttribute("value"), StringComparison.Ordinal));
    }
}
