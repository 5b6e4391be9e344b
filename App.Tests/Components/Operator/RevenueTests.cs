using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Components.Operator;
using Plainmend.Domain.Billing;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Operator;

/// <summary>The revenue overview: every figure opens to what it is the sum of, follows what happens, and shows no ticket and no customer.</summary>
public sealed class RevenueTests(PostgresCluster cluster) : OperatorContext(cluster)
{
    [Theory]
    [InlineData("expected")]
    [InlineData("open")]
    [InlineData("overdue")]
    [InlineData("paid")]
    [InlineData("2026-07")]
    public async Task A_figure_opens_to_its_parts_and_they_add_up(string figure)
    {
        await using var payer = await OpenAsync();
        var item = await InvoicedAsync(payer);
        await payer.Invoicing.PayAsync(payer.Operator, payer.Tenant, item.Id, 10000, "bank-transfer", "TR-1", payer.Stop);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/operator?show={figure}");
        var page = Show<Revenue>(payer.Operator);
        page.WaitForAssertion(() => page.Find("[data-proof]"), Soon);
        var parts = page.FindAll("[data-part]").Select(p => Amount(p.TextContent)).ToArray();
        Assert.NotEmpty(parts);
        Assert.Equal(parts.Sum(), Amount(page.Find("[data-sum]").TextContent));
        if (page.FindAll($"[data-figure='{figure}'] b") is [var shown]) Assert.Equal(parts.Sum(), Amount(shown.TextContent));
        else Assert.Equal(item.Due.Amount, parts.Sum());
        if (figure is "open" or "overdue") Assert.Equal(item.Due.Amount - 100m, parts.Sum());
        if (figure == "paid") Assert.Equal(100m, parts.Sum());
    }

    [Fact]
    public async Task What_runs_in_a_company_appears_by_itself()
    {
        await using var payer = await OpenAsync();
        payer.MoveTo(2026, 7, 20);
        var page = Show<Revenue>(payer.Operator);
        page.WaitForAssertion(() => page.Find("[data-company=anju] [data-so-far]"), Soon);
        var before = Amount(page.Find("[data-company=anju] [data-so-far]").TextContent);
        await payer.World.ReportFridgeAsync();
        page.WaitForAssertion(() => Assert.Equal(before + 0.80m, Amount(page.Find("[data-company=anju] [data-so-far]").TextContent)), Soon);
        Assert.DoesNotContain("张伟", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_and_table_show_the_same_months()
    {
        await using var payer = await OpenAsync();
        var item = await InvoicedAsync(payer);
        var page = Show<Revenue>(payer.Operator);
        page.WaitForAssertion(() => page.Find("[data-months]"), Soon);
        Assert.Equal(12, page.FindAll(".bar").Count);
        Assert.Contains(page.FindAll("[data-months] a"), a => a.GetAttribute("href") == "/operator?show=2026-07&of=anju" && Amount(a.TextContent) == item.Due.Amount);
        Assert.Contains(page.FindAll(".bars text"), t => t.TextContent == item.Due.Amount.ToString("#,##0", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_payment_is_prefilled_with_what_is_due_and_a_fault_stands_at_its_field()
    {
        await using var payer = await OpenAsync();
        var item = await InvoicedAsync(payer);
        var page = Show<CompanyInvoice>(payer.Operator, p => p.Add(c => c.Company, "anju").Add(c => c.Key, item.Number));
        page.WaitForAssertion(() => page.Find("[data-form=payment]"), Soon);
        Assert.Equal(item.Due.Amount.ToString("0.00", CultureInfo.InvariantCulture), page.Find("#Amount").GetAttribute("value"));
        await page.Hand("#Amount").ChangeAsync("99999");
        await page.Hand("[data-form=payment]").SubmitAsync();
        Assert.NotNull(page.Find("#Amount-fault"));
        Assert.NotNull(page.Find("#Reference-fault"));
        Assert.Equal("99999", page.Find("#Amount").GetAttribute("value"));
        await page.Hand("#Amount").ChangeAsync("50");
        await page.Hand("#Reference").ChangeAsync("TR-9");
        await page.Hand("[data-form=payment]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal((item.Due.Amount - 50m).ToString("0.00", CultureInfo.InvariantCulture), page.Find("#Amount").GetAttribute("value")), Soon);
    }

    [Fact]
    public async Task A_credit_beyond_what_was_billed_is_named_at_its_line()
    {
        await using var payer = await OpenAsync();
        var item = await InvoicedAsync(payer);
        var page = Show<CompanyInvoice>(payer.Operator, p => p.Add(c => c.Company, "anju").Add(c => c.Key, item.Number));
        page.WaitForAssertion(() => page.Find("[data-form=credit]"), Soon);
        await page.Hand("#credit-base").ChangeAsync("200");
        await page.Hand("#CreditReason").ChangeAsync("停机一天");
        await page.Hand("[data-form=credit]").SubmitAsync();
        Assert.Contains("199", page.Find("#credit-base-fault").TextContent, StringComparison.Ordinal);
        await page.Hand("#credit-base").ChangeAsync("19.90");
        await page.Hand("[data-form=credit]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("179.10", page.Find("#credit-base-hint").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal(2, (await payer.Invoices.ListAsync(payer.Tenant, payer.Stop)).Count);
    }

    [Fact]
    public async Task Whoever_does_not_run_the_installation_sees_no_figure_and_no_place()
    {
        await using var payer = await OpenAsync();
        var page = Show<Revenue>(payer.Admin);
        page.WaitForAssertion(() => Assert.Contains(SharedText.RefusedTitle, page.Markup, StringComparison.Ordinal), Soon);
        Assert.Empty(page.FindAll("[data-figure]"));
        Assert.Empty(Show<OperatorPlace>(payer.Admin).FindAll("a"));
    }

    private static async Task<Plainmend.Reads.InvoiceItem> InvoicedAsync(Payer payer)
    {
        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        payer.MoveTo(2026, 9, 2);
        return Assert.Single(await payer.Invoices.ListAsync(payer.Tenant, payer.Stop));
    }

    private static decimal Amount(string text) => decimal.Parse(text.Trim().TrimStart('¥'), NumberStyles.Number, CultureInfo.InvariantCulture);
}
