using System.Globalization;
using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>A world without a past: whoever is sent has no other job, so that the wall counts him by this one alone.</summary>
public sealed class StoryServer : FieldServer
{
    public StoryServer() => History = 0;
}

/// <summary>One repair, seen at once by all who have to do with it: the customer and the technician on their phones, the desk, the wall.</summary>
[Collection(Chromium.Tests)]
public sealed class StoryWalkTests(StoryServer server, Chromium chromium) : IClassFixture<StoryServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // A machine that draws four pages at once may be slow; the walk says what follows what, not how fast.
    private static readonly float Patience = 30_000;

    [Fact]
    public async Task From_the_report_to_the_rating_everybody_sees_every_step_and_no_page_is_loaded_again()
    {
        var company = await server.CompanyAsync();
        var lina = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Login.StartsWith("lina@", StringComparison.Ordinal)).Person;
        var desk = await MarkAsync(await server.EnterAsync(chromium, Screen.Laptop, lina.Id, "/desk?view=open&sort=newest"));
        var wall = await chromium.OpenAsync(server, Screen.Large, $"/wall/{await server.WallAsync("Story")}");
        await wall.LiveAsync();
        await MarkAsync(wall);
        var done = await wall.Locator(".kpi .figure").Nth(3).TextContentAsync();

        var travelling = int.Parse((await wall.Locator("[data-crew=ontheway] .figure").TextContentAsync())!, CultureInfo.InvariantCulture);

        // The customer reports; the rules dispatch, and the desk can read why.
        var customer = await ReportAsync();
        var (ticket, number, who) = await DispatchedAsync(customer.Url.Split('/')[^1]);
        await SaysAsync(customer, $"已派给{who.Name}师傅，等待确认");
        await desk.Locator($"[data-key='{ticket}']").WaitForAsync(new() { Timeout = Patience });
        await desk.Locator($"[data-key='{ticket}']").FocusAsync();
        await desk.Keyboard.PressAsync("Enter");
        await desk.Locator("#ticket-title", new() { HasText = number }).WaitForAsync(new() { Timeout = Patience });
        await desk.Locator(".log", new() { HasText = "规则" }).WaitForAsync(new() { Timeout = Patience });
        await desk.Locator(".log", new() { HasText = who.Name }).WaitForAsync();
        await wall.Locator($"[data-key='{ticket}']").WaitForAsync(new() { Timeout = Patience });

        // The technician takes it, sets off, arrives; every page follows.
        var technician = await MarkAsync(await server.EnterAsync(chromium, Screen.Phone, who.Id, "/jobs"));
        await technician.Locator($"a[href='jobs/{number}']").ClickAsync();
        await StepAsync(desk, ticket, () => DoAsync(technician, "接单"));
        await SaysAsync(customer, $"{who.Name}师傅已接单，已约定上门时间");
        await StepAsync(desk, ticket, () => DoAsync(technician, "出发"));
        await SaysAsync(customer, $"{who.Name}师傅正在上门途中");
        await CrewAsync(wall, "ontheway", travelling + 1);
        await technician.Locator("#step").GetByLabel("本次路程（公里）").FillAsync("8");
        await StepAsync(desk, ticket, () => DoAsync(technician, "到达"));
        await SaysAsync(customer, $"{who.Name}师傅已到达，正在检测");
        await CrewAsync(wall, "ontheway", travelling);

        // The running charge, and how it came about.
        await customer.Locator("[data-total]", new() { HasText = "¥30.00" }).WaitForAsync(new() { Timeout = Patience });
        await customer.Locator(".money-card summary").ClickAsync();
        await customer.Locator(".money-card button.line").First.ClickAsync();
        await customer.Locator(".explain-tree .proof").First.WaitForAsync(new() { Timeout = Patience });
        await customer.LookAsync("story-explained", fullPage: true);

        // Quote, approval, work.
        await technician.GetByLabel("检测结果").FillAsync("主控板损坏");
        await technician.GetByLabel("添加备件").SelectOptionAsync("BOARD-186");
        await StepAsync(desk, ticket, () => DoAsync(technician, "发送报价 ¥336.00"));
        await SaysAsync(customer, "请您确认报价 ¥336.00");
        await customer.GetByLabel("您的姓名").FillAsync("张伟");
        await StepAsync(desk, ticket, () => customer.GetByText("同意报价 ¥336.00").ClickAsync());
        await SaysAsync(customer, "正在维修");
        foreach (var item in new[] { "登记 人工费", "登记 主控板" })
        {
            var use = technician.GetByRole(AriaRole.Button, new() { Name = item });
            await use.ClickAsync(new() { Timeout = Patience });
            await use.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patience });
        }
        await customer.Locator("[data-total]", new() { HasText = "¥336.00" }).WaitForAsync(new() { Timeout = Patience });
        await desk.Locator(".ticket-figures", new() { HasText = "¥336.00" }).WaitForAsync(new() { Timeout = Patience });
        await technician.GetByText("更换故障部件，试机正常").ClickAsync();
        await technician.GetByText("部件损坏", new() { Exact = true }).ClickAsync();
        await StepAsync(desk, ticket, () => DoAsync(technician, "完成维修"));

        // Acceptance, payment, rating.
        await StepAsync(desk, ticket, () => customer.GetByText("验收通过", new() { Exact = true }).ClickAsync(new() { Timeout = Patience }));
        await customer.GetByText("支付 ¥336.00").ClickAsync(new() { Timeout = Patience });
        await SaysAsync(customer, "已完成");
        await wall.WaitForFunctionAsync("was => document.querySelectorAll('.kpi .figure')[3].textContent !== was", done, new() { Timeout = Patience });
        await wall.Locator($"[data-key='{ticket}']").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patience });
        await customer.GetByLabel("5 星").ClickAsync(new() { Timeout = Patience });
        await customer.GetByText("提交评价").ClickAsync();
        await customer.GetByText("感谢您的评价：5 星").WaitForAsync(new() { Timeout = Patience });
        await desk.Locator(".log", new() { HasText = "5 星" }).WaitForAsync(new() { Timeout = Patience });
        await technician.Locator("a.button[href='jobs']").WaitForAsync(new() { Timeout = Patience });
        foreach (var (page, name) in new[] { (desk, "desk"), (wall, "wall"), (customer, "customer"), (technician, "technician") })
        {
            await page.LookAsync($"story-{name}");
            Assert.True(await page.EvaluateAsync<bool>("() => window.story === 'not loaded again'"), name);
            page.AssertNone();
        }
    }

    private static async Task<IPage> MarkAsync(IPage page)
    {
        await page.EvaluateAsync("() => { window.story = 'not loaded again'; }");
        return page;
    }

    private async Task<IPage> ReportAsync()
    {
        var page = await chromium.OpenAsync(server, Screen.Phone, "/report/anju");
        await page.Locator("[name='Input.Line']").SelectOptionAsync("fridge");
        await page.Locator("[name='Input.FaultCode']").SelectOptionAsync("fridge.not-cooling");
        await page.Locator("[name='Input.Description']").FillAsync("冷藏室不制冷");
        await page.Locator("[name='Input.Name']").FillAsync("张伟");
        await page.Locator("[name='Input.Phone']").FillAsync("13812345678");
        await page.Locator("[name='Input.District']").SelectOptionAsync("浦东");
        await page.GetByText("提交报修").ClickAsync();
        await page.WaitForURLAsync("**/t/*");
        await page.LiveAsync();
        return await MarkAsync(page);
    }

    private async Task<(Guid Ticket, string Number, Viewer Technician)> DispatchedAsync(string secret)
    {
        var link = (await server.Get<LinkBook>().FindAsync(secret, LinkScope.Track, server.Get<TimeProvider>().GetUtcNow(), Stop))!;
        var ticket = await server.TicketAsync(link.TargetId);
        return (ticket.Id, ticket.Number, await server.WhoAsync(ticket.TechnicianId!.Value));
    }

    /// <summary>After the act the desk's row says something else, and so does the open ticket, by themselves.</summary>
    private static async Task StepAsync(IPage desk, Guid ticket, Func<Task> act)
    {
        const string Said = "id => (document.querySelector(`[data-key=\"${id}\"] .col-state`)?.textContent ?? '') + '|' + document.querySelector('.ticket-title .status')?.textContent";
        var before = await desk.EvaluateAsync<string>(Said, ticket.ToString());
        await act();
        await desk.WaitForFunctionAsync($"([id, was]) => {{ const now = ({Said})(id).split('|'), old = was.split('|'); return now[0] !== old[0] && now[1] !== old[1]; }}",
            new[] { ticket.ToString(), before }, new() { Timeout = Patience });
    }

    private static Task SaysAsync(IPage page, string sentence) => page.Locator("h1", new() { HasText = sentence }).WaitForAsync(new() { Timeout = Patience });

    private static async Task DoAsync(IPage page, string word)
    {
        var act = page.Locator(".act-bar button", new() { HasText = word });
        await act.ClickAsync(new() { Timeout = Patience });
        await act.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Patience });
    }

    private static Task<IJSHandle> CrewAsync(IPage wall, string state, int people) => wall.WaitForFunctionAsync(
        "([state, people]) => document.querySelector(`[data-crew=${state}] .figure`).textContent === people",
        new[] { state, people.ToString(CultureInfo.InvariantCulture) }, new() { Timeout = Patience });
}
