using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>
/// The figures of the three stories, as the design prints them, come out of the demo world's own usage: over the public
/// interface and on the pages that tell them.
/// </summary>
public sealed class StoryTests(DeskServer server) : IClassFixture<DeskServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shop_paid_28536_by_seat_and_would_have_paid_17672_by_quantity_and_30299_in_the_hybrid_plan()
    {
        using var finance = await FinanceOfAsync("qinghe");
        var plans = (await ReadAsync(finance, "/api/v1/billing/simulation?months=12")).GetProperty("plans").EnumerateArray()
            .ToDictionary(p => p.GetProperty("plan").GetString()!.Split(' ')[0], p => Number(p.GetProperty("total")));
        Assert.Equal((28536m, 17672m, 30299m), (plans["seats"], plans["pay-as-you-go"], plans["hybrid"]));
        var page = await finance.GetStringAsync(new Uri("/stories/qinghe", UriKind.Relative), Stop);
        Assert.All(["¥28,536.00", "¥17,672.00", "¥30,299.00", "¥10,864.00", "38.1%", "¥1,763.00", "¥4,853.00"], figure => Assert.Contains(figure, page, StringComparison.Ordinal));
        Assert.Equal([8, 8, 10, 12, 14, 22, 18, 20, 24, 30, 46, 40], (await server.Services.GetRequiredService<StoryReads>().FindAsync("qinghe", Stop))!.Months.Select(m => m.Seats));
    }

    [Fact]
    public async Task The_maker_was_billed_2745_67_for_the_June_in_which_parts_began_on_the_eleventh()
    {
        using var finance = await FinanceOfAsync("anju");
        var june = (await ReadAsync(finance, "/api/v1/billing/statements")).GetProperty("statements").EnumerateArray()
            .Single(s => s.GetProperty("first").GetString()!.EndsWith("-06-01", StringComparison.Ordinal));
        Assert.Equal(2745.67m, Number(june.GetProperty("due")));
        var page = await finance.GetStringAsync(new Uri("/stories/anju", UriKind.Relative), Stop);
        Assert.All([june.GetProperty("number").GetString()!, "¥2,745.67", "¥332.67", "20/30", "贰仟柒佰肆拾伍元陆角柒分"], figure => Assert.Contains(figure, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_firm_was_billed_1387_for_its_launch_and_would_have_paid_6679_for_the_peak_all_month()
    {
        using var finance = await FinanceOfAsync("yunzhan");
        var june = (await ReadAsync(finance, "/api/v1/billing/statements")).GetProperty("statements").EnumerateArray()
            .Single(s => s.GetProperty("first").GetString()!.EndsWith("-06-01", StringComparison.Ordinal));
        Assert.Equal(1387m, Number(june.GetProperty("due")));
        var page = await finance.GetStringAsync(new Uri("/stories/yunzhan", UriKind.Relative), Stop);
        Assert.All(["¥1,387.00", "¥6,679.00", "81.7%", "66 "], figure => Assert.Contains(figure, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task There_is_no_story_of_a_company_that_is_none_of_the_demo_world()
    {
        using var client = server.CreateClient();
        using var answer = await client.GetAsync(new Uri("/stories/plainmend", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpClient> FinanceOfAsync(string slug)
    {
        var people = await server.Services.GetRequiredService<MemberBook>().DemoAsync(Stop);
        return await server.EnteredAsync(people.First(p => p.Company.Slug == slug && p.Person.Role == Role.Finance).Person.Id, "zh-CN");
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client, string path) => await client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Stop);

    private static decimal Number(JsonElement value) => value.ValueKind == JsonValueKind.String ? decimal.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture) : value.GetDecimal();
}
