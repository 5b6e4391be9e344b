using Bunit;
using Plainmend.Domain.Billing;
using Plainmend.Tests.Data;
using Plainmend.Tests.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Bill;

/// <summary>The running bill: every line adds up and explains itself, and the page follows what happens elsewhere.</summary>
public sealed class LiveBillTests(PostgresCluster cluster) : BillContext(cluster)
{
    [Theory]
    [InlineData("seats")]
    [InlineData("modules")]
    [InlineData("duration")]
    [InlineData("pay-as-you-go")]
    [InlineData("hybrid")]
    [InlineData("elastic")]
    public async Task The_visible_lines_are_the_total_and_each_formula_gives_its_amount(string plan)
    {
        await Payer.SignAsync(plan);
        Payer.Pass(TimeSpan.FromDays(3));
        await TicketsAsync(7);
        await Payer.Modules.SwitchAsync(Payer.Admin, "wall", false, Payer.Stop);
        Payer.Pass(TimeSpan.FromDays(2));
        var page = await BillAsync();
        var lines = page.FindAll("[data-line]");
        Assert.NotEmpty(lines);
        Assert.Equal(Amount(page.Find("[data-total]").TextContent), lines.Sum(l => Amount(l.QuerySelector(".bill-amount")!.TextContent)));
        Assert.All(lines, l => Assert.Equal(Amount(l.QuerySelector(".bill-amount")!.TextContent), Formula.Value(l.QuerySelector("[data-formula]")!.GetAttribute("data-formula")!).ToDecimal()));
    }

    [Fact]
    public async Task A_seat_line_shows_its_days_and_says_nothing_in_code()
    {
        await Payer.SignAsync("seats");
        Payer.Pass(TimeSpan.FromDays(5));
        var page = await BillAsync();
        var seats = page.Find("[data-line=seats]");
        Assert.Matches(@"席 × \d+/\d+ 天", seats.QuerySelector(".bill-quantity")!.TextContent);
        var tree = seats.QuerySelector(".explain-tree")!.TextContent;
        Assert.Contains("单价（每席）", tree, StringComparison.Ordinal);
        Assert.Contains("席·天", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("seats.quantity", tree, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-", tree, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_as_a_limit_stays_on_bad_input_and_while_the_bill_goes_on()
    {
        await Payer.SignAsync("pay-as-you-go");
        var page = await BillAsync();
        await page.Hand("#Limit").ChangeAsync("三千");
        await page.Hand("[name=Hard]").ChangeAsync(true);
        await page.Hand("form[data-form=limit]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#Limit").GetAttribute("aria-invalid")));
        Assert.Null((await Payer.LiveAsync()).Budget);
        var before = page.Find("[data-total]").TextContent;
        await TicketsAsync(3);
        page.WaitForAssertion(() => Assert.NotEqual(before, page.Find("[data-total]").TextContent));
        Assert.Equal("三千", page.Find("#Limit").GetAttribute("value"));
        Assert.True(page.Find("[name=Hard]").HasAttribute("checked"));
        await page.Hand("#Limit").ChangeAsync("3000");
        await page.Hand("form[data-form=limit]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("¥3,000.00", page.Find("[data-limit]").TextContent, StringComparison.Ordinal));
        Assert.Equal(new SpendLimit(3000m, true), (await Payer.LiveAsync()).Budget!.Limit);
    }

    [Fact]
    public async Task Usage_from_elsewhere_appears_by_itself_and_a_paused_page_holds_its_picture_and_counts()
    {
        await Payer.SignAsync("pay-as-you-go");
        var page = await BillAsync();
        await TicketsAsync(10);
        page.WaitForAssertion(() => Assert.Equal(8.00m, Amount(page.Find("[data-line=tickets] .bill-amount").TextContent)));
        await page.Hand("[data-pause]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-pause]").GetAttribute("aria-pressed")));
        Payer.Pass(TimeSpan.FromSeconds(31));
        await TicketsAsync(10);
        page.WaitForAssertion(() => Assert.Contains("(1)", page.Find("[data-pause]").TextContent, StringComparison.Ordinal));
        Assert.Equal(8.00m, Amount(page.Find("[data-line=tickets] .bill-amount").TextContent));
        await page.Hand("[data-pause]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(16.00m, Amount(page.Find("[data-line=tickets] .bill-amount").TextContent)));
    }

    [Fact]
    public async Task A_threshold_appears_with_its_hour_and_is_spoken()
    {
        await Payer.SignAsync("seats");
        await Payer.Subscriptions.LimitAsync(Payer.Admin, (await Payer.LiveAsync()).Version, new SpendLimit(100m, Hard: false), Payer.Stop);
        var page = await BillAsync();
        Assert.Empty(page.FindAll("[data-notice]"));
        Payer.Pass(TimeSpan.FromDays(1));
        await Payer.Spend.FollowAsync(Payer.Tenant, Payer.Stop);
        page.WaitForAssertion(() => Assert.Equal(["50", "75", "90", "100"], page.FindAll("[data-notice]").Select(n => n.GetAttribute("data-notice"))));
        Assert.Contains("10:00", page.Find("[data-notice='50']").TextContent, StringComparison.Ordinal);
        Assert.Contains("¥100.00", Spoken.Take(), StringComparison.Ordinal);
        // Another limit has thresholds of its own, beside those that were told.
        await Payer.Subscriptions.LimitAsync(Payer.Admin, (await Payer.LiveAsync()).Version, new SpendLimit(90m, Hard: false), Payer.Stop);
        await Payer.Spend.FollowAsync(Payer.Tenant, Payer.Stop);
        page.WaitForAssertion(() => Assert.Equal(8, page.FindAll("[data-notice]").Count));
    }

    [Fact]
    public async Task With_nothing_agreed_the_page_says_so_and_leads_to_the_plans()
    {
        await Payer.Subscriptions.CancelAsync(Payer.Admin, (await Payer.LiveAsync()).Version, atPeriodEnd: false, Payer.Stop);
        Payer.Pass(TimeSpan.FromDays(40));
        Assert.Null(await Payer.Bills.LiveAsync(Payer.Tenant, Payer.Stop));
        var page = Open<Plainmend.Components.Bill.Bill>();
        page.WaitForAssertion(() => Assert.Contains(BillText.NothingAgreed, page.Markup, StringComparison.Ordinal));
        Assert.NotNull(page.Find("a[href='/bill/plans'].primary"));
    }

    private async Task<IRenderedComponent<Plainmend.Components.Bill.Bill>> BillAsync()
    {
        var page = Open<Plainmend.Components.Bill.Bill>();
        await page.WaitForElementAsync("[data-live-bill]");
        return page;
    }
}
