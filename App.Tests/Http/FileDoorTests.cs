using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Tests.Browser;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Http;

/// <summary>Files over the wire: what comes in, what is refused with which sentence, how they leave and to whom.</summary>
public sealed class FileDoorTests(FieldServer server) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customers_photo_comes_back_as_a_download_that_cannot_run()
    {
        var report = await server.ReportAsync();
        var (status, said) = await SendAsync($"/t/{report.Secret}/files", [.. Upload.Jpeg, .. "<script>alert(1)</script>"u8], "../冰箱\u202E铭牌.html");
        Assert.Equal((200, "冰箱铭牌.html.jpg"), (status, (string?)said["name"]));
        await NameAsync(report, said);
        using var client = server.CreateClient();
        using var answer = await client.GetAsync(new Uri($"/t/{report.Secret}/files/{said["id"]}", UriKind.Relative), Stop);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("冰箱铭牌.html.jpg", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(("nosniff", "sandbox; default-src 'none'"), (Header(answer, "X-Content-Type-Options"), Header(answer, "Content-Security-Policy")));
        Assert.Equal("no-cache, private", Header(answer, "Cache-Control"));
        using var again = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage!.RequestUri);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await client.SendAsync(again, Stop);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        using var inline = await client.GetAsync(new Uri($"/t/{report.Secret}/files/{said["id"]}?inline=1", UriKind.Relative), Stop);
        Assert.Equal(("inline", "sandbox; default-src 'none'"), (inline.Content.Headers.ContentDisposition!.DispositionType, Header(inline, "Content-Security-Policy")));
    }

    [Fact]
    public async Task Only_pictures_are_ever_shown_in_place()
    {
        var report = await server.ReportAsync();
        foreach (var (content, media) in new[] { (Upload.Pdf, "application/pdf"), (Upload.Text, "text/plain; charset=utf-8"), (Upload.Heic, "image/heic") })
        {
            var (_, said) = await SendAsync($"/t/{report.Secret}/files", content, "a");
            await NameAsync(report, said);
            using var client = server.CreateClient();
            using var answer = await client.GetAsync(new Uri($"/t/{report.Secret}/files/{said["id"]}?inline=1", UriKind.Relative), Stop);
            Assert.Equal((media, "attachment"), (answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.DispositionType));
        }
    }

    [Fact]
    public async Task What_is_refused_is_named_with_its_reason_in_the_readers_language()
    {
        var report = await server.ReportAsync();
        foreach (var (name, content) in Upload.Refused)
        {
            var (status, said) = await SendAsync($"/t/{report.Secret}/files", content, name);
            Assert.Equal((name, 415), (name, status));
            Assert.Contains($"“{name}”", (string)said["detail"]!, StringComparison.Ordinal);
            Assert.Equal("file", (string?)said["errors"]![0]!["field"]);
        }
        Assert.Equal((422, "The file “a.jpg” is empty."), Said(await SendAsync($"/t/{report.Secret}/files", [], "a.jpg", "en")));
        Assert.Equal((413, "文件“大.png”太大，最多 8 MB。"), Said(await SendAsync($"/t/{report.Secret}/files", Upload.PngOf(Attached.MostBytes + 1), "大.png")));
        Assert.Equal(413, (await SendAsync($"/t/{report.Secret}/files", Upload.PngOf(Attached.MostBytes + 1), "a.png", chunked: true)).Status);
        Assert.Equal(200, (await SendAsync($"/t/{report.Secret}/files", Upload.PngOf(Attached.MostBytes), new string('长', 300) + ".png")).Status);
    }

    [Fact]
    public async Task Another_site_cannot_make_a_browser_send_and_nobody_sends_to_what_is_not_his()
    {
        var (report, technician) = await server.OfferAsync();
        var other = await server.WhoAsync((await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Person.TenantId == technician.Tenant && p.Person.Role == Plainmend.Domain.People.Role.Technician && p.Person.Id != technician.Id).Person.Id);
        Assert.Equal(403, (await SendAsync($"/t/{report.Secret}/files", Upload.Png, "a.png", site: "cross-site")).Status);
        Assert.Equal(403, (await SendAsync($"/t/{report.Secret}/files", Upload.Png, "a.png", site: "same-site")).Status);
        Assert.Equal(403, (await SendAsync($"/t/{report.Secret}/files", Upload.Png, "a.png", site: "")).Status);
        Assert.Equal(404, (await SendAsync($"/t/{LinkSecret.New()}/files", Upload.Png, "a.png")).Status);
        Assert.Equal(404, (await SendAsync("/report/nobody/files", Upload.Png, "a.png")).Status);
        Assert.Equal(401, (await SendAsync($"/files/{report.TicketId}", Upload.Png, "a.png")).Status);
        using var his = await server.EnteredAsync(technician.Id);
        using var hers = await server.EnteredAsync(other.Id);
        Assert.Equal(404, (await SendAsync($"/files/{report.TicketId}", Upload.Png, "a.png", client: hers)).Status);
        var (status, said) = await SendAsync($"/files/{report.TicketId}", Upload.Png, "a.png", client: his);
        Assert.Equal(200, status);
        await server.Get<DeskActions>().NoteAsync(technician, report.TicketId, "", "n1", Stop, [Guid.Parse((string)said["id"]!)]);

        var path = new Uri($"/files/{report.TicketId}/{said["id"]}", UriKind.Relative);
        Assert.Equal(Upload.Png, await his.GetByteArrayAsync(path, Stop));
        using var stranger = server.CreateClient();
        foreach (var (client, address) in new[] { (hers, path), (stranger, path), (stranger, new Uri($"/t/{report.Secret}/files/{said["id"]}", UriKind.Relative)) })
        {
            using var answer = await client.GetAsync(address, Stop);
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task A_waiting_letters_file_opens_for_the_desk_as_a_download_and_for_nobody_else()
    {
        var (_, technician) = await server.OfferAsync();
        await server.Get<LetterIntake>().TakeAsync("desk@example.com", new(LinkSecret.New(), "chen@customer.example", "陈女士", ["desk+anju@example.com"], "空调坏了", "不制冷", false, [new("铭牌.png", Upload.Png)]), Stop);
        var agent = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Person.TenantId == technician.Tenant && p.Person.Role == Plainmend.Domain.People.Role.Agent).Person;
        var letter = (await server.Get<LetterReads>().WaitingAsync(await server.WhoAsync(agent.Id), Stop)).Shown[^1];
        var path = new Uri($"/desk/letters/{letter.Id}/{letter.Files.Single().Id}", UriKind.Relative);
        using var desk = await server.EnteredAsync(agent.Id);
        using var answer = await desk.GetAsync(path, Stop);
        Assert.Equal(("image/png", "attachment", "铭牌.png"), (answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal(("nosniff", "sandbox; default-src 'none'"), (Header(answer, "X-Content-Type-Options"), Header(answer, "Content-Security-Policy")));
        Assert.Equal(Upload.Png, await answer.Content.ReadAsByteArrayAsync(Stop));
        using var his = await server.EnteredAsync(technician.Id);
        using var stranger = server.CreateClient();
        foreach (var client in new[] { his, stranger })
        {
            using var other = await client.GetAsync(path, Stop);
            Assert.Equal("text/html", other.Content.Headers.ContentType!.MediaType);
        }
        await server.Get<LetterActions>().DiscardAsync(await server.WhoAsync(agent.Id), letter.Id, Stop);
        using var gone = await desk.GetAsync(path, Stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_known_device_fills_the_form_for_the_desk_and_tells_a_stranger_nothing()
    {
        var (_, technician) = await server.OfferAsync();
        var people = (await server.Get<MemberBook>().DemoAsync(Stop)).Where(p => p.Person.TenantId == technician.Tenant).Select(p => p.Person).ToList();
        await server.Get<CompanyActions>().AddDeviceAsync(await server.WhoAsync(people.First(p => p.Role == Plainmend.Domain.People.Role.Admin).Id), new("fridge", "BCD-452", "SN-OWNED", null, null, new("李小花", "13911112222", "徐汇", "示例路 77 号")), Stop);
        var path = new Uri("/report/anju?device=SN-OWNED", UriKind.Relative);
        using var desk = await server.EnteredAsync(people.First(p => p.Role == Plainmend.Domain.People.Role.Agent).Id);
        Assert.Contains("李小花", System.Net.WebUtility.HtmlDecode(await desk.GetStringAsync(path, Stop)), StringComparison.Ordinal);
        using var his = await server.EnteredAsync(technician.Id);
        using var stranger = server.CreateClient();
        foreach (var client in new[] { his, stranger })
        {
            var page = await client.GetStringAsync(path, Stop);
            Assert.Contains("BCD-452", page, StringComparison.Ordinal);
            foreach (var known in new[] { "李小花", "13911112222", "示例路 77 号" }) Assert.DoesNotContain(known, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_that_floods_is_told_so()
    {
        var report = await server.ReportAsync();
        for (var n = 0; n < 256; n++) server.Get<UploadGate>().Allows((await server.CompanyAsync()).Id, report.TicketId.ToString(), 1);
        Assert.Equal((429, "短时间内上传的文件过多，请稍后再试。"), Said(await SendAsync($"/t/{report.Secret}/files", Upload.Png, "a.png")));
    }

    private static (int Status, string Detail) Said((int Status, JsonNode Said) answer) => (answer.Status, (string)answer.Said["detail"]!);

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private Task NameAsync(ReportTaken report, JsonNode said) =>
        server.Get<CustomerActions>().WriteAsync(report.Secret, "", LinkSecret.New(), Stop, [Guid.Parse((string)said["id"]!)]);

    private async Task<(int Status, JsonNode Said)> SendAsync(
        string path, byte[] content, string name, string language = "zh-CN", string site = "same-origin", bool chunked = false, HttpClient? client = null)
    {
        using var own = server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Headers.Add("X-File-Name", Uri.EscapeDataString(name));
        request.Headers.Add("X-Form-Key", "k");
        if (site.Length > 0) request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await (client ?? own).SendAsync(request, Stop);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!);
    }
}
