using Bunit;
using Microsoft.EntityFrameworkCore;
using Plainmend.Components.Admin;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Admin;

public sealed class StepsFormTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task Steps_are_added_put_in_order_and_removed_and_one_without_words_keeps_the_form()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync<Products>(world, "[data-form=fault]", p => p.Add(x => x.Line, "fridge").Add(x => x.Fault, "fridge.not-cooling"));
        for (var i = 0; i < 3; i++) await page.Hand("[data-add-step]").ClickAsync();
        await page.Hand("#StepZh-0").ChangeAsync("试机");
        await page.Hand("#StepZh-1").ChangeAsync("切断电源");
        await page.Hand("[data-form=fault]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 3 步", page.Find("#StepZh-2-fault").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("试机", page.Find("#StepZh-0").GetAttribute("value"));

        await page.Hand("[aria-label='删除第 3 步']").ClickAsync();
        await page.Hand("[aria-label='第 2 步上移']").ClickAsync();
        await page.Hand("[name=StepNeeded-1]").ChangeAsync(false);
        await page.Hand("[data-form=fault]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("已保存", page.Find("[data-form=fault]").TextContent, StringComparison.Ordinal), Patience);
        await using var db = world.Store.Db.Read(world.Tenant);
        var stored = await db.Faults.SingleAsync(f => f.Code == "fridge.not-cooling", world.Stop);
        Assert.Equal([("切断电源", true), ("试机", false)], stored.Steps.Select(s => (s.Text.Zh, s.Needed)));
    }
}
