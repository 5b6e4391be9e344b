using Bunit;
using Plainmend.Actions;
using Plainmend.Components.Admin;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Admin;

/// <summary>The rate-card editor: what is typed stays, what others publish appears, what it comes to is shown at once.</summary>
public sealed class PricesTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task What_cannot_be_read_is_named_and_nothing_typed_is_lost()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        await TypeAsync(page, "Diagnosis", "66.5");
        await TypeAsync(page, "CallOut", "三十");
        await page.Hand("form[data-form=prices]").SubmitAsync();
        Assert.Equal("三十", page.Find("#CallOut").GetAttribute("value"));
        Assert.Equal("66.5", page.Find("#Diagnosis").GetAttribute("value"));
        Assert.Equal("true", page.Find("#CallOut").GetAttribute("aria-invalid"));
        Assert.Contains("上门费应为", page.Find("#CallOut-fault").TextContent, StringComparison.Ordinal);
        Assert.Contains("上门费应为", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Number);
    }

    [Fact]
    public async Task The_example_follows_every_price_as_it_is_typed_and_explains_it()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        var part = (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Current!.Parts.OrderBy(p => p.Key, StringComparer.Ordinal).First().Value.Unit;
        Assert.Equal(MoneyFormat.Of(172.5m + part, "CNY"), page.Find("[data-example-total]").TextContent);
        await TypeAsync(page, "CallOut", "45");
        Assert.Equal(MoneyFormat.Of(187.5m + part, "CNY"), page.Find("[data-example-total]").TextContent);
        Assert.Contains("¥45.00", page.Find("[data-line=call-out] .explain").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Travel_is_charged_flat_by_the_kilometre_or_in_tiers_and_the_example_follows_at_once()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        string Example() => page.Find("[data-line=travel-km] b").TextContent;
        Assert.Equal(MoneyFormat.Of(22.5m, "CNY"), Example()); // 30 km, 15 of them free, at 1.50
        await page.Hand("#TravelWay").ChangeAsync("Flat");
        await TypeAsync(page, "PerVisit", "12.5");
        Assert.Equal(MoneyFormat.Of(12.5m, "CNY"), Example());
        await page.Hand("#TravelWay").ChangeAsync("Tiers");
        Assert.Equal(MoneyFormat.Of(22.5m, "CNY"), Example()); // where the card stood, as tiers
        await page.Hand("[data-add-tier]").ClickAsync();
        await TypeAsync(page, "TierUpTo-1", "20");
        await TypeAsync(page, "TierUnit-1", "2");
        await TypeAsync(page, "TierFlat-2", "4");
        Assert.Equal(MoneyFormat.Of(29m, "CNY"), Example()); // 5 × 2 + 10 × 1.50 + 4
        await page.Hand("form[data-form=prices]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 2 版", page.Find(".saved").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        var stored = (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Current!;
        Assert.Equal([new(15m, 0m), new(20m, 2m), new(null, 1.5m, 4m)], Assert.IsType<TieredTravel>(PriceEntry.Of(stored).Travel).Tiers);
        await page.Hand("[aria-label='删除第 1 级']").ClickAsync();
        Assert.Equal(2, page.FindAll("[data-tier]").Count);
    }

    [Theory]
    [InlineData("TierUpTo-0", "0", "第 1 级")]
    [InlineData("TierUpTo-0", "", "第 1 级的上限（km）")]
    [InlineData("TierUnit-1", "x", "第 2 级的每 km 单价")]
    [InlineData("TierFlat-0", "-1", "第 1 级的固定费")]
    public async Task A_tier_that_cannot_be_read_is_named_and_what_was_typed_for_any_way_stays(string field, string typed, string why)
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        await TypeAsync(page, "PerKm", "7");
        await page.Hand("#TravelWay").ChangeAsync("Tiers");
        await TypeAsync(page, field, typed);
        await page.Hand("form[data-form=prices]").SubmitAsync();
        Assert.StartsWith(why, page.Find($"#{field}-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.Find($"#{field}").GetAttribute("value"));
        Assert.NotNull(page.Find("[data-example] [role=status]"));
        Assert.Equal(1, (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Number);
        await page.Hand("#TravelWay").ChangeAsync("PerKm");
        Assert.Equal("7", page.Find("#PerKm").GetAttribute("value"));
    }

    [Fact]
    public async Task A_card_that_was_only_looked_at_is_published_with_identical_fees()
    {
        await using var world = await WorldAsync();
        var admin = await AdminAsync(world);
        var card = (await Agreements(world).PricesAsync(admin, world.Stop))!.Current!;
        // A factor without end, a price finer than is typed, and a way to charge travel the form has no words for.
        card = card with
        {
            Fees = [.. card.Fees.Select(f => f.Meter switch
            {
                ServiceMeters.LabourHoliday => f with { Price = new UnitPrice(70m) },
                ServiceMeters.Diagnosis => f with { Price = new UnitPrice(50.123456m) },
                ServiceMeters.TravelKm => f with { Price = new VolumePrice([new(20m, 2m), new(null, 1m)]) },
                _ => f,
            })],
        };
        await world.Company.PublishPricesAsync(admin, 1, card, world.Stop);
        var page = await OpenAsync(world);
        Assert.Equal("", page.Find("#TravelWay").GetAttribute("value") ?? page.Find("#TravelWay option[selected]").GetAttribute("value"));
        await page.Hand("form[data-form=prices]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 3 版", page.Find(".saved").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        var now = (await Agreements(world).PricesAsync(admin, world.Stop))!.Current!;
        Assert.Equal(card.Fees.Select(BillingJson.Write), now.Fees.Select(BillingJson.Write));
    }

    [Fact]
    public async Task Anothers_way_to_charge_travel_stands_beside_mine()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        await TypeAsync(page, "PerKm", "2");
        await PublishAsync(world, 1, e => e with { Travel = new FlatTravel(9m) });
        page.WaitForAssertion(() => page.Find("[data-meanwhile]"), TimeSpan.FromSeconds(10));
        Assert.Contains("每次上门固定收取", page.Find("#TravelWay").ParentElement!.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.Find("#PerKm").GetAttribute("value"));
    }

    [Fact]
    public async Task Another_administrators_version_appears_by_itself_while_nothing_is_typed()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        await PublishAsync(world, 1, e => e with { CallOut = 35m });
        page.WaitForAssertion(() => Assert.Equal("35", page.Find("#CallOut").GetAttribute("value")), TimeSpan.FromSeconds(10));
        Assert.Empty(page.FindAll("[data-meanwhile]"));
        Assert.Equal(2, page.FindAll("[data-version]").Count);
    }

    [Fact]
    public async Task Mine_stays_beside_theirs_until_I_choose_and_can_be_published_on_top()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        await TypeAsync(page, "CallOut", "40");
        await PublishAsync(world, 1, e => e with { CallOut = 35m });
        page.WaitForAssertion(() => page.Find("[data-meanwhile]"), TimeSpan.FromSeconds(10));
        Assert.Equal("40", page.Find("#CallOut").GetAttribute("value"));
        Assert.Contains("35", page.Find("#CallOut").ParentElement!.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        await page.Hand("form[data-form=prices]").SubmitAsync();
        page.WaitForAssertion(() => page.Find("[data-faults]"), TimeSpan.FromSeconds(10));
        world.Store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("40", page.Find("#CallOut").GetAttribute("value"));
        await page.Hand("[data-keep]").ClickAsync();
        await page.Hand("form[data-form=prices]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 3 版", page.Find(".saved").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        var now = await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop);
        Assert.Equal(40m, PriceEntry.Of(now!.Current!).CallOut);
    }

    [Fact]
    public async Task Theirs_can_be_taken()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world);
        await TypeAsync(page, "CallOut", "40");
        await PublishAsync(world, 1, e => e with { CallOut = 35m });
        page.WaitForAssertion(() => page.Find("[data-take]"), TimeSpan.FromSeconds(10));
        await page.Hand("[data-take]").ClickAsync();
        Assert.Equal("35", page.Find("#CallOut").GetAttribute("value"));
        Assert.Empty(page.FindAll("[data-meanwhile]"));
    }

    [Fact]
    public async Task A_supervisor_reads_and_has_nothing_to_press()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world, Role.Supervisor);
        Assert.NotNull(page.Find("[data-read-only]"));
        Assert.Empty(page.FindAll("[data-save]"));
        Assert.True(page.Find("form[data-form=prices] fieldset").HasAttribute("disabled"));
    }

    // As a browser does: letters arrive before the field is left.
    private static async Task TypeAsync(IRenderedComponent<Prices> page, string field, string typed)
    {
        await page.Hand($"#{field}").InputAsync(typed);
        await page.Hand($"#{field}").ChangeAsync(typed);
    }

    private static async Task PublishAsync(World world, int seen, Func<PriceEntry, PriceEntry> change)
    {
        var admin = await AdminAsync(world);
        var card = (await Agreements(world).PricesAsync(admin, world.Stop))!.Current!;
        await world.Company.PublishPricesAsync(admin, seen, change(PriceEntry.Of(card)).On(card), world.Stop);
    }

    private Task<IRenderedComponent<Prices>> OpenAsync(World world, Role role = Role.Admin) => OpenAsync<Prices>(world, "#CallOut", role: role);
}
