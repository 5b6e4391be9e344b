using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Admin;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Admin;

public sealed class ErasingTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task What_is_found_is_shown_an_open_ticket_stands_in_the_way_and_the_number_is_typed_twice()
    {
        await using var world = await WorldAsync();
        Services.AddSingleton(new ErasureActions(world.Store.Db, world.Store.Writer, world.Store.Clock));
        var report = await world.ReportFridgeAsync();
        var page = await OpenAsync<Erasing>(world, "[data-form=find-customer]");
        async Task FindAsync()
        {
            await page.Hand("#Who").ChangeAsync("13812345678");
            await page.Hand("[data-form=find-customer]").SubmitAsync();
        }
        await FindAsync();
        page.WaitForAssertion(() => Assert.Contains(report.Number, page.Find("[data-open]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("[data-form=erase]"));
        await world.Desk.CancelAsync(await world.WhoAsync("lina"), report.TicketId, "不需要了", world.Stop);
        await FindAsync();
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-count=tickets] dd").TextContent), Patience);
        await page.Hand("#Reason").ChangeAsync("客户要求");
        await page.Hand("#Again").ChangeAsync("1381234567");
        await page.Hand("[data-form=erase]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("不一致", page.Find("#Again-fault").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("客户要求", page.Find("#Reason").GetAttribute("value"));
        await page.Hand("#Again").ChangeAsync("13812345678");
        await page.Hand("[data-form=erase]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("1 张工单", page.Find(".saved").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("***", (await world.TicketAsync(report.TicketId)).Contact.Name);
    }
}
