using System.Net;
using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>The first page of a house with a demo world: what a stranger may begin with, in either language.</summary>
public sealed partial class StartPageTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", "用演示数据看看（三分钟）", "从空白开始", "导入 CSV 表格")]
    [InlineData("en", "See it with demo data (3 min)", "Start empty", "Import CSV")]
    public async Task It_offers_three_ways_and_a_tour_with_a_code_to_scan(string language, params string[] ways)
    {
        using var visitor = Visitor(language);
        var page = WebUtility.HtmlDecode(await visitor.GetStringAsync(At("/"), Stop));
        Assert.All(ways, way => Assert.Contains(way, page, StringComparison.Ordinal));
        Assert.Contains("Demo__Enabled=false", page, StringComparison.Ordinal);
        Assert.All(["desk", "customer", "wall", "play"], step => Assert.Single(Regex.Matches(page, $"data-tour=\"{step}\"")));
        Assert.Contains("class=\"qr\"", page, StringComparison.Ordinal);
        Assert.All(["qinghe", "anju", "yunzhan"], story => Assert.Contains($"/stories/{story}", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_code_leads_to_a_ticket_under_way_by_one_link_until_that_ticket_is_done()
    {
        using var phone = Visitor("zh-CN");
        Assert.Equal("/", await LeadsAsync(phone, "anju"));
        Assert.Equal("/", await LeadsAsync(phone, "nobody"));
        Assert.Equal("/", await LeadsAsync(phone, "plainmend"));
        var first = await AcceptedAsync("start-1");
        var path = await LeadsAsync(phone, "anju");
        Assert.Matches("^/t/[A-Za-z0-9_-]{27}$", path);
        Assert.Contains(first.Number, await phone.GetStringAsync(At(path), Stop), StringComparison.Ordinal);
        var stored = await server.StoredAsync();
        Assert.Equal(path, await LeadsAsync(phone, "anju"));
        Assert.Equal(stored, await server.StoredAsync());

        var second = await AcceptedAsync("start-2");
        await server.Get<CustomerActions>().CancelAsync(first.Secret, "已经自己解决了", Stop);
        var next = await LeadsAsync(phone, "anju");
        Assert.NotEqual(path, next);
        Assert.Contains(second.Number, await phone.GetStringAsync(At(next), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_import_is_opened_in_the_shoes_of_the_administrator()
    {
        using var visitor = Visitor("zh-CN", follow: true);
        var page = await visitor.GetStringAsync(At("/"), Stop);
        var admin = (await server.PeopleAsync()).First(p => p.Role == Role.Admin);
        Assert.Contains("name=\"back\" value=\"/admin/import\"", page, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("personId", admin.Id.ToString()), new("back", "/admin/import"), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value)]);
        using var entered = await visitor.PostAsync(At("/account/demo"), form, Stop);
        Assert.Equal((HttpStatusCode.OK, "/admin/import"), (entered.StatusCode, entered.RequestMessage!.RequestUri!.AbsolutePath));
    }

    // A report that its technician has taken.
    private async Task<ReportTaken> AcceptedAsync(string key)
    {
        var people = await server.PeopleAsync();
        var taken = await server.Get<ReportActions>().SubmitAsync(people[0].TenantId, new FaultReport(
            Channel.Form, "fridge", "fridge.not-cooling", "BCD-452", "冷藏室不制冷", "张伟", "13812345678", "浦东", "示例路 1 号"), Actor.Customer("张伟"), key, Stop);
        await using var db = server.Get<Db>().Read(people[0].TenantId);
        var technician = db.Tickets.Single(t => t.Id == taken.TicketId).TechnicianId;
        await server.Get<TechnicianActions>().AcceptAsync(Viewer.Of(people.Single(p => p.Id == technician)), taken.TicketId, Stop);
        return taken;
    }

    private static async Task<string> LeadsAsync(HttpClient phone, string slug)
    {
        using var answer = await phone.GetAsync(At($"/demo/customer/{slug}"), Stop);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private HttpClient Visitor(string language, bool follow = false)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = follow }) { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static Uri At(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>The first page of an empty house in Production.</summary>
public sealed class EmptyStartTests(EmptyHouse house) : IClassFixture<EmptyHouse>
{
    [Fact]
    public async Task An_empty_house_says_how_each_way_is_taken_and_opens_none_of_the_demos_doors()
    {
        var stop = TestContext.Current.CancellationToken;
        using var visitor = house.CreateClient();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var page = WebUtility.HtmlDecode(await visitor.GetStringAsync(new Uri("/", UriKind.Relative), stop));
        Assert.All(["See it with demo data (3 min)", "Demo__Enabled=true", "Start empty", "Import CSV"], way => Assert.Contains(way, page, StringComparison.Ordinal));
        Assert.DoesNotContain("/demo/", page, StringComparison.Ordinal);
        // The way in stands in the log and nowhere else.
        Assert.DoesNotContain(house.Link, page, StringComparison.Ordinal);
        using var asked = await visitor.GetAsync(new Uri("/demo/customer/anju", UriKind.Relative), stop);
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
    }
}
