using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Components.Admin;
using Plainmend.Domain.People;
using Plainmend.Domain.Surge;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Admin;

/// <summary>The page of flexible capacity: the policy as typed, who is here and why, by hand with a reason, and the past.</summary>
public sealed class SurgePageTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task What_cannot_be_is_named_at_its_field_and_nothing_typed_is_lost()
    {
        await using var given = await Surging.OnAsync(await WorldAsync(), null);
        var page = await OpenAsync(given);
        await page.Hand("#ReleaseBelow").ChangeAsync("45");
        await page.Hand("#PricePerHour").ChangeAsync("66.5");
        await page.Hand("form[data-form=surge]").SubmitAsync();
        Assert.Contains("必须小于", page.Find("#ReleaseBelow-fault").TextContent, StringComparison.Ordinal);
        Assert.Equal("66.5", page.Find("#PricePerHour").GetAttribute("value"));
        await page.Hand("#ReleaseBelow").ChangeAsync("半小时");
        await page.Hand("form[data-form=surge]").SubmitAsync();
        Assert.Equal("半小时", page.Find("#ReleaseBelow").GetAttribute("value"));
        Assert.Equal("true", page.Find("#ReleaseBelow").GetAttribute("aria-invalid"));
        await page.Hand("#ReleaseBelow").ChangeAsync("20");
        await page.Hand("form[data-form=surge]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("第 1 版", page.Find("form[data-form=surge] .saved").TextContent, StringComparison.Ordinal), Patience);
        var stored = (await Agreements(given.World).SurgeAsync(given.Admin, given.World.Stop))!;
        Assert.Equal((1, 66.5m, 20), (stored.Number, stored.Current!.PricePerHour, stored.Current.ReleaseBelow));
    }

    [Fact]
    public async Task A_supervisor_reads_the_policy_and_acts_by_hand_only_with_a_reason()
    {
        await using var given = await Surging.OnAsync(await WorldAsync(), SurgePolicy.Start);
        var page = await OpenAsync(given, Role.Supervisor);
        Assert.Empty(page.FindAll("form[data-form=surge] [data-save]"));
        Assert.Empty(page.FindAll("[data-read-only]"));
        await page.Hand("[data-call]").ClickAsync();
        Assert.NotNull(page.Find("#Reason-fault"));
        await page.Hand("#Reason").ChangeAsync("大客户来电");
        await page.Hand("[data-call]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-here]").TextContent), Patience);
        Assert.Equal("¥60.00", page.Find("[data-today]").TextContent);
        Assert.Contains("大客户来电", page.Find("[data-call-of=周建国]").TextContent, StringComparison.Ordinal);
        await page.Hand("#Reason").ChangeAsync("忙完了");
        await page.Hand("[data-release]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("忙完了", page.Find("[data-call-of=周建国]").TextContent, StringComparison.Ordinal), Patience);
        await page.Hand("#Reason").ChangeAsync("节假日");
        await page.Hand("[data-switch]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("no", page.Find("[data-on]").GetAttribute("data-on")), Patience);
    }

    [Fact]
    public async Task The_past_says_what_the_policy_as_typed_would_have_cost_and_saved()
    {
        await using var given = await Surging.OnAsync(await WorldAsync(), SurgePolicy.Start);
        var world = given.World;
        await world.ReportFridgeAsync();
        world.Store.Clock.Advance(TimeSpan.FromHours(5));
        var page = await OpenAsync(given);
        await page.Hand("form[data-form=surge-trial]").SubmitAsync();
        // Called at 55 minutes, he would have taken it at 56 and been busy with it for an hour and three quarters; it has waited five hours.
        page.WaitForAssertion(() => Assert.Equal("4.1", page.Find("[data-saved]").TextContent), Patience);
        Assert.Equal("¥120.00", page.Find("[data-cost]").TextContent);
        Assert.Single(page.FindAll("[data-months] tbody tr"));
        await page.Hand("#PricePerHour").ChangeAsync("0");
        await page.Hand("form[data-form=surge-trial]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("¥0.00", page.Find("[data-cost]").TextContent), Patience);
    }

    private Task<IRenderedComponent<SurgePage>> OpenAsync(Surging given, Role role = Role.Admin)
    {
        Services.AddSingleton(given.Reads).AddSingleton(given.Acts).AddSingleton(new SurgeTrialReads(given.World.Store.Db, given.World.Store.Clock));
        return OpenAsync<SurgePage>(given.World, "[data-surge-now]", role: role);
    }
}
