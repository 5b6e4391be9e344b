using Bunit;
using Plainmend.Components.Bill;
using Plainmend.Domain.Billing;
using Plainmend.Tests.Data;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Bill;

/// <summary>The company's own months under every plan, and advice that says what it rests on.</summary>
public sealed class PlansTests(PostgresCluster cluster) : BillContext(cluster)
{
    [Fact]
    public async Task The_verdict_says_its_number_its_assumptions_its_months_what_turns_it_and_why_not_each_other()
    {
        var (page, compared) = await ComparedAsync();
        var advice = compared.Advice;
        var verdict = page.Find("[data-verdict]");
        Assert.NotEqual(advice.Current, advice.Best);
        var sentence = verdict.QuerySelector(".verdict-says")!.TextContent;
        Assert.All(new[] { BillWords.Say(advice.Best.Name), BillWords.Money(advice.BestReplay.Total), BillWords.Money(advice.CurrentReplay.Total), BillWords.Money(advice.Saving), $"{advice.MonthsOfData} 个月" },
            said => Assert.Contains(said, sentence, StringComparison.Ordinal));
        Assert.All(advice.Assumptions, a => Assert.Contains(BillWords.Say(a), verdict.TextContent, StringComparison.Ordinal));
        Assert.Equal(advice.Others.Select(o => o.Plan.Id), page.FindAll("[data-why-not]").Select(w => w.GetAttribute("data-why-not")));
        Assert.All(advice.Others, o => Assert.Contains(BillWords.Money(o.Extra), page.Find($"[data-why-not='{o.Plan.Id}']").TextContent, StringComparison.Ordinal));
        var turn = advice.Others.First(o => o.Flips is { Count: > 0 });
        var at = Rounding.HalfAwayFromZero(turn.Flips![0].At * 100m, 0.1m);
        Assert.Contains($"{at}%", page.Find($"[data-why-not='{turn.Plan.Id}']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_keeps_the_present_plan_and_its_figures_are_the_replays()
    {
        var (page, compared) = await ComparedAsync();
        Assert.Equal(compared.Current.Id, page.Find("[data-plan].current").GetAttribute("data-plan"));
        Assert.All(compared.At(1m), r => Assert.Contains(BillWords.Money(r.Total), page.Find($"[data-plan='{r.Plan.Id}']").TextContent, StringComparison.Ordinal));
        await page.Hand("[data-scale]").ChangeAsync("200");
        page.WaitForAssertion(() => Assert.All(compared.At(2m), r => Assert.Contains(BillWords.Money(r.Total), page.Find($"[data-plan='{r.Plan.Id}']").TextContent, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_chart_has_its_table_and_a_line_for_each_plan()
    {
        var (page, compared) = await ComparedAsync();
        Assert.Equal(compared.Plans.Count, page.FindAll("[data-chart] polyline").Count);
        Assert.Equal(compared.Plans.Select(p => BillWords.Say(p.Name)), page.FindAll(".chart .ledger thead th").Skip(1).Select(h => h.TextContent));
    }

    [Theory]
    [InlineData("[data-switch-now]")]
    [InlineData("[data-switch-end]")]
    public async Task The_advised_plan_is_taken_now_or_with_the_next_period(string how)
    {
        var (page, compared) = await ComparedAsync();
        var best = compared.Advice.Best;
        await page.Hand("[data-switch-plan]").ClickAsync();
        page.WaitForAssertion(() => page.Find(how));
        await page.Hand(how).ClickAsync();
        page.WaitForAssertion(() => Assert.NotEqual("", page.Find(".verdict .saved").TextContent));
        var (live, agreement) = (await Payer.LiveAsync(), (await Payer.LiveAsync()).Subscription.Agreement);
        Assert.Equal(how == "[data-switch-now]" ? best.Id : compared.Current.Id, live.Plan!.Id);
        Assert.Equal(best.Id, agreement.PlanAt(live.Period.EndsAt)!.Id);
    }

    [Fact]
    public void While_no_month_has_ended_the_running_one_is_compared_and_called_so()
    {
        var page = Open<Plans>();
        page.WaitForAssertion(() => Assert.Contains(BillText.Partial, page.Find("[data-partial]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("[data-plan]"));
    }

    [Fact]
    public async Task With_nothing_agreed_every_plan_can_be_chosen()
    {
        await Payer.Subscriptions.CancelAsync(Payer.Admin, (await Payer.LiveAsync()).Version, atPeriodEnd: false, Payer.Stop);
        Payer.Pass(TimeSpan.FromDays(1));
        var page = Open<Plans>();
        page.WaitForAssertion(() => Assert.Equal(ReadyPlans.All.Count, page.FindAll(".shop .card").Count));
        await page.Hand(".shop .card button").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(ReadyPlans.All[0].Id, page.Find("[data-plan].current").GetAttribute("data-plan")));
    }

    // Three ended months of a rush that pay-as-you-go makes dear.
    private async Task<(IRenderedComponent<Plans>, Plainmend.Reads.PlanComparison)> ComparedAsync()
    {
        await Payer.SignAsync("pay-as-you-go");
        for (var month = 7; month <= 9; month++)
        {
            Payer.MoveTo(2026, month, 20);
            await TicketsAsync(4000);
        }
        Payer.MoveTo(2026, 10, 20);
        var page = Open<Plans>();
        await page.WaitForElementAsync("[data-verdict]");
        return (page, (await Payer.Plans.CompareAsync(Payer.Tenant, 12, Payer.Stop))!);
    }
}
