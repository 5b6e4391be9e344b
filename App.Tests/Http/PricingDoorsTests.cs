using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plainmend.Domain.Billing;
using Plainmend.Http.Api;
using Plainmend.Tests.Domain.Billing;

namespace Plainmend.Tests.Http;

/// <summary>The open calculator, as another program uses it.</summary>
public sealed class PricingDoorsTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Price = "/api/v1/billing/price", Preview = "/api/v1/billing/preview", Verify = "/api/v1/billing/verify";

    [Theory]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"0.12"}},"currency":"CNY","quantity":"1234.5"}""", "148.14", "148.14", "0")]
    [InlineData("""{"charge":{"price":{"unit":0.125,"model":"per-unit"}},"quantity":1}""", "0.13", "0.125", "0.005")]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"0.5"}},"currency":"JPY","quantity":"3"}""", "2", "1.5", "0.5")]
    [InlineData("""{"charge":{"price":{"model":"flat","amount":"299"}}}""", "299", "299", "0")]
    [InlineData("""{"charge":{"price":{"model":"percentage","rate":"0.02","fixedFee":"0.3","freeAmount":"120"}},"amounts":["100","50","10"]}""", "1.4", "1.4", "0")]
    [InlineData("""{"charge":{"price":{"model":"graduated-percentage","tiers":[{"upTo":"1000","unit":"0.02"},{"unit":"0.01"}]}},"quantity":"1234.56"}""", "22.35", "22.3456", "0.0044")]
    [InlineData("""{"charge":{"price":{"model":"stairstep","tiers":[{"upTo":"10","flat":"50"},{"flat":"900"}]}},"quantity":"10.5"}""", "900", "900", "0")]
    [InlineData("""{"charge":{"aggregation":"unionDuration","unit":"h","unitSize":"3600","price":{"model":"per-unit","unit":"90"}},"intervals":[{"from":"2025-06-02T01:00:00Z","to":"2025-06-02T03:00:00Z","subject":"a"},{"from":"2025-06-02T02:00:00Z","to":"2025-06-02T04:30:00Z","subject":"a"}]}""", "315", "315", "0")]
    [InlineData("""{"charge":{"price":{"model":"as-recorded"},"meter":"parts"},"records":[{"amount":"2","at":"2025-06-02T01:00:00Z","price":{"unit":"186","source":"list v4"}}]}""", "372", "372", "0")]
    public async Task A_charge_given_inline_is_priced(string body, string amount, string exact, string residue)
    {
        var reply = await server.PostAsync(Price, body);
        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal((amount, exact, residue), ((string)reply.Json!["amount"]!, (string)reply.Json["exact"]!, (string)reply.Json["residue"]!));
        Assert.Contains(" = ", (string)reply.Json["explanation"]!["zh"]!, StringComparison.Ordinal);
        Assert.Contains(" = ", (string)reply.Json["explanation"]!["en"]!, StringComparison.Ordinal);
        Assert.True((bool)(await server.PostAsync(Verify, reply.Json["statement"]!.ToJsonString())).Json!["valid"]!);
    }

    [Fact]
    public async Task More_that_costs_less_is_priced_with_a_warning_in_the_callers_language()
    {
        const string body = """{"charge":{"price":{"model":"volume","tiers":[{"upTo":"10","unit":"5"},{"unit":"3"}]}},"quantity":"11"}""";
        var warning = (await server.PostAsync(Price, body)).Json!["warnings"]!.AsArray().Single()!;
        Assert.Equal(("charge.price.tiers[1]", "just above 10 costs less than 10"), ((string)warning["field"]!, (string)warning["problem"]!));
        var chinese = (await server.PostAsync(Price, body, language: "zh-CN")).Json!["warnings"]!.AsArray().Single()!;
        Assert.Equal("刚超过 10 时的费用反而低于 10", (string)chinese["problem"]!);
    }

    [Fact]
    public async Task A_preview_is_a_statement_file_that_both_checkers_accept_and_a_forged_one_is_not()
    {
        var previews = new List<string>();
        foreach (var example in PricingNotes.Preview.Examples.Where(e => e.Status == 200)) previews.Add((await server.PostAsync(Preview, example.Body)).Text);
        Assert.Equal("725.81", Total(previews[1]));
        Assert.Equal("1280", (string)JsonNode.Parse(previews[0])!["statement"]!["due"]!["value"]!);
        foreach (var preview in previews)
        {
            Assert.True((bool)(await server.PostAsync(Verify, preview)).Json!["valid"]!);
            var forged = await server.PostAsync(Verify, VerifyTests.Alterations(preview).First());
            Assert.Equal((200, false), (forged.Status, (bool)forged.Json!["valid"]!));
            Assert.NotEmpty(forged.Json["findings"]!.AsArray());
        }
        Assert.SkipUnless(BrowserVerifier.IsThere, "node is not on the PATH");
        Assert.All(await BrowserVerifier.VerifyAsync(previews, TestContext.Current.CancellationToken), Assert.Empty);
    }

    [Fact]
    public async Task What_does_not_hold_is_said_in_the_callers_language_and_by_a_name_for_programs()
    {
        var bill = (await server.PostAsync(Preview, PricingNotes.Preview.Examples[0].Body)).Json!;
        bill["statement"]!["due"]!["value"] = "1279";
        var forged = bill.ToJsonString();
        var chinese = Findings(await server.PostAsync(Verify, forged, language: "zh-CN"));
        Assert.Equal(["due wrongStep 各部分“相减”的结果不是 1279", "due dueOff 不等于合计减去预存抵扣", "seal sealOff 与内容不符：内容事后被改动过"], chinese);
        Assert.Contains("due dueOff It is not the total less prepaid credit", Findings(await server.PostAsync(Verify, forged)));
    }

    [Fact]
    public async Task Late_usage_of_a_billed_period_becomes_a_line_of_the_previewed_one()
    {
        const string plan = """{"id":"p","charges":[{"key":"calls","meter":"calls","unit":"calls","price":{"model":"graduated","tiers":[{"upTo":"10","unit":"5"},{"unit":"3"}]}}]}""";
        const string known = """{"id":"a","meter":"calls","amount":"8","at":"2025-06-10T00:00:00Z"}""", late = """{"id":"b","meter":"calls","amount":"4","at":"2025-06-11T00:00:00Z"}""";
        var june = (await server.PostAsync(Preview, $$"""{"plan":{{plan}},"period":{"first":"2025-06-01","end":"2025-07-01"},"usage":[{{known}}]}""")).Json!["statement"]!.ToJsonString();
        string July(string billed, string first = "2025-07-01") => $$"""
            {"plan":{{plan}},"period":{"first":"{{first}}","end":"2025-08-01"},"usage":[{"id":"c","meter":"calls","amount":"1","at":"2025-07-20T00:00:00Z"}],
             "earlier":[{"number":"P-6","billed":{{billed}},"usage":[{{known}},{{late}}]}]}
            """;
        var reply = await server.PostAsync(Preview, July(june));
        Assert.True(reply.Status == 200, reply.Text);
        var lines = reply.Json!["statement"]!["lines"]!.AsArray().Select(l => $"{l!["key"]} {l["amount"]!["value"]}");
        Assert.Equal(["calls 5", "adjust.P-6.calls 16"], lines); // 10 × 5 + 2 × 3 − 8 × 5
        Assert.True((bool)(await server.PostAsync(Verify, reply.Text)).Json!["valid"]!);
        var forged = await server.PostAsync(Preview, July(june.Replace("\"40\"", "\"41\"", StringComparison.Ordinal)));
        Assert.Equal((422, "earlier[0].billed"), (forged.Status, (string)forged.Json!["errors"]![0]!["field"]!));
        var within = await server.PostAsync(Preview, July(june, "2025-06-15"));
        Assert.Equal((422, "earlier[0].billed.period"), (within.Status, (string)within.Json!["errors"]![0]!["field"]!));
    }

    [Theory]
    [InlineData("zh-CN", "小于零", "四舍五入", "应付")]
    [InlineData("en", "It is below zero", "Rounding", "Due")]
    public async Task The_browsers_check_finds_words_for_all_it_can_say(string language, string below, string rounding, string due)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/verify/words");
        request.Headers.Add("Accept-Language", language);
        var words = (await server.SendAsync(request)).Json!;
        Assert.Equal((below, rounding, due), ((string)words["kinds"]!["prepaidNegative"]!, (string)words["operations"]!["roundHalf"]!, (string)words["places"]!["due"]!));
        var said = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(SiteRoot.Locate(), "wwwroot", "verify.js"), TestContext.Current.CancellationToken), "kind: \"([a-zA-Z]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.True(said.Count > 15);
        Assert.All(said, kind => Assert.False(string.IsNullOrEmpty((string?)words["kinds"]![kind])));
    }

    private static string[] Findings(ApiReply reply) => [.. reply.Json!["findings"]!.AsArray().Select(f => $"{f!["where"]} {f["kind"]} {f["problem"]}")];

    [Fact]
    public async Task A_preview_is_the_calculators_own_statement_to_the_last_digit()
    {
        var usage = DemoFiguresTests.Usage((6, 22, 5400));
        var plan = ReadyPlans.Hybrid;
        var body = $$"""{"plan":{{BillingJson.Write(plan)}},"period":{"first":"2025-06-01","end":"2025-07-01","zone":"Asia/Shanghai"},"usage":{{BillingJson.Write(usage)}}}""";
        var reply = await server.PostAsync(Preview, body);
        var own = BillingCalculator.Calculate(Agreement.To(plan, DateTimeOffset.MinValue), BillingPeriod.Month(2025, 6, "Asia/Shanghai"), usage);
        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(own.Seal, (string)reply.Json!["statement"]!["seal"]!);
    }

    [Fact]
    public async Task A_statement_whose_names_were_sorted_still_holds_and_one_made_to_keep_us_busy_does_not()
    {
        var sorted = Sorted(JsonNode.Parse((await server.PostAsync(Preview, PricingNotes.Preview.Examples[0].Body)).Text)!);
        Assert.True((bool)(await server.PostAsync(Verify, sorted.ToJsonString())).Json!["valid"]!);
        var parts = string.Join(',', Enumerable.Range(0, 2000).Select(n => $$"""{"op":"given","value":"1/{{new string('7', 300)}}{{2 * n + 1}}","unit":"1","text":{"key":"nothing","args":[]} }"""));
        var greedy = JsonNode.Parse((await server.PostAsync(Price, """{"charge":{"price":{"model":"flat","amount":"1"}}}""")).Text)!["statement"]!;
        greedy["net"]!["parts"] = JsonNode.Parse($"[{parts}]");
        greedy["net"]!["op"] = "sum";
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.False((bool)(await server.PostAsync(Verify, greedy.ToJsonString())).Json!["valid"]!);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"statement":null}""")]
    [InlineData("""{"format":"\ud800","stat\ud800ement":1}""")]
    public async Task JSON_that_is_no_statement_is_not_valid(string json)
    {
        var reply = await server.PostAsync(Verify, json);
        Assert.Equal((200, false), (reply.Status, (bool)reply.Json!["valid"]!));
    }

    private static string Total(string file) => (string)JsonNode.Parse(file)!["statement"]!["total"]!["value"]!;

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderByDescending(f => f.Key, StringComparer.Ordinal).Select(f => KeyValuePair.Create(f.Key, f.Value is null ? null : (JsonNode?)Sorted(f.Value)))),
        JsonArray items => new JsonArray([.. items.Select(i => i is null ? null : Sorted(i))]),
        _ => node.DeepClone(),
    };
}
