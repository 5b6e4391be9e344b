using Bunit;
using Plainmend.Components.FollowUps;
using Plainmend.Components.Track;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Actions;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Desk;

/// <summary>The list of calls at the desk, and the complaint on the customer's page.</summary>
public sealed class FollowUpsPageTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_complaint_is_filed_on_the_customers_page_answered_in_the_list_and_read_where_it_was_filed()
    {
        await using var world = await OpenAsync();
        var (report, lina) = (await world.ReportFridgeAsync(), await world.WhoAsync("lina"));
        var desk = Render<FollowUpsPage>(p => p.AddCascadingValue(Session(lina)));
        desk.WaitForElement(".empty", Patience);
        var page = Render<TrackIsland>(p => p.Add(x => x.Secret, report.Secret));
        page.WaitForElement("[data-complain]", Patience);
        await page.Hand("[data-complain] summary").ClickAsync();
        await page.Hand("[data-complain] textarea").InputAsync("太慢");
        await page.Hand("[data-complain] form").SubmitAsync();
        // Too short to answer: it says so, and nothing typed is lost.
        page.WaitForAssertion(() => Assert.Contains("投诉内容至少需要 5 个字", page.Find(".fault").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("太慢", page.Find("[data-complain] textarea").GetAttribute("value"));
        await page.Hand("[data-complain] textarea").InputAsync("太慢了，等了两天");
        await page.Hand("[data-complain] form").SubmitAsync();
        page.WaitForElement("[data-complaint=open]", Patience);
        Assert.Empty(page.FindAll("[data-complain]"));

        var card = desk.WaitForElement($"[data-followup='{report.Number}'][data-why=Complaint]", Patience);
        Assert.Contains("太慢了，等了两天", card.TextContent, StringComparison.Ordinal);
        await desk.Hand("[data-form=answer]").SubmitAsync();
        desk.WaitForAssertion(() => Assert.Contains("回复", desk.Find(".fault").TextContent, StringComparison.Ordinal), Patience);
        await desk.Hand("[name=answer]").ChangeAsync("非常抱歉，今天下午到");
        await desk.Hand("[data-form=answer]").SubmitAsync();
        desk.WaitForElement(".empty", Patience);
        page.WaitForAssertion(() => Assert.Contains("非常抱歉，今天下午到", page.Find("[data-complaint=answered]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_call_is_recorded_with_its_outcome_and_note_and_leaves_the_list()
    {
        await using var world = await OpenAsync();
        var (report, lina) = (await AftercareActsTests.ClosedAsync(world, "k1"), await world.WhoAsync("lina"));
        await world.Customers.RateAsync(report.Secret, 1, [], "地板弄脏了", world.Stop);
        var desk = Render<FollowUpsPage>(p => p.AddCascadingValue(Session(lina)));
        var card = desk.WaitForElement("[data-why=PoorRating]", Patience);
        Assert.Contains("评价 1 星", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:13812345678", card.QuerySelector("a")!.GetAttribute("href"));
        await desk.Hand("[name=note]").ChangeAsync("两次无人接听");
        await desk.Hand("[data-form=call] input[value=NotReached]").ChangeAsync("NotReached");
        await desk.Hand("[data-form=call]").SubmitAsync();
        desk.WaitForElement(".empty", Patience);
        Assert.Contains("未联系上", desk.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await world.TicketAsync(report.TicketId)).FollowedUpAt);
    }
}
