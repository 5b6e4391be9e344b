using Bunit;
using Plainmend.Components.Admin;
using Plainmend.Domain.Assignment;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Admin;

/// <summary>The rules are tried as they are typed, beside what really happened, before anybody publishes them.</summary>
public sealed class DryRunTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task Rules_as_typed_are_tried_with_the_reason_of_every_difference_and_nothing_is_published()
    {
        await using var world = await WorldAsync();
        var ticket = await world.ReportFridgeAsync("a");
        world.Store.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.ReportFridgeAsync("b");
        var page = await OpenAsync(world, "dry-run");
        await RunAsync(page);
        Assert.Equal(("2", "0"), (Text(page, "[data-at-once]"), Text(page, "[data-left]")));
        Assert.Contains("：0 张", page.Find("[data-dry-run]").TextContent, StringComparison.Ordinal);
        var rules = (await Agreements(world).RulesAsync(await AdminAsync(world), world.Stop))!.Current!;
        foreach (var rule in rules) await page.Hand($"[name='{rule.Number}-On']").ChangeAsync(false);
        await RunAsync(page);
        Assert.Equal(("0", "2"), (Text(page, "[data-at-once]"), Text(page, "[data-left]")));
        Assert.Contains(DomainWords.Of(WaitReason.NoRule), Text(page, "[data-waits]"), StringComparison.Ordinal);
        Assert.Contains("基尼系数", Text(page, "[data-spread]"), StringComparison.Ordinal);
        var (number, technician) = ((await world.TicketAsync(ticket.TicketId)).Number, (await world.TicketAsync(ticket.TicketId)).TechnicianName!);
        var row = $"[data-ticket='{number}']";
        Assert.Contains($"{technician} → {DomainWords.Of(WaitReason.NoRule)}", Text(page, row), StringComparison.Ordinal);
        Assert.Empty(page.FindAll($"{row} .explain"));
        await page.Hand($"{row} [data-why]").ClickAsync();
        Assert.NotEmpty(page.FindAll($"{row} .explain"));
        Assert.Equal(1, (await Agreements(world).RulesAsync(await AdminAsync(world), world.Stop))!.Number);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_read_is_named_and_nothing_typed_is_lost()
    {
        await using var world = await WorldAsync();
        await world.ReportFridgeAsync("a");
        var number = (await Agreements(world).RulesAsync(await AdminAsync(world), world.Stop))!.Current![0].Number;
        var page = await OpenAsync(world, number);
        await page.Hand($"#{number}-Name").ChangeAsync("");
        page.Render(p => p.Add(x => x.Number, "dry-run"));
        await page.Hand("form[data-form=dry-run]").SubmitAsync();
        Assert.Contains(AdminText.RuleName.With(number), page.Find("[data-dry-run] [data-faults]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-at-once]"));
        page.Render(p => p.Add(x => x.Number, number));
        Assert.Equal("", page.Find($"#{number}-Name").GetAttribute("value") ?? "");
        await page.Hand($"#{number}-Name").ChangeAsync("冰箱优先");
        await RunAsync(page);
        Assert.Equal("1", Text(page, "[data-at-once]"));
    }

    [Fact]
    public async Task A_company_without_tickets_is_told_so()
    {
        await using var world = await WorldAsync();
        var page = await OpenAsync(world, "dry-run");
        await page.Hand("#DryDays").ChangeAsync("7");
        await page.Hand("form[data-form=dry-run]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("这段时间没有受理工单", Text(page, "[data-none]"), StringComparison.Ordinal), Patience);
    }

    private static string Text(IRenderedComponent<Rules> page, string selector) => page.Find(selector).TextContent.Trim();

    private static async Task RunAsync(IRenderedComponent<Rules> page)
    {
        await page.Hand("form[data-form=dry-run]").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-at-once]")), Patience);
    }

    private Task<IRenderedComponent<Rules>> OpenAsync(World world, string number) => OpenAsync<Rules>(world, "form[data-form=rules]", p => p.Add(x => x.Number, number));
}
