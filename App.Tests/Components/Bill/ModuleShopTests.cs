using Bunit;
using Plainmend.Components.Bill;
using Plainmend.Domain.People;
using Plainmend.Tests.Data;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Bill;

/// <summary>Switching a module: what it will cost stands there before, and what stands there comes true.</summary>
public sealed class ModuleShopTests(PostgresCluster cluster) : BillContext(cluster)
{
    [Fact]
    public async Task The_price_of_a_switch_is_shown_before_it_and_is_what_the_bill_says_after_it()
    {
        await Payer.SignAsync("modules");
        var shop = await ShopAsync();
        var now = (await Payer.LiveAsync()).Forecast.Expected.TotalMoney;
        var promised = (await Payer.LiveAsync()).Modules.Single(m => m.Module == "wall").IfSwitched!.Value;
        Assert.NotEqual(now, promised);
        var wall = shop.Find("[data-module=wall]");
        Assert.Contains("¥199.00", wall.QuerySelector(".price")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(BillWords.Money(promised), wall.TextContent, StringComparison.Ordinal);
        Assert.Contains(BillWords.Money(now), wall.TextContent, StringComparison.Ordinal);
        await shop.Hand("[data-module=wall] [data-switch]").ClickAsync();
        Assert.True((await Payer.LiveAsync()).Modules.Single(m => m.Module == "wall").On);
        await shop.Hand("[data-module=wall] [data-confirm]").ClickAsync();
        shop.WaitForAssertion(() => Assert.Equal("no", shop.Find("[data-module=wall]").GetAttribute("data-on")));
        Assert.Equal(promised, (await Payer.LiveAsync()).Forecast.Expected.TotalMoney);
        var bill = Open<Plainmend.Components.Bill.Bill>();
        bill.WaitForAssertion(() => Assert.Contains(BillWords.Money(promised), bill.Find("[data-expected]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_is_not_switching()
    {
        await Payer.SignAsync("modules");
        var shop = await ShopAsync();
        await shop.Hand("[data-module=wall] [data-switch]").ClickAsync();
        shop.WaitForAssertion(() => Assert.Contains(BillText.Keep, shop.Find("[data-module=wall]").TextContent, StringComparison.Ordinal));
        await shop.Hand(p => p.FindAll("[data-module=wall] button")[^1]).ClickAsync();
        shop.WaitForAssertion(() => shop.Find("[data-module=wall] [data-switch]"));
        Assert.Equal("yes", shop.Find("[data-module=wall]").GetAttribute("data-on"));
    }

    [Fact]
    public async Task A_switch_made_by_a_colleague_appears_by_itself()
    {
        await Payer.SignAsync("modules");
        var shop = await ShopAsync();
        await Payer.Modules.SwitchAsync(Payer.Admin, "api", false, Payer.Stop);
        shop.WaitForAssertion(() => Assert.Equal("no", shop.Find("[data-module=api]").GetAttribute("data-on")));
    }

    [Fact]
    public async Task A_supervisor_reads_the_modules_has_nothing_to_press_and_no_shut_door_to_try()
    {
        await Payer.SignAsync("modules");
        var shop = await ShopAsync(Role.Supervisor);
        Assert.Empty(shop.FindAll("[data-switch]"));
        Assert.Equal(["/bill/modules"], shop.FindAll(".tabs a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task With_nothing_agreed_the_shop_says_so_instead_of_loading_for_ever()
    {
        await Payer.Subscriptions.CancelAsync(Payer.Admin, (await Payer.LiveAsync()).Version, atPeriodEnd: false, Payer.Stop);
        Payer.Pass(TimeSpan.FromDays(40));
        var shop = Open<ModuleShop>();
        shop.WaitForAssertion(() => Assert.Contains(BillText.NothingAgreed, shop.Markup, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<ModuleShop>> ShopAsync(Role role = Role.Admin)
    {
        var shop = Open<ModuleShop>(role: role);
        await shop.WaitForElementAsync("[data-module]");
        return shop;
    }
}
