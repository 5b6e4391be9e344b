using System.Net;
using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Browser;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Http;

/// <summary>Photos on the report form as a browser without script posts them.</summary>
public sealed class ReportPhotoTests(FieldServer server) : IClassFixture<FieldServer>
{
    private static readonly Uri Form = new("/report/anju", UriKind.Relative);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Photos_survive_a_field_that_was_wrong_can_be_removed_and_reach_the_desk_with_the_report()
    {
        using var client = Visitor();
        var page = await client.GetStringAsync(Form, Stop);
        var (status, wrong) = await PostAsync(client, page, "123", null, ("铭牌.jpg", Upload.Jpeg), ("二.png", Upload.Png), ("page.jpg", Upload.Refused["page.html"]));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("请填写 6 到 20 位的电话号码", wrong, StringComparison.Ordinal);
        Assert.Contains("文件“page.jpg”不能作为附件", wrong, StringComparison.Ordinal);
        Assert.Equal(["铭牌.jpg", "二.png"], Names(wrong));

        var (_, less) = await PostAsync(client, wrong, "123", Regex.Match(wrong, "name=\"drop\" value=\"([^\"]+)\"").Groups[1].Value);
        Assert.Equal(["二.png"], Names(less));
        Assert.DoesNotContain("class=\"fault\" id=\"fault-Phone\"", less, StringComparison.Ordinal);

        var (done, address) = await PostAsync(client, less, "13812345678", null, ("三.webp", Upload.WebP));
        Assert.Equal(HttpStatusCode.Found, done);
        // The answer may have been lost on its way: the same form once more leads to the same ticket.
        Assert.Equal(HttpStatusCode.Found, (await PostAsync(client, less, "13812345678", null)).Status);
        var opened = (await server.Get<TrackReads>().OpensAsync(address.Split('/')[^1], Stop))!.Value;
        var desk = (await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == opened.Tenant && p.Person.Role == Role.Agent).Person;
        var view = (await server.Get<DeskTicketReads>().ReadAsync(new Viewer(opened.Tenant, desk.Id, desk.Name, desk.NameEn, desk.Role), opened.TicketId, Stop))!;
        Assert.Equal(["二.png", "三.webp"], view.ReportFiles.Select(f => f.Name));
    }

    [Fact]
    public async Task A_seventh_photo_and_one_that_is_gone_are_said_and_nothing_is_reported_without_them()
    {
        using var client = Visitor();
        var page = await client.GetStringAsync(Form, Stop);
        var (status, seven) = await PostAsync(client, page, "13812345678", null, [.. Enumerable.Range(1, 7).Select(n => ($"{n}.jpg", Upload.Jpeg))]);
        Assert.Equal((HttpStatusCode.OK, 6), (status, Names(seven).Count));
        Assert.Contains("一次最多添加 6 个文件", seven, StringComparison.Ordinal);
        var (still, gone) = await PostAsync(client, Regex.Replace(seven, "name=\"Input.Files\" value=\"[^\"]+\"", "name=\"Input.Files\" value=\"11111111-1111-1111-1111-111111111111\""), "13812345678", null);
        Assert.Equal(HttpStatusCode.OK, still);
        Assert.Contains("有文件已失效", gone, StringComparison.Ordinal);
    }

    private HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };

    private static List<string> Names(string html) => [.. Regex.Matches(html, "data-file=\"[^\"]+\"[^>]*><span[^>]*>([^<]+)</span>").Select(m => m.Groups[1].Value)];

    private static string Value(string html, string name) => Regex.Match(html, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;

    private static async Task<(HttpStatusCode Status, string Said)> PostAsync(HttpClient client, string page, string phone, string? drop, params (string Name, byte[] Content)[] photos)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in new[]
        {
            ("_handler", "report"), ("__RequestVerificationToken", Value(page, "__RequestVerificationToken")), ("Input.Key", Value(page, "Input.Key")), ("Input.Files", Value(page, "Input.Files")),
            ("Input.Line", "fridge"), ("Input.FaultCode", "fridge.not-cooling"), ("Input.Description", "不制冷"), ("Input.Name", "张伟"), ("Input.Phone", phone), ("Input.District", "浦东"),
        })
            form.Add(new StringContent(value), name);
        if (drop is not null) form.Add(new StringContent(drop), "drop");
        foreach (var (name, content) in photos) form.Add(new ByteArrayContent(content), "photos", name);
        using var answer = await client.PostAsync(Form, form, Stop);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? await answer.Content.ReadAsStringAsync(Stop));
    }
}
