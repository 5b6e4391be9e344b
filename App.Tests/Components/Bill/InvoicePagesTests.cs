using Bunit;
using Plainmend.Components.Bill;
using Plainmend.Domain.Billing;
using Plainmend.Tests.Data;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Bill;

/// <summary>The billed periods: nothing yet, the list, why one came to more than another, and the sheet.</summary>
public sealed class InvoicePagesTests(PostgresCluster cluster) : BillContext(cluster)
{
    [Fact]
    public void Before_the_first_period_is_over_the_page_says_what_will_come()
    {
        var page = Open<Invoices>();
        page.WaitForAssertion(() => Assert.Contains(BillText.NoInvoices, page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-chain]"));
    }

    [Fact]
    public async Task The_chain_is_checked_and_the_parts_of_a_difference_are_the_difference()
    {
        await BilledAsync();
        var page = Open<Invoices>();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-invoice]").Count));
        Assert.Equal("whole", page.Find("[data-chain]").GetAttribute("data-chain"));
        page.WaitForAssertion(() => page.Find("[data-difference-total]"));
        var parts = page.FindAll("[data-part]").Select(p => p.QuerySelector(".money")!.TextContent).ToArray();
        Assert.DoesNotContain(parts, p => p.Contains('≈', StringComparison.Ordinal));
        Assert.Equal(Signed(page.Find("[data-difference-total]").TextContent), parts.Sum(Signed));
        Assert.NotEqual(0m, parts.Sum(Signed));
    }

    [Fact]
    public async Task The_sheet_adds_up_and_its_capitals_are_its_figures()
    {
        await BilledAsync();
        var page = Open<Invoice>(p => p.Add(i => i.Key, "AJ-P000002"));
        page.WaitForAssertion(() => page.Find("[data-sheet]"));
        var total = Amount(page.Find(".sheet-totals .total dd").TextContent);
        Assert.Equal(total, page.FindAll(".sheet tbody .money").Sum(c => Amount(c.TextContent)));
        Assert.Equal(total, Amount(page.Find("[data-total]").TextContent));
        Assert.Equal("人民币" + Capitals.Of(new Money(total, Currency.Cny)), page.Find("[data-capitals]").TextContent);
        Assert.Contains(BillText.Locked, page.Find("[data-line] .explain").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_somebody_else_is_not_found()
    {
        var page = Open<Invoice>(p => p.Add(i => i.Key, "QH-P000001"));
        page.WaitForAssertion(() => Assert.Contains(SharedText.NotFoundTitle, page.Markup, StringComparison.Ordinal));
    }

    private async Task BilledAsync()
    {
        Payer.MoveTo(2026, 8, 10);
        await TicketsAsync(10);
        Payer.MoveTo(2026, 9, 10);
        await TicketsAsync(30);
        Payer.MoveTo(2026, 9, 16);
        await Payer.Invoicing.CloseAsync(Payer.Tenant, Payer.Stop);
    }

    private static decimal Signed(string printed) => Amount(printed.Replace("+", "", StringComparison.Ordinal));
}
