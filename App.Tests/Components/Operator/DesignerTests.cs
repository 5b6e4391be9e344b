using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Operator;
using Plainmend.Domain.Billing;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Operator;

/// <summary>The plan designer: what is typed stays and is priced at once, what is wrong is named at its field, what others publish appears beside it.</summary>
public sealed class DesignerTests(PostgresCluster cluster) : OperatorContext(cluster)
{
    [Fact]
    public async Task The_preview_follows_what_is_typed_and_explains_it()
    {
        await using var payer = await OpenAsync();
        var page = Open(payer, "pay-as-you-go");
        // 199 base, 1,000 × 0.80 + 200 × 0.60 tickets, dispatch 399 and tracking 299.
        Assert.Equal(Yuan(1817m), Total(page));
        await TypeAsync(page, "charges[0].price.amount", "299");
        Assert.Equal(Yuan(1917m), Total(page));
        await TypeAsync(page, "charges[1].price.tiers[1].unit", "1");
        Assert.Equal(Yuan(1997m), Total(page));
        Assert.Contains("¥0.80", page.Find("[data-line=tickets] .explain").TextContent, StringComparison.Ordinal);
        await ChooseAsync(page, "sample.tickets", "0");
        Assert.Equal(Yuan(997m), Total(page));
    }

    [Fact]
    public async Task Every_price_model_is_offered_and_priced()
    {
        await using var payer = await OpenAsync();
        var page = Open(payer, "hybrid");
        // What was typed for one model stays for the next: the flat fees of the stairs are still there below.
        foreach (var (model, fields, total) in new (string, (string, string)[], decimal)[]
        {
            ("package", [("size", "500"), ("amount", "10")], 10m), ("volume", [("tiers[0].upTo", "100"), ("tiers[0].unit", "2"), ("tiers[1].unit", "1")], 200m),
            ("stairstep", [("tiers[0].flat", "30"), ("tiers[1].flat", "50")], 50m), ("per-unit", [("unit", "0.25")], 50m),
            ("percentage", [("rate", "10")], 20m), ("graduated-percentage", [("tiers[0].unit", "50"), ("tiers[1].unit", "10")], 140m), ("graduated", [("tiers[0].unit", "1"), ("tiers[0].flat", "0"), ("tiers[1].flat", "0"), ("tiers[1].unit", "2")], 300m),
        })
        {
            await ChooseAsync(page, "charges[2].price.model", model);
            foreach (var (field, typed) in fields) await TypeAsync(page, $"charges[2].price.{field}", typed);
            Assert.Equal(Yuan(total), page.Find("[data-preview] [data-line=tickets] .bill-amount").TextContent.Trim());
        }
    }

    [Fact]
    public async Task What_is_wrong_is_named_at_its_field_nothing_typed_is_lost_and_nothing_is_stored()
    {
        await using var payer = await OpenAsync();
        var page = Open(payer, "pay-as-you-go");
        await TypeAsync(page, "charges[0].price.amount", "一百");
        await TypeAsync(page, "charges[1].price.tiers[1].upTo", "500");
        await TypeAsync(page, "name.en", "");
        await TypeAsync(page, "charges[1].cap", "-5");
        Assert.NotNull(page.Find("[data-stale]"));
        Assert.Empty(page.FindAll("[data-faults]"));
        await page.Hand("form[data-form=plan]").SubmitAsync();
        foreach (var (field, typed, says) in new[]
        {
            ("charges[0].price.amount", "一百", "收费项 1 · 金额：不是数字"), ("charges[1].price.tiers[1].upTo", "500", "收费项 2 · 第 2 级 · 上限：上限应逐级递增"), ("charges[1].cap", "-5", "收费项 2 · 封顶：为负数"),
        })
        {
            Assert.Equal((typed, "true"), (Box(page, field).GetAttribute("value"), Box(page, field).GetAttribute("aria-invalid")));
            Assert.Equal(says, page.Find($"[id='{field}-fault']").TextContent);
        }
        Assert.Contains("缺少两种语言的名称", page.Find("[id='name-fault']").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("[data-charge='1'] [data-more]").HasAttribute("open"));
        Assert.Equal(0, (await payer.Shelf.CatalogueAsync(payer.Stop)).Version);
        // Faults go as they are mended.
        await TypeAsync(page, "charges[1].price.tiers[1].upTo", "5000");
        Assert.Empty(page.FindAll("[id='charges[1].price.tiers[1].upTo-fault']"));
    }

    [Fact]
    public async Task A_table_where_more_costs_less_is_pointed_out_and_can_be_published()
    {
        await using var payer = await OpenAsync();
        var page = Open(payer, "pay-as-you-go");
        await ChooseAsync(page, "charges[1].price.model", "volume");
        Assert.Contains("刚超过 1000 时", page.FindAll("[data-warning]")[0].TextContent, StringComparison.Ordinal);
        await page.Hand("form[data-form=plan]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 2 版", page.Find(".saved").TextContent, StringComparison.Ordinal), Soon);
        var plan = (await payer.Shelf.FindAsync("pay-as-you-go", payer.Stop))!;
        Assert.Equal((2, typeof(VolumePrice)), (plan.Version, plan.Charges[1].Price.GetType()));
        Assert.All((await payer.Shelf.OnOfferAsync(payer.Stop)).Where(p => p.Id != plan.Id), p => Assert.Equal(1, p.Version));
    }

    [Fact]
    public async Task A_plan_that_is_opened_and_published_untouched_stays_what_it_is()
    {
        await using var payer = await OpenAsync();
        foreach (var plan in ReadyPlans.All)
            Assert.Equal(BillingJson.Write(plan), BillingJson.Write(PlanDraft.Of(plan).Plan(new())));
        var page = Open(payer, "duration");
        await page.Hand("form[data-form=plan]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 1 版", page.Find(".saved").TextContent, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task A_new_plan_is_composed_from_meters_and_goes_to_the_end_of_the_offer()
    {
        await using var payer = await OpenAsync();
        var page = Open(payer, Designer.NewPlan);
        foreach (var (field, typed) in new[] { ("id", "starter"), ("name", "入门"), ("name.en", "Starter"), ("charges[0].price.amount", "49") }) await TypeAsync(page, field, typed);
        await page.Hand("[data-add-charge]").ClickAsync();
        await ChooseAsync(page, "charges[1].meter", "active-time");
        Assert.Equal(["UnionDuration", "Duration"], page.FindAll("[id='charges[1].aggregation'] option").Select(o => o.GetAttribute("value")));
        await TypeAsync(page, "charges[1].price.unit", "2");
        // 49 and 1,500 hours at 2.
        Assert.Equal(Yuan(3049m), Total(page));
        await page.Hand("form[data-form=plan]").SubmitAsync();
        page.WaitForAssertion(() => Assert.EndsWith("/operator/plans/starter", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal), Soon);
        var offered = await payer.Shelf.OnOfferAsync(payer.Stop);
        Assert.Equal(("starter", 1, 3600m), (offered[^1].Id, offered[^1].Version, offered[^1].Charges[1].UnitSize));
    }

    [Fact]
    public async Task Mine_stays_beside_theirs_until_I_choose()
    {
        await using var payer = await OpenAsync();
        var page = Open(payer, "seats");
        await TypeAsync(page, "charges[0].price.amount", "333");
        await PublishAsync(payer, 0, "seats", 444m);
        page.WaitForAssertion(() => page.Find("[data-meanwhile]"), Soon);
        Assert.Equal("333", Box(page, "charges[0].price.amount").GetAttribute("value"));
        Assert.Equal(["¥333.00", "¥444.00"], page.FindAll("[data-outline] li:first-child").Select(l => l.TextContent.Split(": ")[1]));
        await page.Hand("form[data-form=plan]").SubmitAsync();
        page.WaitForAssertion(() => page.Find("[data-faults]"), Soon);
        await page.Hand("[data-keep]").ClickAsync();
        await page.Hand("form[data-form=plan]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 3 版", page.Find(".saved").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal(new FlatPrice(333m), (await payer.Shelf.FindAsync("seats", payer.Stop))!.Charges[0].Price);
    }

    [Fact]
    public async Task Another_plan_published_meanwhile_is_no_reason_to_ask()
    {
        await using var payer = await OpenAsync();
        var page = Open(payer, "seats");
        await TypeAsync(page, "charges[0].price.amount", "333");
        await PublishAsync(payer, 0, "hybrid", 1m);
        // Published on top of it only when the page has heard of it.
        await page.InvokeAsync(() => Task.CompletedTask);
        page.WaitForAssertion(() => Assert.Equal(1, page.Instance.Seen), Soon);
        Assert.Empty(page.FindAll("[data-meanwhile]"));
        await page.Hand("form[data-form=plan]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 2 版", page.Find(".saved").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal(new FlatPrice(1m), (await payer.Shelf.FindAsync("hybrid", payer.Stop))!.Charges[0].Price);
    }

    [Fact]
    public async Task A_companys_last_month_is_replayed_and_held_against_what_it_signed()
    {
        await using var payer = await OpenAsync();
        payer.MoveTo(2026, 8, 20);
        var page = Open(payer, "hybrid");
        await ChooseAsync(page, "preview-of", payer.Tenant.ToString(CultureInfo.InvariantCulture));
        page.WaitForAssertion(() => page.Find("[data-signed]"), Soon);
        Assert.Contains("pay-as-you-go v1", page.Find("[data-signed]").TextContent, StringComparison.Ordinal);
        var before = Total(page);
        await TypeAsync(page, "charges[0].price.amount", "1281");
        page.WaitForAssertion(() => Assert.NotEqual(before, Total(page)), Soon);
    }

    [Fact]
    public async Task Whoever_does_not_run_the_installation_is_turned_away()
    {
        await using var payer = await OpenAsync();
        var page = Show<Designer>(payer.Admin, p => p.Add(d => d.Id, "seats"));
        page.WaitForAssertion(() => Assert.Contains(SharedText.RefusedTitle, page.Markup, StringComparison.Ordinal), Soon);
        Assert.Empty(page.FindAll("form"));
    }

    private IRenderedComponent<Designer> Open(Payer payer, string id)
    {
        var page = Show<Designer>(payer.Operator, p => p.Add(d => d.Id, id));
        page.WaitForAssertion(() => page.Find("[data-preview-total]"), Soon);
        return page;
    }

    private static IElement Box(IRenderedComponent<Designer> page, string field) => page.Find($"[id='{field}']");

    private static string Total(IRenderedComponent<Designer> page) => page.Find("[data-preview-total]").TextContent;

    private static string Yuan(decimal amount) => MoneyFormat.Of(amount, "CNY");

    private static async Task TypeAsync(IRenderedComponent<Designer> page, string field, string typed)
    {
        await page.Hand($"[id='{field}']").InputAsync(typed);
        await page.Hand($"[id='{field}']").ChangeAsync(typed);
    }

    private static Task ChooseAsync(IRenderedComponent<Designer> page, string field, string value) => page.Hand($"[id='{field}']").ChangeAsync(value);

    private static async Task PublishAsync(Payer payer, int seen, string id, decimal amount) => await new PlanActions(payer.World.Store.Writer, payer.World.Rules, payer.World.Store.Clock)
        .PublishAsync(payer.Operator, seen, [.. (await payer.Shelf.OnOfferAsync(payer.Stop)).Select(p => p.Id == id ? p with { Charges = [PlatformCharges.Base(amount), .. p.Charges.Skip(1)] } : p)], payer.Stop);
}
