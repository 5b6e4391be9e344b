using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Automation;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Browser;

/// <summary>Tags and canned texts by keyboard in a real browser, an automation that answers, and the pages that keep them.</summary>
[Collection(Chromium.Tests)]
public sealed class TagsAndRulesWalkTests(QuietServer server, Chromium chromium) : IClassFixture<QuietServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ticket_is_tagged_and_answered_by_keyboard_and_a_rule_acts_on_the_next_report()
    {
        var (lina, admin) = (await server.WhoAsync("lina"), await server.WhoAsync("chenjing.admin"));
        await server.The<CannedActions>().KeepAsync(admin, null, 0, new("致歉", "{customer}您好，工单 {number} 我们正在处理，请放心。", "Dear {customer}, we are working on {number}.", null, Priority.High, ["投诉"]), Stop);
        var rule = await server.The<AutomationActions>().KeepAsync(admin, null, 0, Rule, Stop);
        await server.The<AutomationActions>().SwitchAsync(admin, rule, 1, on: true, Stop);
        var report = await server.ReportAsync(lina, "无人区");

        var page = await OpenAsync(lina, Screen.Laptop, $"/desk/{report.Number}");
        // The rule has answered by itself and in its own name.
        await page.Locator(".ticket-tags .tag-word", new() { HasTextString = "自动" }).WaitForAsync();
        await page.Locator("#ticket-title").FocusAsync();
        await page.Keyboard.PressAsync("l");
        await page.WaitForFunctionAsync("() => document.activeElement?.matches('[data-tag-field]')");
        await page.Keyboard.TypeAsync("加急");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".ticket-tags .tag-word", new() { HasTextString = "加急" }).WaitForAsync();
        await page.Locator("[data-composer]").FocusAsync();
        await page.Keyboard.TypeAsync("/");
        await page.WaitForFunctionAsync("() => document.activeElement?.matches('[data-canned-filter]')");
        await page.Keyboard.TypeAsync("致歉");
        await page.LookAsync("canned-picker");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.activeElement?.matches('[data-composer]') && document.activeElement.value.startsWith('张伟您好')");
        await page.Keyboard.TypeAsync("谢谢。");
        await page.LookAsync("canned-filled");
        await page.Locator(".composer button[type=submit]").ClickAsync();
        await page.Locator(".log-note", new() { HasTextString = "谢谢。" }).WaitForAsync();
        await page.Locator(".ticket-tags .tag-word", new() { HasTextString = "投诉" }).WaitForAsync();
        await page.Context.CloseAsync();

        foreach (var screen in new[] { Screen.Phone, Screen.Laptop }.SelectMany(s => s.AllWays()))
        {
            var desk = await OpenAsync(lina, screen, $"/desk/{report.Number}");
            await desk.Locator(".ticket-tags .tag").First.WaitForAsync();
            await desk.AssertCleanAsync($"tags-ticket-{screen}");
            await desk.GotoAsync("/desk?tag=%E5%8A%A0%E6%80%A5");
            await desk.Locator("[data-rows] .tag").First.WaitForAsync();
            await desk.AssertCleanAsync($"tags-queue-{screen}");
            await desk.Context.CloseAsync();
            var office = await OpenAsync(admin, screen, "/admin/tags");
            await office.Locator("[data-tag='加急']").WaitForAsync();
            await office.AssertCleanAsync($"tags-admin-{screen}");
            await office.GotoAsync("/admin/texts");
            await office.Locator("[data-canned='致歉']").WaitForAsync();
            await office.AssertCleanAsync($"texts-{screen}");
            await office.GotoAsync("/admin/automations");
            await office.Locator("[data-run]").First.WaitForAsync();
            await office.LiveAsync();
            await office.Locator("[data-edit]").ClickAsync();
            await office.Locator("[data-try]").ClickAsync();
            await office.Locator("[data-trial-times]").WaitForAsync();
            await office.AssertCleanAsync($"automations-{screen}");
            await office.Context.CloseAsync();
        }
    }

    private static AutomationRule Rule => new(
        "无人区的新报修", new(AutomationTrigger.TicketCreated, 0), AutomationIf.Always with { Districts = ["无人区"] },
        AutomationThen.Nothing with { AddTags = ["自动"], Note = "此区域暂无工程师，请人工安排。", TellRoles = [Role.Supervisor], Message = "无人区有新报修" });

    private Task<IPage> OpenAsync(Viewer who, Screen screen, string path) => chromium.EnterAsync(server, screen, who.Id, path);
}
