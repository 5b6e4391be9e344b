using Microsoft.Playwright;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Browser;

/// <summary>A photo on its way from a customer's telephone to the desk, in real browsers.</summary>
[Collection(Chromium.Tests)]
public sealed class AttachmentWalkTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_attaches_a_photo_and_the_desk_sees_it_by_itself_and_takes_it_away()
    {
        var report = await server.ReportAsync();
        var desk = await DeskAsync(Screen.Laptop, report);
        var page = await chromium.OpenAsync(server, Screen.Phone, $"/t/{report.Secret}");
        await page.LiveAsync();
        await page.Locator("summary", new() { HasText = "给客服留言" }).ClickAsync();
        var form = page.Locator("form:has([data-files])");
        await form.Locator("input[type=file]").SetInputFilesAsync([new FilePayload { Name = "铭牌 1.png", MimeType = "image/png", Buffer = Upload.Png }, new FilePayload { Name = "page.jpg", MimeType = "image/jpeg", Buffer = Upload.Refused["photo.jpg"] }]);
        await form.Locator("[data-file-fault]", new() { HasText = "“page.jpg”不能作为附件" }).WaitForAsync();
        await form.Locator("[data-file]:not([data-file=''])", new() { HasText = "铭牌 1.png" }).WaitForAsync();
        Assert.Equal(1, await form.Locator("[data-file]").CountAsync());
        await form.Locator("textarea").FillAsync("铭牌在这里");
        await page.LookAsync("attach-track-form", fullPage: true);
        await form.GetByText("发送").ClickAsync();
        await page.Locator(".log .mine .attached a").WaitForAsync();

        var photo = desk.Locator(".log-customer .attached a");
        await photo.WaitForAsync();
        await desk.WaitForFunctionAsync("() => document.querySelector('.log-customer .attached img')?.naturalWidth === 1");
        var download = await desk.RunAndWaitForDownloadAsync(() => photo.ClickAsync());
        Assert.Equal("铭牌 1.png", download.SuggestedFilename);
        Assert.Equal(Upload.Png, await File.ReadAllBytesAsync(await download.PathAsync(), Stop));
        Assert.EndsWith($"/desk/{report.Number}", new Uri(desk.Url).AbsolutePath, StringComparison.Ordinal);
        // The refused file is answered 415, which a browser writes down as trouble; nothing else is.
        desk.AssertNone();
    }

    [Fact]
    public async Task Pages_with_files_are_clean_at_both_sizes_in_both_languages_and_colours()
    {
        var report = await server.ReportAsync();
        var files = new List<Guid>();
        foreach (var (name, content) in new[] { ("冰箱门上的铭牌照片.jpg", Upload.Png), ("a-rather-long-name-of-a-document-from-the-manufacturer-2026-06-15.pdf", Upload.Pdf) })
            files.Add((await server.Get<UploadActions>().FromCustomerAsync(report.Secret, name, content, Stop)).Id);
        await server.Get<CustomerActions>().WriteAsync(report.Secret, "铭牌和说明书", "m1", Stop, files);
        foreach (var screen in Screen.Phone.AllWays().Concat(Screen.Laptop.AllWays()))
        {
            var page = await chromium.OpenAsync(server, screen, $"/t/{report.Secret}");
            await page.LiveAsync();
            await page.Locator("summary").Filter(new() { HasText = screen.Language == "en" ? "Message to the service desk" : "给客服留言" }).ClickAsync();
            await page.Locator("[data-files]").WaitForAsync();
            await CheckAsync(page, $"attach-track-{screen}");
            await CheckAsync(await DeskAsync(screen, report), $"attach-desk-{screen}");
        }
    }

    [Fact]
    public async Task Photos_of_a_report_stay_when_a_field_is_wrong_and_a_technician_adds_his()
    {
        var page = await chromium.OpenAsync(server, Screen.Phone, "/report/anju");
        await page.Locator("input[type=file]").SetInputFilesAsync([new FilePayload { Name = "一.png", MimeType = "image/png", Buffer = Upload.Png }, new FilePayload { Name = "二.png", MimeType = "image/png", Buffer = Upload.Png }]);
        await page.Locator("[data-file]:not([data-file='']) >> nth=1").WaitForAsync();
        await page.Locator("[data-file-drop]").First.ClickAsync();
        foreach (var (name, value) in new[] { ("Description", "不制冷"), ("Name", "张伟"), ("Phone", "12") }) await page.Locator($"[name='Input.{name}']").FillAsync(value);
        foreach (var (name, value) in new[] { ("Line", "fridge"), ("FaultCode", "fridge.not-cooling"), ("District", "浦东") }) await page.Locator($"[name='Input.{name}']").SelectOptionAsync(value);
        await page.GetByText("提交报修").ClickAsync();
        await page.GetByText("请填写 6 到 20 位的电话号码").WaitForAsync();
        Assert.Equal(1, await page.Locator("[data-file]", new() { HasText = "二.png" }).CountAsync());
        await page.LookAsync("attach-report", fullPage: true);
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
        await page.Locator("[name='Input.Phone']").FillAsync("13812345678");
        await page.GetByText("提交报修").ClickAsync();
        await page.Locator(".log .attached a", new() { HasText = "二.png" }).WaitForAsync();
        page.AssertNone();

        var (report, technician) = await server.OfferAsync();
        await server.Get<TechnicianActions>().AcceptAsync(technician, report.TicketId, Stop);
        var job = await server.EnterAsync(chromium, Screen.Phone, technician.Id, $"/jobs/{report.Number}");
        await job.Locator("[data-photos] summary").ClickAsync();
        await job.Locator("[data-photos] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "板.png", MimeType = "image/png", Buffer = Upload.Png });
        // At once: the words wait for the photo by themselves.
        await job.Locator("[data-photos] .wide").ClickAsync();
        await job.Locator(".log .attached a", new() { HasText = "板.png" }).WaitForAsync();
        await job.LookAsync("attach-job", fullPage: true);
        await job.AssertFitsAsync();
        await job.AssertAccessibleAsync();
        job.AssertNone();
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.Locator(".attached a").First.WaitForAsync();
        await page.LookAsync(name, fullPage: true);
        await page.AssertFitsAsync();
        await page.AssertAccessibleAsync();
        page.AssertNone();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> DeskAsync(Screen screen, ReportTaken report)
    {
        var company = await server.CompanyAsync();
        var agent = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Role == Role.Agent).Person;
        return await server.EnterAsync(chromium, screen, agent.Id, $"/desk/{report.Number}");
    }
}
