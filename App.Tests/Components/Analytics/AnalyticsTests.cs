using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Components.Analytics;
using Plainmend.Domain.Figures;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using AnalyticsPage = Plainmend.Components.Analytics.Analytics;

namespace Plainmend.Tests.Components.Analytics;

/// <summary>The report as a supervisor sees it: every figure leads to its definition and to tickets that make it.</summary>
public sealed class AnalyticsTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Every_figure_leads_to_its_definition_and_to_the_tickets_that_make_it()
    {
        await using var world = await CountedAsync();
        var page = await PageAsync<AnalyticsPage>(world, "/analytics?days=7");
        page.WaitForAssertion(() => Assert.Contains("2026年6月9日 至 2026年6月15日", page.Find("[data-span]").TextContent, StringComparison.Ordinal), Patience);
        Assert.All(page.FindAll("a[data-figure=Reported]").Where(a => a.GetAttribute("href")!.Contains("from=2026-06-09", StringComparison.Ordinal)), a => Assert.Equal("2", a.TextContent));
        Assert.Contains("多 2", page.Find("tr:has(a[data-figure=Reported])").TextContent, StringComparison.Ordinal);
        Assert.Equal(Figure.All.Select(f => f.Name).Order(), page.FindAll("a[data-figure]").Select(a => a.GetAttribute("data-figure")!).Distinct().Order());
        var definitions = await PageAsync<MetricPage>(world, "/analytics/metrics");
        foreach (var anchor in page.FindAll("a[href*='metrics#']").Select(a => a.GetAttribute("href")!.Split('#')[1]).Distinct()) Assert.NotNull(definitions.Find($"#{anchor}"));
        var link = page.Find("a[data-figure=Reported]").GetAttribute("href")!;
        var tickets = await PageAsync<FigureTickets>(world, link);
        tickets.WaitForAssertion(() => Assert.Contains("共 2 单，合计 2", tickets.Find("[data-adds]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(2, tickets.FindAll("[data-ticket]").Count);
    }

    [Fact]
    public async Task A_range_that_runs_backwards_is_named_and_a_figure_nobody_knows_is_said_so()
    {
        await using var world = await CountedAsync();
        var page = await PageAsync<AnalyticsPage>(world, "/analytics?from=2026-06-15&to=2026-06-01&by=Line");
        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("[role=alert]").TextContent), Patience);
        Assert.Contains("冰箱", page.Find("[data-cut=fridge]").TextContent, StringComparison.Ordinal);
        foreach (var odd in new[] { "figure=Wealth&from=2026-06-01&to=2026-06-15", "figure=Reported&from=2026-06-15&to=2026-06-01", "figure=Reported&from=x&to=y", "figure=Reported&from=2026-06-01&to=2026-06-15&cut=Moon" })
        {
            var none = await PageAsync<FigureTickets>(world, $"/analytics/tickets?{odd}");
            none.WaitForAssertion(() => Assert.Contains("没有这个指标", none.Markup, StringComparison.Ordinal), Patience);
        }
    }

    private async Task<World> CountedAsync()
    {
        var world = await OpenAsync();
        await world.ReportFridgeAsync("a");
        await world.ReportFridgeAsync("b");
        await Given.Figures.CountAsync(world);
        return world;
    }

    private async Task<IRenderedComponent<T>> PageAsync<T>(World world, string address) where T : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var who = await world.WhoAsync("chenjing.admin");
        return Render<T>(p => p.AddCascadingValue(Session(who)));
    }
}
