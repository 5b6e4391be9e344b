using Bunit;
using Microsoft.AspNetCore.Components;
using Plainmend.Components.Admin;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Admin;

/// <summary>The terms behind prices, rules and promises: hours, tax, tiers, channels, what stops a clock, when it warns.</summary>
public sealed class TermsTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task The_normal_hours_are_edited_shown_in_the_example_and_published()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync<Prices>(world, "#CallOut");
        await TypeAsync(page, "example-minutes", "60");
        // Evening work costs half as much again: 120 + 60.
        await TypeAsync(page, "example-start", "2026-06-15T19:00");
        Assert.Contains(MoneyFormat.Of(60m, "CNY"), Line(page, "out-of-hours"), StringComparison.Ordinal);
        await TypeAsync(page, "Work-Monday", "08:00-12:00, 13:00-24:00");
        Assert.Empty(page.FindAll("[data-line*=out-of-hours]"));
        await TypeAsync(page, "Holidays", "2026-06-15");
        Assert.Contains(MoneyFormat.Of(120m, "CNY"), Line(page, "holiday"), StringComparison.Ordinal);
        await PublishAsync(page, "prices");
        var hours = (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Current!.Hours!;
        Assert.Equal([new(DayOfWeek.Monday, 480, 720), new OpenHours(DayOfWeek.Monday, 780, 1440)], hours.Week.Where(h => h.Day == DayOfWeek.Monday));
        Assert.Equal([new DateOnly(2026, 6, 15)], hours.Holidays);
    }

    [Theory]
    [InlineData("Work-Monday", "22:00-06:00", "不能跨过午夜")]
    [InlineData("Work-Monday", "08:00-12:00, 11:00-18:00", "时段重叠")]
    [InlineData("Work-Monday", "早八点", "星期一的时间无法识别")]
    [InlineData("Holidays", "2026-06-15, 国庆", "国庆 不是日期")]
    public async Task Hours_that_cannot_be_read_are_named_and_nothing_typed_is_lost(string field, string typed, string why)
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync<Prices>(world, "#CallOut");
        await TypeAsync(page, "Diagnosis", "66.5");
        await TypeAsync(page, field, typed);
        await page.Hand("form[data-form=prices]").SubmitAsync();
        Assert.Contains(why, page.Find($"#{field}-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.Find($"#{field}").GetAttribute("value"));
        Assert.Equal("66.5", page.Find("#Diagnosis").GetAttribute("value"));
        Assert.Equal(1, (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Number);
    }

    [Fact]
    public async Task Tax_is_chosen_shown_in_the_example_with_its_proof_and_published()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync<Prices>(world, "#CallOut");
        Assert.Empty(page.FindAll("[data-tax]"));
        await page.Hand("#Tax").ChangeAsync(nameof(TaxMode.Exclusive));
        await TypeAsync(page, "TaxRate", "106");
        await page.Hand("form[data-form=prices]").SubmitAsync();
        Assert.Contains("税率（%）", page.Find("#TaxRate-fault").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "TaxRate", "6");
        await page.Hand("#TaxPer").ChangeAsync(nameof(TaxPer.Rate));
        var net = (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Current!.Parts.OrderBy(p => p.Key, StringComparer.Ordinal).First().Value.Unit + 172.5m;
        var tax = decimal.Round(net * 0.06m, 2, MidpointRounding.AwayFromZero);
        Assert.Contains(MoneyFormat.Of(tax, "CNY"), page.Find("[data-tax]").TextContent, StringComparison.Ordinal);
        Assert.Equal(MoneyFormat.Of(net + tax, "CNY"), page.Find("[data-example-total]").TextContent);
        await PublishAsync(page, "prices");
        Assert.Equal(new TaxTerms(0.06m, TaxMode.Exclusive, TaxPer.Rate), (await Agreements(world).PricesAsync(await AdminAsync(world), world.Stop))!.Current!.Tax);
    }

    [Fact]
    public async Task A_rule_is_narrowed_to_tiers_channels_and_hours_says_so_and_decides_by_them()
    {
        await using var world = await WorldAsync();
        var number = (await Agreements(world).RulesAsync(await AdminAsync(world), world.Stop))!.Current![0].Number;
        var page = await OpenAsync<Rules>(world, "form[data-form=rules]", p => p.Add(x => x.Number, number));
        await page.Hand($"[name='{number}-Tiers-vip']").ChangeAsync(true);
        await page.Hand($"[name='{number}-Channels-Phone']").ChangeAsync(true);
        await page.Hand($"[name='{number}-ByHours']").ChangeAsync(true);
        await page.Hand("form[data-form=rules]").SubmitAsync();
        Assert.Contains(number, page.Find($"#{number}-Hours-Monday-fault").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, $"{number}-Hours-Monday", "22:00-06:00");
        var said = page.Find($"[data-rule='{number}'] > p").TextContent;
        Assert.Contains("客户等级为重要客户", said, StringComparison.Ordinal);
        Assert.Contains("渠道为电话", said, StringComparison.Ordinal);
        Assert.Contains("星期一 22:00-06:00", said, StringComparison.Ordinal);
        await PublishAsync(page, "rules");
        var when = (await Agreements(world).RulesAsync(await AdminAsync(world), world.Stop))!.Current!.Single(r => r.Number == number).When;
        Assert.Equal((["vip"], [Channel.Phone]), (when.Tiers.ToArray(), when.Channels.ToArray()), ByContent);
        Assert.Equal([new OpenRange(new(22, 0), new(6, 0))], Assert.Single(when.Hours!.Week).Ranges);
        // The report comes by the form from a standard customer: the narrowed rule passes it over.
        var report = await world.ReportFridgeAsync();
        var decision = (await new DeskTicketReads(world.Store.Db, world.Rules, world.Store.Clock).ReadAsync(await world.WhoAsync("lina"), report.TicketId, world.Stop))!.Log
            .Select(e => e.Event.Fact).OfType<OfferMade>().Single().Decision!;
        Assert.NotEqual(number, decision.Rule?.Number);
    }

    [Fact]
    public async Task What_stops_a_clock_and_when_it_warns_are_edited_with_an_example()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync<Times>(world, "#RiskPercent");
        Assert.Contains("剩余 1 小时", page.Find("[data-risk-example]").TextContent, StringComparison.Ordinal);
        await TypeAsync(page, "RiskPercent", "101");
        await TypeAsync(page, "RiskMinutes", "45");
        await page.Hand("form[data-form=promises]").SubmitAsync();
        Assert.Contains("剩余时间不超过", page.Find("#RiskPercent-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal("45", page.Find("#RiskMinutes").GetAttribute("value"));
        await TypeAsync(page, "RiskPercent", "10");
        Assert.Contains("剩余 45 分", page.Find("[data-risk-example]").TextContent, StringComparison.Ordinal);
        var before = (await Agreements(world).PromisesAsync(await AdminAsync(world), world.Stop))!.Current!.StopsOf(SlaTarget.Resolve);
        Assert.Contains(PauseReason.Parts, before);
        await page.Hand("[name=Stops-Resolve-Parts]").ChangeAsync(false);
        await page.Hand("[name=Stops-Accept-Weather]").ChangeAsync(true);
        await PublishAsync(page, "promises");
        var now = (await Agreements(world).PromisesAsync(await AdminAsync(world), world.Stop))!.Current!;
        Assert.Equal((10, 45), (now.RiskPercent, now.RiskMinutes));
        Assert.Equal(before.Where(r => r != PauseReason.Parts).Order(), now.StopsOf(SlaTarget.Resolve));
        Assert.Equal([PauseReason.Weather], now.StopsOf(SlaTarget.Accept));
    }

    [Fact]
    public async Task The_door_refuses_terms_no_form_would_send()
    {
        await using var world = await WorldAsync();
        var admin = await AdminAsync(world);
        var card = (await Agreements(world).PricesAsync(admin, world.Stop))!.Current!;
        foreach (var bad in new[]
        {
            card with { Tax = new(1.5m) }, card with { Hours = card.Hours! with { Zone = "Mars/Base" } }, card with { Hours = card.Hours! with { Week = [] } },
            card with { Hours = card.Hours! with { Week = [new(DayOfWeek.Monday, 600, 540)] } },
            card with { Hours = card.Hours! with { Week = [new(DayOfWeek.Monday, 480, 720), new(DayOfWeek.Monday, 700, 900)] } },
        })
            await Assert.ThrowsAsync<Plainmend.Domain.RefusedException>(() => world.Company.PublishPricesAsync(admin, 1, bad, world.Stop));
    }

    private static bool ByContent((string[] Tiers, Channel[] Channels) a, (string[] Tiers, Channel[] Channels) b) => a.Tiers.SequenceEqual(b.Tiers) && a.Channels.SequenceEqual(b.Channels);

    private static string Line(IRenderedComponent<Prices> page, string fee) => page.Find($"[data-line*={fee}]").TextContent;

    private static async Task TypeAsync<T>(IRenderedComponent<T> page, string field, string typed) where T : IComponent
    {
        // As a browser does: letters arrive before the field is left.
        if (page.FindAll($"form #{field}").Count > 0) await page.Hand($"#{field}").InputAsync(typed);
        await page.Hand($"#{field}").ChangeAsync(typed);
    }

    private static async Task PublishAsync<T>(IRenderedComponent<T> page, string form) where T : IComponent
    {
        await page.Hand($"form[data-form={form}]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 2 版", page.Find(".saved").TextContent, StringComparison.Ordinal), Patience);
    }
}
