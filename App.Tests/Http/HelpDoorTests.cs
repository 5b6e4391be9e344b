using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Help;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>The public knowledge base over the wire: proposed while reporting, read as text, voted on without script.</summary>
public sealed partial class HelpDoorTests(FieldServer server) : IClassFixture<FieldServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_whose_trouble_is_solved_ends_without_a_report_and_is_counted_once()
    {
        var (admin, id) = await KeepAsync("<i>不制冷</i>", "第一步：<script>alert(1)</script>", ArticleAudience.Customer);
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var proposed = JsonNode.Parse(await client.GetStringAsync(At("/help/anju/propose?line=fridge&fault=fridge.not-cooling"), Stop))!.AsArray();
        var link = (string)Assert.Single(proposed, p => (string)p!["title"]! == "<i>不制冷</i>")!["address"]!;
        Assert.Empty(JsonNode.Parse(await client.GetStringAsync(At("/help/anju/propose?line=&fault="), Stop))!.AsArray());
        var page = await client.GetStringAsync(At(link), Stop);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", page, StringComparison.Ordinal);
        for (var click = 0; click < 2; click++)
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(page).Groups[1].Value), new("_handler", "vote"), new("Key", Key().Match(page).Groups[1].Value), new("Vote", "Solved")]);
            using var answer = await client.PostAsync(At(link), form, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("data-said", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
        Assert.Equal(1, (await server.Get<ArticleReads>().ListAsync(admin, Stop))!.Single(a => a.Id == id).Solved);
        Assert.Contains("不制冷", await client.GetStringAsync(At("/help/anju?q=%E4%B8%8D%E5%88%B6%E5%86%B7"), Stop), StringComparison.Ordinal);
        Assert.Contains("data-propose=\"/help/anju/propose\"", await client.GetStringAsync(At("/report/anju"), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staffs_articles_foreign_ones_and_unknown_companies_are_simply_not_found()
    {
        var (_, id) = await KeepAsync("内部步骤", "内部", ArticleAudience.Staff);
        using var client = server.CreateClient();
        foreach (var path in new[] { $"/help/anju/{id}", $"/help/anju/{Guid.Empty}", "/help/nobody", "/help/nobody/propose" })
        {
            using var answer = await client.GetAsync(At(path), Stop);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }
        Assert.DoesNotContain("内部步骤", await client.GetStringAsync(At("/help/anju"), Stop), StringComparison.Ordinal);
    }

    private async Task<(Viewer Admin, Guid Id)> KeepAsync(string title, string body, ArticleAudience audience)
    {
        var company = await server.CompanyAsync();
        var admin = await server.WhoAsync((await server.Get<MemberBook>().DemoAsync(Stop)).First(p => p.Company.Id == company.Id && p.Person.Role == Role.Admin).Person.Id);
        return (admin, await server.Get<ArticleActions>().KeepAsync(admin, null, 0, new(title, "", body, "", ["fridge"], ["fridge.not-cooling"], audience, true), Stop));
    }

    private static Uri At(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Key\" value=\"([^\"]+)\"")]
    private static partial Regex Key();
}
