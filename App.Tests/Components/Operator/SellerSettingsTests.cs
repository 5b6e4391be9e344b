using Bunit;
using Plainmend.Components.Bill;
using Plainmend.Components.Operator;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Operator;

/// <summary>The operator's page about himself, and the sheet that then names him.</summary>
public sealed class SellerSettingsTests(PostgresCluster cluster) : OperatorContext(cluster)
{
    [Fact]
    public async Task What_is_wrong_is_named_what_was_typed_stays_and_what_is_saved_stands_on_the_sheet()
    {
        await using var payer = await OpenAsync();
        var page = Show<SellerSettings>(payer.Operator);
        page.WaitForAssertion(() => page.Find("#TaxNumber"), Soon);
        await TypeAsync(page, "TaxNumber", "税号");
        await TypeAsync(page, "Address", "示例路 1 号");
        await page.Hand("form[data-form=seller]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("纳税人识别号", page.Find("#TaxNumber-fault").TextContent, StringComparison.Ordinal), Soon);
        Assert.Equal(("税号", "示例路 1 号"), (page.Find("#TaxNumber").GetAttribute("value"), page.Find("#Address").GetAttribute("value")));
        await TypeAsync(page, "TaxNumber", "91310000MA1FL0000X");
        await page.Hand("form[data-form=seller]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("已保存。", page.Find(".saved").TextContent), Soon);
        Assert.Equal((new Seller("91310000MA1FL0000X", "示例路 1 号"), 1), await payer.Invoices.SellerAsync(payer.Stop));

        payer.MoveTo(2026, 8, 16);
        await payer.Invoicing.CloseAsync(payer.Tenant, payer.Stop);
        var item = (await payer.Invoices.ListAsync(payer.Tenant, payer.Stop))[0];
        var view = (await payer.Invoices.FindAsync(payer.Tenant, item.Id.ToString(), payer.Stop))!;
        var sheet = Render<InvoiceSheet>(p => p.Add(x => x.View, view).Add(x => x.Payer, payer.Invoices.PayerAsync(payer.Tenant, payer.Stop).GetAwaiter().GetResult()));
        Assert.Contains("运营", sheet.Find("[data-seller]").TextContent, StringComparison.Ordinal);
        Assert.Contains("91310000MA1FL0000X", sheet.Markup, StringComparison.Ordinal);
        Assert.Contains("示例路 1 号", sheet.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_is_refused()
    {
        await using var payer = await OpenAsync();
        var page = Show<SellerSettings>(payer.Admin);
        page.WaitForAssertion(() => Assert.DoesNotContain("正在加载", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Empty(page.FindAll("form"));
    }

    // As a browser does: letters arrive before the field is left.
    private static async Task TypeAsync(IRenderedComponent<SellerSettings> page, string field, string typed)
    {
        await page.Hand($"#{field}").InputAsync(typed);
        await page.Hand($"#{field}").ChangeAsync(typed);
    }
}
