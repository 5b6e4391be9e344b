using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Admin;
using Plainmend.Reads;
using Plainmend.Tests.Data;

namespace Plainmend.Tests.Components.Admin;

public sealed class CannedTextsTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task An_unknown_placeholder_is_named_nothing_typed_is_lost_and_the_corrected_text_is_kept()
    {
        await using var world = await WorldAsync();
        Services.AddSingleton(new CannedReads(world.Store.Db)).AddSingleton(new CannedActions(world.Door, world.Store.Writer));
        var page = await OpenAsync<CannedTexts>(world, "[data-form=canned]");
        await page.Hand("#Title").ChangeAsync("致歉");
        await page.Hand("#Text").ChangeAsync("{custmer}您好");
        await page.Hand("#Tags").ChangeAsync("投诉，加急");
        await page.Hand("[data-form=canned]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("{custmer}", page.Find("#Text-fault").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("{custmer}您好", page.Find("#Text").GetAttribute("value"));
        await page.Hand("#Text").ChangeAsync("{customer}您好");
        await page.Hand("[data-form=canned]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("投诉，加急", page.Find("[data-canned='致歉']").TextContent, StringComparison.Ordinal), Patience);
        await page.Hand("[aria-label='修改“致歉”']").ClickAsync();
        Assert.Equal("投诉，加急", page.Find("#Tags").GetAttribute("value"));
        await page.Hand("[aria-label='移除“致歉”']").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-canned]")), Patience);
    }
}
