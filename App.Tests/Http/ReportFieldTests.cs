using System.Net;
using System.Text.RegularExpressions;
using Plainmend.Reads;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>A company's own field on the report form, as a browser without script posts it.</summary>
public sealed class ReportFieldTests(FieldServer server) : IClassFixture<FieldServer>
{
    private static readonly Uri Form = new("/report/anju", UriKind.Relative);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_kept_and_what_is_right_reaches_the_ticket()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var page = await client.GetStringAsync(Form, Stop);
        // Only what customers are asked stands on their form.
        Assert.Contains("name=\"Input.Own[floor]\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("old-part", page, StringComparison.Ordinal);
        var (status, wrong) = await PostAsync(client, page, "十二楼");
        Assert.Equal(HttpStatusCode.OK, status);
        var said = WebUtility.HtmlDecode(wrong);
        Assert.Contains("楼层不是有效的数字", said, StringComparison.Ordinal);
        Assert.Contains("id=\"fault-fields.floor\"", said, StringComparison.Ordinal);
        Assert.Equal("十二楼", Value(said, "Input.Own[floor]"));

        var (done, address) = await PostAsync(client, wrong, "12");
        Assert.Equal(HttpStatusCode.Found, done);
        var opened = (await server.Get<TrackReads>().OpensAsync(address.Split('/')[^1], Stop))!.Value;
        Assert.Equal([("floor", "12")], (await server.TicketAsync(opened.TicketId)).Fields.Select(f => (f.Code, f.Is.Value)));
    }

    private static string Value(string html, string name) => Regex.Match(html, $"name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value;

    private static async Task<(HttpStatusCode Status, string Said)> PostAsync(HttpClient client, string page, string floor)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in new[]
        {
            ("_handler", "report"), ("__RequestVerificationToken", Value(page, "__RequestVerificationToken")), ("Input.Key", Value(page, "Input.Key")), ("Input.Own[floor]", floor),
            ("Input.Line", "fridge"), ("Input.FaultCode", "fridge.not-cooling"), ("Input.Description", "不制冷"), ("Input.Name", "张伟"), ("Input.Phone", "13812345678"), ("Input.District", "浦东"),
        })
            form.Add(new StringContent(value), name);
        using var answer = await client.PostAsync(Form, form, Stop);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? await answer.Content.ReadAsStringAsync(Stop));
    }
}
