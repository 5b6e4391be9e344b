using Bunit;
using Plainmend.Actions;
using Plainmend.Components.Stock;
using Plainmend.Components.Technician;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Stock;

public sealed class StockPagesTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_part_is_kept_received_moved_and_counted_and_its_history_says_so()
    {
        await using var world = await OpenAsync();
        var page = await PageAsync(world);
        await page.Hand("#Store").ChangeAsync("总库");
        await page.Hand("[data-form=store]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-store]")), Patience);
        await page.Hand("[data-kept]").ChangeAsync(true);
        await page.Hand("#Quantity").ChangeAsync("x");
        await page.Hand("[data-form=stock]").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#Quantity-fault")), Patience);
        Assert.Equal("x", page.Find("#Quantity").GetAttribute("value"));
        await page.Hand("#Quantity").ChangeAsync("8");
        await page.Hand("[data-form=stock]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("在库 8 · 预留 0 · 可用 8", page.Find("[data-part='BOARD-186']").TextContent, StringComparison.Ordinal), Patience);

        await page.Hand("#Act").ChangeAsync("Move");
        await page.Hand("#To").ChangeAsync((await world.WhoAsync("zhoujianguo")).Id.ToString());
        await page.Hand("#Quantity").ChangeAsync("9");
        await page.Hand("[data-form=stock]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("可用数量不足", page.Find("#Quantity-fault").TextContent, StringComparison.Ordinal), Patience);
        await page.Hand("#Quantity").ChangeAsync("2");
        await page.Hand("[data-form=stock]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("周建国的车", page.Find("[data-shares]").TextContent, StringComparison.Ordinal), Patience);

        await page.Hand("#Act").ChangeAsync("Correct");
        await page.Hand("#Counted").ChangeAsync("5");
        await page.Hand("[data-form=stock]").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#Reason-fault")), Patience);
        await page.Hand("#Reason").ChangeAsync("摔坏一块");
        await page.Hand("[data-form=stock]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("盘亏 1，总库（摔坏一块）", page.Find(".stock-log li").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(4, page.FindAll(".stock-log li").Count);
    }

    [Fact]
    public async Task A_technician_sees_his_own_van_and_takes_a_part_from_the_store()
    {
        await using var world = await OpenAsync();
        var (actions, lina, zhou) = (new StockActions(world.Door, world.Store.Writer), await world.WhoAsync("lina"), await world.WhoAsync("zhoujianguo"));
        var store = await actions.StoreAsync(lina, null, 0, "总库", "Main store", active: true, world.Stop);
        await actions.ReceiveAsync(lina, "BOARD-186", store, 3, null, "r1", world.Stop);
        await actions.ReceiveAsync(lina, "SEAL-68", (await world.WhoAsync("wangqiang")).Id, 3, null, "r2", world.Stop);
        var page = Render<VanPage>(p => p.AddCascadingValue(Session(zhou)));
        page.WaitForAssertion(() => Assert.Contains("主控板 BOARD-186 · 可用 3", page.Find("#Part").TextContent, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("SEAL-68", page.Markup, StringComparison.Ordinal);
        await page.Hand("#Quantity").ChangeAsync("2");
        await page.Hand("[data-form=van]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-van='BOARD-186'] b").TextContent), Patience);
        await page.Hand("#Way").ChangeAsync("Return");
        await page.Hand("#Quantity").ChangeAsync("3");
        await page.Hand("[data-form=van]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("可用数量不足", page.Find("#Quantity-fault").TextContent, StringComparison.Ordinal), Patience);
    }

    private async Task<IRenderedComponent<StockPage>> PageAsync(World world)
    {
        var lina = await world.WhoAsync("lina");
        var page = Render<StockPage>(p => p.Add(x => x.Sku, "BOARD-186").AddCascadingValue(Session(lina)));
        page.WaitForAssertion(() => page.Find("[data-kept]"), Patience);
        return page;
    }
}
