using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Browser;

/// <summary>A technician's day at 375 px.</summary>
[Collection(Chromium.Tests)]
public sealed class TechnicianTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static string Act => ".act-bar button";

    [Fact]
    public async Task From_the_offer_to_the_quote_and_on_with_one_thumb()
    {
        var (report, technician) = await server.OfferAsync();
        var page = await server.EnterAsync(chromium, Screen.Phone, technician.Id, "/jobs");
        await page.AssertFitsAsync();
        await page.LookAsync("jobs-375-zh", fullPage: true);
        await page.Locator($"a[href='jobs/{report.Number}']").ClickAsync();
        await DoAsync(page, "接单", "offer");
        await DoAsync(page, "出发", "depart");
        await page.Locator("#step").GetByLabel("本次路程（公里）").FillAsync("8");
        await DoAsync(page, "到达", "arrive");
        await page.GetByLabel("检测结果").FillAsync("主控板损坏");
        await page.GetByLabel("添加备件").SelectOptionAsync("BOARD-186");
        await page.GetByText("超过 ¥50.00 的额度").WaitForAsync();
        Assert.Contains("¥336.00", await page.Locator(Act).TextContentAsync(), StringComparison.Ordinal);
        await DoAsync(page, "发送报价 ¥336.00", "quote");
        await page.GetByText("已发给客户，等待确认。").WaitForAsync();
        await page.LookAsync("job-375-zh-wait");

        await server.Get<CustomerActions>().ApproveAsync(report.Secret, 1, "张伟", TestContext.Current.CancellationToken);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记 人工费" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记 主控板" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记 主控板" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.GetByText("更换故障部件，试机正常").ClickAsync();
        await page.GetByText("部件损坏", new() { Exact = true }).ClickAsync();
        await page.LookAsync("job-375-zh-repair", fullPage: true);
        await DoAsync(page, "完成维修", "finish");
        await page.GetByText("已完工，等客户验收。").WaitForAsync();
        Assert.Equal(336m, (await server.TicketAsync(report.TicketId)).Settlement.Proposed);
        page.AssertNone();
    }

    [Fact]
    public async Task What_another_takes_away_is_said_and_what_was_typed_is_still_there()
    {
        var (report, technician) = await server.OfferAsync("zhaomin");
        await server.Get<TechnicianActions>().AcceptAsync(technician, report.TicketId, TestContext.Current.CancellationToken);
        await server.Get<TechnicianActions>().DepartAsync(technician, report.TicketId, null, TestContext.Current.CancellationToken);
        await server.Get<TechnicianActions>().ArriveAsync(technician, report.TicketId, 3, TestContext.Current.CancellationToken);
        var page = await server.EnterAsync(chromium, Screen.Phone, technician.Id, $"/jobs/{report.Number}");
        await page.Locator("summary", new() { HasText = "回复客户" }).ClickAsync();
        var reply = page.GetByLabel("客户能看到");
        await reply.FillAsync("我写到一半");
        await server.Get<CustomerActions>().WriteAsync(report.Secret, "您到了吗", LinkText, TestContext.Current.CancellationToken);
        await page.GetByText("客户留言：您到了吗").WaitForAsync();
        Assert.Equal("我写到一半", await reply.InputValueAsync());
        await page.Locator(Act).ClickAsync();
        await page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "请填写" }).WaitForAsync();
        Assert.Equal("我写到一半", await reply.InputValueAsync());
    }

    [Fact]
    public async Task A_new_offer_comes_by_itself()
    {
        var (_, technician) = await server.OfferAsync("wangqiang");
        var page = await server.EnterAsync(chromium, Screen.Phone, technician.Id, "/jobs");
        var (second, _) = await server.OfferAsync("wangqiang");
        await page.Locator($"a[href='jobs/{second.Number}']").WaitForAsync();
    }

    [Fact]
    public async Task Every_step_is_clean_in_both_languages_and_colours()
    {
        var (report, technician) = await server.OfferAsync("liuyang");
        foreach (var screen in Screen.Phone.AllWays())
        {
            var page = await server.EnterAsync(chromium, screen, technician.Id, "/jobs");
            await page.AssertAccessibleAsync();
            await page.LookAsync($"jobs-{screen}", fullPage: true);
            await page.GotoAsync($"/jobs/{report.Number}");
            await page.LiveAsync();
            await page.AssertAccessibleAsync();
            await page.AssertFitsAsync();
            await page.LookAsync($"job-{screen}", fullPage: true);
            // A file is chosen by the label that stands for its unseen field.
            Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.jobs a, .jobs button, .jobs summary, .jobs input:not([type=checkbox], .unseen), .jobs label:has(> .unseen), .jobs select, .jobs textarea')]"
                + ".filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"));
            page.AssertNone();
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task The_labour_timer_is_clean_in_both_languages_and_colours_and_the_customer_sees_it_count()
    {
        var stop = TestContext.Current.CancellationToken;
        var (report, technician) = await server.OfferAsync("liuyang");
        var acts = server.Get<TechnicianActions>();
        await acts.AcceptAsync(technician, report.TicketId, stop);
        await acts.ArriveAsync(technician, report.TicketId, 3, stop);
        await acts.DiagnoseAsync(technician, report.TicketId, "门封老化", [new(null, 2, ByHour: true)], null, stop);
        await server.Get<CustomerActions>().ApproveAsync(report.Secret, 1, "张伟", stop);
        await server.Get<LabourActions>().StartAsync(technician, report.TicketId, stop);
        await server.Get<LabourActions>().StopAsync(technician, report.TicketId, stop);
        await server.Get<LabourActions>().StartAsync(technician, report.TicketId, stop);
        foreach (var screen in Screen.Phone.AllWays())
        {
            var page = await server.EnterAsync(chromium, screen, technician.Id, $"/jobs/{report.Number}");
            await page.Locator("[data-labour=runs]").WaitForAsync();
            await page.Locator(".stretches summary").ClickAsync();
            await page.Locator(".stretches form").WaitForAsync();
            await page.AssertAccessibleAsync();
            await page.AssertFitsAsync();
            await page.LookAsync($"job-labour-{screen}", fullPage: true);
            await page.GotoAsync($"/t/{report.Secret}");
            await page.Locator("[data-labour]").WaitForAsync();
            await page.AssertAccessibleAsync();
            await page.LookAsync($"track-labour-{screen}", fullPage: true);
            page.AssertNone();
            await page.Context.CloseAsync();
        }
    }

    private static string LinkText => "m1-" + Plainmend.Access.LinkSecret.New();

    private static async Task DoAsync(IPage page, string word, string picture)
    {
        var act = page.Locator(Act, new() { HasText = word });
        await act.WaitForAsync();
        var box = (await act.BoundingBoxAsync())!;
        Assert.True(box.Height >= 56 && box.Y + box.Height <= 667, "The act is at the thumb.");
        await page.LookAsync($"job-375-zh-{picture}", fullPage: true);
        await act.ClickAsync();
        await act.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
