using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The customer's walk in a real browser: report, watch, decide, rate; and what a stranger's link shows.</summary>
[Collection(Chromium.Tests)]
public sealed partial class TrackWalkTests(DeskServer server, Chromium chromium) : IClassFixture<DeskServer>
{
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_reports_on_a_phone_and_sees_each_step_and_each_cent_by_itself()
    {
        await AnjuAsync();
        var page = await chromium.OpenAsync(server, Screen.Phone, "/report/anju");
        await FillAsync(page);
        await page.GetByText("提交报修").ClickAsync();
        await page.LiveAsync();
        var secret = page.Url.Split('/')[^1];
        var (technician, ticket) = await TechnicianAsync(secret);
        await Expect(page, $"已派给{technician.Name}师傅，等待确认");

        var technicians = server.Services.GetRequiredService<TechnicianActions>();
        await technicians.AcceptAsync(technician, ticket, _stop);
        await Expect(page, $"{technician.Name}师傅已接单，已约定上门时间");
        await technicians.DepartAsync(technician, ticket, null, _stop);
        await Expect(page, $"{technician.Name}师傅正在上门途中");
        await technicians.ArriveAsync(technician, ticket, 8, _stop);
        await Expect(page, $"{technician.Name}师傅已到达，正在检测");
        Assert.Equal("¥30.00", await page.TextContentAsync("[data-total]"));
        await technicians.DiagnoseAsync(technician, ticket, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, _stop);
        await Expect(page, "请您确认报价 ¥336.00");
        await page.LookAsync("track-quote");

        await page.GetByText("同意报价 ¥336.00").ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.GetByLabel("您的姓名").FillAsync("张伟");
        await page.GetByText("同意报价 ¥336.00").ClickAsync();
        await Expect(page, "正在维修");

        await technicians.UseAsync(technician, ticket, new("BOARD-186", 1), "w1", _stop);
        await technicians.UseAsync(technician, ticket, new(null, 1), "w2", _stop);
        await technicians.FinishAsync(technician, ticket, "已更换主控板", "主控板", _stop);
        await page.GetByText("验收通过", new() { Exact = true }).ClickAsync();
        await page.GetByText("支付 ¥336.00").ClickAsync();
        await Expect(page, "已完成");
        Assert.Equal("¥336.00", await page.TextContentAsync("[data-total]"));
        await page.GetByLabel("5 星").ClickAsync();
        await page.GetByText("提交评价").ClickAsync();
        await page.GetByText("感谢您的评价：5 星").WaitForAsync();
        await page.LookAsync("track-closed", fullPage: true);
        page.AssertNone();
    }

    [Fact]
    public async Task The_page_of_the_server_stands_until_the_live_one_takes_its_place()
    {
        var secret = await ArrivedAsync();
        var page = await chromium.OpenAsync(server, Screen.Phone, "/report/anju");
        // Every state of the page between two batches of the server passes here.
        await page.Context.AddInitScriptAsync("""
            window.gone = 0; let seen = false;
            new MutationObserver(() => { const here = !!document.querySelector('#state'); if (seen && !here) window.gone++; seen ||= here; })
                .observe(document, { childList: true, subtree: true });
            """);
        await page.GotoAsync($"/t/{secret}");
        await page.LiveAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.gone"));
    }

    [Fact]
    public async Task A_customer_checks_his_bill_himself_and_reads_in_his_language_what_does_not_hold()
    {
        var secret = await ArrivedAsync();
        var page = await chromium.OpenAsync(server, Screen.Phone, $"/t/{secret}");
        await page.LiveAsync();
        await page.ClickAsync(".money-card summary");
        await page.ClickAsync("[data-verify]");
        await page.Locator("[data-verified=yes]").WaitForAsync();
        await page.LookAsync("track-verified", fullPage: true);
        await page.RouteAsync("**/statement.json", async route =>
        {
            var real = await route.FetchAsync();
            var bill = JsonNode.Parse(await real.TextAsync())!;
            bill["statement"]!["due"]!["value"] = "31";
            await route.FulfillAsync(new() { Response = real, Body = bill.ToJsonString() });
        });
        await page.ClickAsync("[data-verify]");
        await page.Locator("[data-verified=no]").WaitForAsync();
        Assert.Equal("不成立： 应付：各部分“相减”的结果不是 31 · 应付：不等于合计减去预存抵扣 · 校验码：与内容不符：内容事后被改动过", await page.TextContentAsync(".verify-result"));
        page.AssertNone();
    }

    [Fact]
    public async Task The_statement_opens_to_the_link_alone()
    {
        var secret = await ArrivedAsync();
        using var http = server.CreateClient();
        Assert.Empty(StatementFile.Verify(await http.GetStringAsync($"/t/{secret}/statement.json", _stop)));
        using var unknown = await http.GetAsync(new Uri($"/t/{LinkSecret.New()}/statement.json", UriKind.Relative), _stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Everything_that_matters_stands_in_the_first_answer_without_script()
    {
        var secret = await ArrivedAsync();
        using var http = server.CreateClient();
        var html = await http.GetStringAsync($"/t/{secret}", _stop);
        foreach (var said in new[] { "师傅已到达，正在检测", "¥30.00", "未经您确认，不超过 ¥50.00", "上门费", "已收到报修", "138****5678", "下一步" })
            Assert.Contains(said, html, StringComparison.Ordinal);
        Assert.DoesNotContain("13812345678", html, StringComparison.Ordinal);
        Assert.DoesNotContain("示例路", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_screen_of_a_phone_holds_state_money_and_buttons()
    {
        var secret = await ArrivedAsync();
        var page = await chromium.OpenAsync(server, Screen.Phone, $"/t/{secret}");
        await page.LiveAsync();
        Assert.InRange(await page.EvaluateAsync<double>("() => document.querySelector('.money-card .sum').getBoundingClientRect().bottom"), 1, 553);
        Assert.InRange(await page.EvaluateAsync<double>("() => document.querySelector('.twin').getBoundingClientRect().bottom"), 1, 667);
        await page.SetViewportSizeAsync(320, 568);
        await page.AssertFitsAsync();
    }

    [Fact]
    public async Task A_link_that_opens_nothing_tells_nothing_and_is_the_same_page_for_every_reason()
    {
        var secret = await ArrivedAsync();
        using var http = server.CreateClient();
        var answers = new List<string>();
        foreach (var wrong in new[] { LinkSecret.New(), secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'), "nothing-behind-this", "AJ-260615-0001" })
        {
            var answer = await http.GetAsync($"/t/{wrong}", _stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            // The page may repeat the address that was asked for; of the ticket it knows nothing.
            answers.Add(Shifting().Replace((await answer.Content.ReadAsStringAsync(_stop)).Replace(wrong, "", StringComparison.Ordinal), ""));
        }
        Assert.Single(answers.Distinct());
        Assert.DoesNotContain("AJ-", answers[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_something_missing_names_it_and_loses_nothing()
    {
        await AnjuAsync();
        var page = await chromium.OpenAsync(server, Screen.Phone, "/report/anju");
        await FillAsync(page);
        await page.Locator("[name='Input.Phone']").FillAsync("123");
        await page.GetByText("提交报修").ClickAsync();
        await page.GetByText("请填写 6 到 20 位的电话号码").WaitForAsync();
        Assert.Equal("冷藏室不制冷 <b>&amp;</b>", await page.InputValueAsync("[name='Input.Description']"));
        Assert.Equal("fridge.not-cooling", await page.InputValueAsync("[name='Input.FaultCode']"));
        Assert.Equal("true", await page.GetAttributeAsync("[name='Input.Phone']", "aria-invalid"));
        page.AssertNone();
    }

    [Fact]
    public async Task The_customers_pages_are_clean_in_both_languages_and_colours()
    {
        var secret = await ArrivedAsync();
        foreach (var path in new[] { $"/t/{secret}", "/report/anju", "/" })
            foreach (var screen in Screen.Phone.AllWays())
            {
                var page = await chromium.OpenAsync(server, screen, path);
                if (path.StartsWith("/t/", StringComparison.Ordinal)) await page.LiveAsync();
                await page.LookAsync($"customer-{(path.Length > 1 ? path[1] : 's')}-{screen}", fullPage: true);
                await page.AssertFitsAsync();
                await page.AssertAccessibleAsync();
                page.AssertNone();
                await page.Context.CloseAsync();
            }
    }

    private static Task FillAsync(IPage page) => FillAsync(page, "张伟");

    private static async Task FillAsync(IPage page, string name)
    {
        await page.Locator("[name='Input.Line']").SelectOptionAsync("fridge");
        await page.Locator("[name='Input.FaultCode']").SelectOptionAsync("fridge.not-cooling");
        await page.Locator("[name='Input.Description']").FillAsync("冷藏室不制冷 <b>&amp;</b>");
        await page.Locator("[name='Input.Name']").FillAsync(name);
        await page.Locator("[name='Input.Phone']").FillAsync("13812345678");
        await page.Locator("[name='Input.District']").SelectOptionAsync("浦东");
    }

    // The promise is one second; the machine of a test may be busy, so the wait is longer and the figure is measured elsewhere.
    private static Task Expect(IPage page, string sentence) => page.Locator("h1", new() { HasText = sentence }).WaitForAsync(new() { Timeout = 20_000 });

    private async Task<Tenant> AnjuAsync()
    {
        var tenants = server.Services.GetRequiredService<TenantBook>();
        for (var tries = 0; ; tries++)
        {
            if (await tenants.BySlugAsync("anju", _stop) is { } anju) return anju;
            if (tries > 600) throw new TimeoutException("The demo company did not open.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, _stop);
        }
    }

    private async Task<(Viewer Technician, Guid Ticket)> TechnicianAsync(string secret)
    {
        var links = server.Services.GetRequiredService<LinkBook>();
        var link = (await links.FindAsync(secret, LinkScope.Track, TimeProvider.System.GetUtcNow(), _stop))!;
        await using var db = server.Services.GetRequiredService<Db>().Read(link.TenantId);
        var ticket = await TicketDoor.LoadAsync(db, link.TargetId, _stop);
        var member = (await server.Services.GetRequiredService<MemberBook>().ByIdAsync(link.TenantId, ticket.TechnicianId!.Value, _stop))!;
        return (new(member.TenantId, member.Id, member.Name, member.NameEn, member.Role), ticket.Id);
    }

    private async Task<string> ArrivedAsync()
    {
        var anju = await AnjuAsync();
        var taken = await server.Services.GetRequiredService<ReportActions>().SubmitAsync(
            anju.Id, new FaultReport(Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷", "张伟", "13812345678", "浦东", "示例路 1 号"),
            Actor.Customer("张伟"), LinkSecret.New(), _stop);
        var (technician, ticket) = await TechnicianAsync(taken.Secret);
        var technicians = server.Services.GetRequiredService<TechnicianActions>();
        await technicians.AcceptAsync(technician, ticket, _stop);
        await technicians.DepartAsync(technician, ticket, null, _stop);
        await technicians.ArriveAsync(technician, ticket, 8, _stop);
        return taken.Secret;
    }

    // Tokens that differ from answer to answer on every page.
    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Shifting();
}
