using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>One job with everything a technician has to mind: the part in his van, the steps, and the customer's own hand under it.</summary>
[Collection(Chromium.Tests)]
public sealed class StockWalkTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_shelf_to_the_signature()
    {
        var company = await server.CompanyAsync();
        var people = (await server.Get<MemberBook>().DemoAsync(Stop)).Where(p => p.Company.Id == company.Id).Select(p => p.Person).ToList();
        var admin = await server.WhoAsync(people.First(p => p.Role == Role.Admin).Id);
        await StepsAsync(admin);
        await server.Get<StockActions>().KeepAsync(admin, "BOARD-186", kept: true, Stop);
        var (report, technician) = await server.OfferAsync();
        var acts = server.Get<TechnicianActions>();
        await acts.AcceptAsync(technician, report.TicketId, Stop);
        await acts.DepartAsync(technician, report.TicketId, null, Stop);
        await acts.ArriveAsync(technician, report.TicketId, 3, Stop);
        await acts.DiagnoseAsync(technician, report.TicketId, "主控板损坏", [new(null, 1), new("BOARD-186", 1)], null, Stop);
        await server.Get<CustomerActions>().ApproveAsync(report.Secret, 1, "张伟", Stop);
        Assert.Equal(TicketState.AwaitingParts, (await server.TicketAsync(report.TicketId)).State);

        var desk = await server.EnterAsync(chromium, Screen.Laptop, admin.Id, "/stock/BOARD-186");
        await desk.Locator("#Quantity").FillAsync("8");
        await desk.Locator("[data-form=stock] [data-save]").ClickAsync();
        await desk.Locator("[data-shares]").WaitForAsync();
        var job = await server.EnterAsync(chromium, Screen.Phone, technician.Id, $"/jobs/{report.Number}");
        await job.GetByRole(AriaRole.Button, new() { Name = "登记 主控板" }).ClickAsync();
        await job.GetByRole(AriaRole.Button, new() { Name = "登记 主控板" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await job.Locator("[data-checklist] input").First.CheckAsync();
        await job.Locator("[data-checklist] .step-done").First.WaitForAsync();
        await job.LookAsync("steps-375-zh", fullPage: true);
        await job.AssertFitsAsync();
        await job.GetByText("更换故障部件，试机正常").ClickAsync();
        await job.GetByText("部件损坏", new() { Exact = true }).ClickAsync();
        await job.Locator(".act-bar button").ClickAsync();
        await job.Locator("[data-sign-box] summary").ClickAsync();
        await job.AssertAccessibleAsync();
        await desk.Locator(".stock-log li").Filter(new() { HasText = report.Number }).First.WaitForAsync();
        await LookAsync(desk, "stock-1366-zh");

        var page = await chromium.OpenAsync(server, Screen.Phone, $"/t/{report.Secret}");
        await page.LiveAsync();
        await page.Locator("[data-sign-box] summary").ClickAsync();
        await page.Locator("[data-read]").CheckAsync();
        await page.Locator("[data-sign] input.input").FillAsync("张伟");
        var pad = page.Locator("[data-sign] canvas");
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 30);
        await page.Mouse.DownAsync();
        foreach (var (x, y) in new[] { (60, 70), (110, 25), (150, 80), (220, 40) }) await page.Mouse.MoveAsync(box.X + x, box.Y + y, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await page.LookAsync("sign-375-zh", fullPage: true);
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
        await page.Locator("[data-sign] button.primary").ClickAsync();
        await page.Locator(".log .attached a").WaitForAsync();
        await page.Locator(".money-card summary").ClickAsync();
        await page.Locator("[data-signed] img").WaitForAsync();
        await page.LookAsync("signed-375-zh", fullPage: true);
        page.AssertNone();
        job.AssertNone();
        desk.AssertNone();
        var van = await server.EnterAsync(chromium, Screen.Phone with { Language = "en", Dark = true }, technician.Id, "/jobs/van");
        await LookAsync(van, "van-375-en-dark");
        var fault = await server.EnterAsync(chromium, Screen.Large with { Dark = true }, admin.Id, "/admin/products/fridge/fridge.not-cooling");
        await fault.Locator("[data-step]").First.WaitForAsync();
        await LookAsync(fault, "steps-form-1920-dark");
        var small = await server.EnterAsync(chromium, Screen.Phone with { Language = "en" }, admin.Id, "/stock/BOARD-186");
        await LookAsync(small, "stock-375-en");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await page.LookAsync(name, fullPage: true);
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
    }

    private async Task StepsAsync(Plainmend.Access.Viewer admin)
    {
        await using var db = server.Get<Db>().Read(admin.Tenant);
        var fault = await db.Faults.SingleAsync(f => f.Code == "fridge.not-cooling", Stop);
        await server.Get<CompanyActions>().ChangeFaultAsync(admin, fault.Id, fault.Version, new(
            fault.Name, fault.NameEn, fault.Mode, fault.TypicalMinutes, fault.LabourMinor, fault.PartSku ?? "", fault.Urgent, fault.Active,
            Steps: [new(new("断电并确认无电", "Cut the power and check it is off"), true), new(new("清洁工作区域", "Clean the workplace"), false)]), Stop);
    }
}
