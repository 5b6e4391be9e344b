using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Actions;
using Plainmend.Components.Admin;
using Plainmend.Data;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Admin;

public sealed class AutomationListTests(PostgresCluster cluster) : AdminContext(cluster)
{
    [Fact]
    public async Task A_rule_is_typed_tried_kept_switched_on_and_read_as_a_sentence()
    {
        await using var world = await WorldAsync();
        await world.ReportFridgeAsync();
        var page = await OpenListAsync(world);
        await page.Hand("[data-add]").ClickAsync();
        await page.Hand("#Name").ChangeAsync("冰箱报修");
        await page.Hand("[name='Lines-fridge']").ChangeAsync(true);
        await page.Hand("[data-form=automation]").SubmitAsync();
        // Nothing to do is refused, and nothing typed is lost.
        page.WaitForAssertion(() => Assert.Contains("执行的动作", page.Find("[data-form=automation] [data-faults]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("冰箱报修", page.Find("#Name").GetAttribute("value"));
        await page.Hand("#AddTags").ChangeAsync("冰箱，新");
        await page.Hand("[data-try]").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("会执行 1 次，涉及 1 张工单", page.Find("[data-trial-times]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("添加标签：冰箱、新", page.Find("[data-would]").TextContent, StringComparison.Ordinal);
        await page.Hand("[data-form=automation]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("false", page.Find("[data-automation='冰箱报修']").GetAttribute("data-on")), Patience);
        Assert.Contains("添加标签：冰箱、新", page.Find(".automation-sentence").TextContent, StringComparison.Ordinal);
        await page.Hand("[data-switch]").ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-automation='冰箱报修']").GetAttribute("data-on")), Patience);
        await page.Hand("[data-edit]").ClickAsync();
        Assert.Equal("冰箱，新", page.Find("#AddTags").GetAttribute("value"));
        await page.Hand("#Trigger").ChangeAsync("Idle");
        await page.Hand("#Hours").ChangeAsync("很久");
        await page.Hand("[data-form=automation]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("1 到 720", page.Find("#Hours-fault").TextContent, StringComparison.Ordinal), Patience);
        await page.Hand("#Hours").ChangeAsync("48");
        await page.Hand("[data-form=automation]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("48 小时没有动态", page.Find(".automation-sentence").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_technician_and_a_webhook_are_chosen_by_name_and_come_back_when_the_rule_is_edited()
    {
        await using var world = await WorldAsync();
        var hook = Guid.CreateVersion7(world.Store.Clock.GetUtcNow());
        await world.Store.Writer.WriteAsync(world.Tenant, async (db, s) =>
        {
            db.Bots.Add(new() { TenantId = world.Tenant, Id = hook, Kind = BotKind.Webhook, Label = "仓库系统", Language = "zh-CN", SealedAddress = "x", Hint = "x", Kinds = [] });
            db.Note(Subjects.Bot, hook, 1, "BotKept", new { }, (await AdminAsync(world)).Actor, world.Store.Clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, world.Stop);
        var page = await OpenListAsync(world);
        await page.Hand("[data-add]").ClickAsync();
        await page.Hand("#Name").ChangeAsync("推送");
        var technician = page.FindAll("#Assign option").Single(o => o.TextContent == "周建国").GetAttribute("value")!;
        Assert.DoesNotContain(page.FindAll("#Assign option"), o => o.TextContent == "沈岚");
        await page.Hand("#Assign").ChangeAsync(technician);
        await page.Hand("#Post").ChangeAsync(hook.ToString());
        await page.Hand("[name=Dispatch]").ChangeAsync(true);
        await page.Hand("[data-form=automation]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("指派给周建国；不成则按派单规则派单；推送到仓库系统", page.Find(".automation-sentence").TextContent, StringComparison.Ordinal), Patience);
        await page.Hand("[data-edit]").ClickAsync();
        Assert.Equal(hook.ToString(), page.FindAll("#Post option").Single(o => o.HasAttribute("selected")).GetAttribute("value"));
        Assert.Equal(technician, page.FindAll("#Assign option").Single(o => o.HasAttribute("selected")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_supervisor_reads_rules_and_log_and_finds_no_button()
    {
        await using var world = await WorldAsync();
        var page = await OpenListAsync(world, Role.Supervisor);
        Assert.Empty(page.FindAll("[data-add], [data-switch]"));
    }

    private Task<IRenderedComponent<AutomationList>> OpenListAsync(World world, Role role = Role.Admin)
    {
        Services.AddSingleton(new AutomationReads(world.Store.Db, world.Store.Clock)).AddSingleton(new AutomationActions(world.Store.Writer, world.Rules, world.Store.Clock));
        return OpenAsync<AutomationList>(world, "[data-log]", role: role);
    }
}
