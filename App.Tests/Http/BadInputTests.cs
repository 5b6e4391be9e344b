using System.Text;
using System.Text.Json.Nodes;
using Plainmend.Domain.Billing;
using Plainmend.Http.Api;

namespace Plainmend.Tests.Http;

/// <summary>Every field of every documented request, with every kind of nonsense in its place.</summary>
public sealed class BadInputTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Price = "/api/v1/billing/price", Preview = "/api/v1/billing/preview", Verify = "/api/v1/billing/verify", Clock = "/api/v1/clock/preview", Dispatch = "/api/v1/dispatch/preview";
    private static readonly string Forty = new('7', 40);

    // Wrong wherever they stand.
    private static readonly string[] Never = ["""{"nonsense":1}""", "[[null]]", """["\ud800"]""", "[{}, 7]"];

    // Wrong in most places; harmless in some.
    private static readonly string[] Often =
    [
        "null", "true", "\"\"", "\"x\"", "\"NaN\"", "\"Infinity\"", "\"1e400\"", "1e400", "-1", "\"-0.5\"", Forty, $"\"{Forty}\"", "\"0.00000000000000000001\"", "\"1000000000000000000\"",
        "\"\\ud800\"", "\"a\\u0000b\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2025-06-01T00:00:00\"", "[]", "[null]", "\"" + new string('字', 5000) + "\"",
    ];

    [Theory]
    [InlineData(Price)]
    [InlineData(Preview)]
    [InlineData(Clock)]
    [InlineData(Dispatch)]
    public async Task No_nonsense_in_any_field_breaks_the_open_doors(string path)
    {
        var before = await server.StoredAsync();
        var tried = 0;
        foreach (var example in Examples(path))
            foreach (var (field, body, sure) in Mutations(example, path == Price ? [.. Often, .. Never] : [.. Often.Where((_, n) => n % 2 == 0), .. Never]))
            {
                var reply = await server.PostAsync(path, body);
                Assert.True(reply.Status is 200 or 422, $"{reply.Status} {field}\n{body}\n{reply.Text}");
                if (sure) Assert.True(reply.Status == 422, $"{field}\n{body}");
                if (reply.Status == 422) AssertProblem(reply, body);
                if (sure) Assert.True(reply.Fields.Any(f => f.StartsWith(field, StringComparison.Ordinal)), $"{field} not in {string.Join(", ", reply.Fields)}\n{body}");
                tried++;
            }
        Assert.True(tried > 400, $"{tried}");
        Assert.Equal(before, await server.StoredAsync());
    }

    [Fact]
    public async Task No_nonsense_in_a_statement_breaks_its_check()
    {
        var statement = PricingNotes.Verify.Examples[1].Body;
        var tried = 0;
        foreach (var (field, body, _) in Mutations(statement, [.. Never, "null", "\"\\ud800\"", Forty, "\"1/0\"", "\"x\"", "[null]"]).Where((_, n) => n % 3 == 0))
        {
            var reply = await server.PostAsync(Verify, body);
            // A list that is null is an empty list: the one change that may be harmless.
            Assert.True(reply.Status == 200 && (!(bool)reply.Json!["valid"]! || body.Contains(":null", StringComparison.Ordinal)), $"{reply.Status} {field}\n{body}\n{reply.Text}");
            tried++;
        }
        Assert.True(tried > 200, $"{tried}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"charge\":}")]
    [InlineData("{\"quantity\": NaN}")]
    [InlineData("{} {}")]
    public async Task What_is_no_JSON_is_400_everywhere(string body)
    {
        foreach (var path in new[] { Price, Preview, Verify, Clock, Dispatch })
        {
            var reply = await server.PostAsync(path, body);
            Assert.Equal(400, reply.Status);
            AssertProblem(reply, body);
        }
    }

    [Fact]
    public async Task Too_deep_is_400_too_large_413_another_type_415_a_wrong_method_405_and_a_wrong_path_404()
    {
        foreach (var path in new[] { Price, Preview, Verify, Clock, Dispatch })
        {
            Assert.Equal(400, (await server.PostAsync(path, new string('[', 10_000))).Status);
            AssertProblem(await server.PostAsync(path, "{}", "text/plain"), "", 415);
            AssertProblem(await server.PostAsync(path, "{}", "application/json; charset=utf-16"), "", 415);
            AssertProblem(await server.PostAsync(path, "{\"a\":\"" + new string('x', 4_200_000) + "\"}"), "", 413);
            using var get = new HttpRequestMessage(HttpMethod.Get, path);
            var wrong = await server.SendAsync(get);
            Assert.Equal((405, "application/problem+json"), (wrong.Status, wrong.Media));
        }
        AssertProblem(await server.PostAsync(Price, "{\"a\":\"" + new string('x', 300_000) + "\"}"), "", 413);
        var nowhere = await server.PostAsync("/api/v1/nowhere", "{}");
        Assert.Equal((404, "application/problem+json"), (nowhere.Status, nowhere.Media));
        using var bytes = new HttpRequestMessage(HttpMethod.Post, Price) { Content = new ByteArrayContent([.. "{\"a\":\""u8, 0xff, 0xfe, .. "\"}"u8]) };
        bytes.Content.Headers.ContentType = new("application/json");
        AssertProblem(await server.SendAsync(bytes), "", 400);
    }

    [Theory]
    [InlineData("""{"charge":{"price":{"model":"volume","tiers":[{"upTo":"10","unit":"5"},{"upTo":"5","unit":"4"},{"unit":"3"}]}},"quantity":"7"}""", "charge.price.tiers[1].upTo", "does not rise")]
    [InlineData("""{"charge":{"price":{"model":"graduated","tiers":[{"unit":"5"},{"unit":"3"}]}},"quantity":"7"}""", "charge.price.tiers[0].upTo", "only the last tier is open")]
    [InlineData("""{"charge":{"price":{"model":"package","size":"-1","amount":"3"}},"quantity":"7"}""", "charge.price.size", "is not above zero")]
    [InlineData("""{"charge":{"price":{"model":"per-unit"}},"quantity":"7"}""", "charge.price.unit", "is missing")]
    [InlineData("""{"charge":{"price":{"model":"guess","unit":"1"}},"quantity":"7"}""", "charge.price.model", null)]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"quantity":"7","quantity":"8"}""", "quantity", "stands there twice")]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"},"colour":"red"},"quantity":"7"}""", "charge.colour", "is not a known field")]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"quantity":"7","amounts":["1"]}""", "amounts", "cannot stand beside quantity")]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}}}""", "quantity", null)]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"amounts":["1",null]}""", "amounts[1]", "must not be null")]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"currency":"XXX","quantity":"1"}""", "currency", "is not a known currency")]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"quantity":"-1"}""", "quantity", "is negative")]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"intervals":[{"from":"2025-06-02T03:00:00Z","to":"2025-06-02T01:00:00Z"}]}""", "intervals[0].to", null)]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"quantity":"1","period":{"first":"2025-06-02","end":"2025-06-02"}}""", "period.end", null)]
    [InlineData("""{"charge":{"price":{"model":"per-unit","unit":"1"}},"quantity":"1","period":{"first":"2025-06-02","end":"2025-06-03","zone":"Mars/Base"}}""", "period.zone", "is not a known time zone")]
    [InlineData("""{"charge":{"price":{"model":"as-recorded"}},"quantity":"1"}""", "charge.price", null)]
    public async Task What_is_wrong_is_named_by_its_path(string body, string field, string? problem)
    {
        var reply = await server.PostAsync(Price, body);
        Assert.Equal(422, reply.Status);
        Assert.Contains(field, reply.Fields);
        if (problem is not null) Assert.Equal(problem, reply.Problem(field));
    }

    [Theory]
    [InlineData("""{"plan":{"charges":[]},"period":{"first":"2025-06-01","end":"2025-07-01"}}""", "plan.charges")]
    [InlineData("""{"plan":{"charges":[null]},"period":{"first":"2025-06-01","end":"2025-07-01"}}""", "plan.charges[0]")]
    [InlineData("""{"plan":{"charges":[{"meter":"tikcets","price":{"model":"per-unit","unit":"1"}}]},"period":{"first":"2025-06-01","end":"2025-07-01"}}""", "plan.charges[0].meter")]
    [InlineData("""{"period":{"first":"2025-06-01","end":"2025-07-01"}}""", "plan")]
    [InlineData("""{"plan":{"charges":[{"price":{"model":"flat","amount":"1"}}]}}""", "period")]
    [InlineData("""{"terms":[{"plan":{"charges":[{"price":{"model":"flat","amount":"1"}}]},"from":"2025-01-01T00:00:00Z"},{"plan":{"charges":[{"price":{"model":"flat","amount":"1"}}],"currency":"USD"},"from":"2025-02-01T00:00:00Z"}],"period":{"first":"2025-06-01","end":"2025-07-01"}}""", "terms[1].plan.currency")]
    [InlineData("""{"terms":[{"plan":{"charges":[{"price":{"model":"flat","amount":"1"}}]},"from":"2025-01-01T00:00:00Z"},{"plan":{"charges":[{"price":{"model":"flat","amount":"1"}}]},"from":"2025-02-01T00:00:00Z"}],"period":{"first":"2025-06-01","end":"2025-07-01"}}""", "terms[1].from")]
    [InlineData("""{"terms":[{"plan":{"charges":[{"price":{"model":"flat","amount":"1"}}]},"from":"2026-01-01T00:00:00Z"}],"period":{"first":"2025-06-01","end":"2025-07-01"}}""", "period")]
    [InlineData("""{"plan":{"charges":[{"key":"t","meter":"tickets","price":{"model":"per-unit","unit":"1"}}]},"period":{"first":"2025-06-01","end":"2025-07-01"},"usage":[{"id":"a","meter":"tickets","amount":"1","at":"2025-06-02T00:00:00Z"},{"id":"a","meter":"tickets","amount":"2","at":"2025-06-02T00:00:00Z"}]}""", "usage[1].id")]
    [InlineData("""{"plan":{"charges":[{"meter":"active-time","aggregation":"duration","price":{"model":"per-unit","unit":"1"}}]},"period":{"first":"2025-06-01","end":"2025-07-01"},"usage":[{"meter":"active-time","from":"2025-06-02T00:00:00Z","to":"9999-12-31T23:59:59.9999999Z"}]}""", "usage[0].to")]
    public async Task What_is_wrong_with_a_preview_is_named_by_its_path(string body, string field)
    {
        var reply = await server.PostAsync(Preview, body);
        Assert.Equal(422, reply.Status);
        Assert.Contains(field, reply.Fields);
    }

    [Fact]
    public async Task Amounts_beyond_what_prints_and_work_beyond_what_is_fair_are_refused()
    {
        var huge = await server.PostAsync(Price, $$$"""{"charge":{"price":{"model":"per-unit","unit":"1000000000000"}},"amounts":[{{{string.Join(',', Enumerable.Repeat("\"1000000000000\"", 9999))}}}]}""");
        Assert.True(huge.Status is 200 or 422, huge.Text);
        var many = new StringBuilder("[");
        for (var n = 0; n < 21_000; n++) many.Append(n == 0 ? "1" : ",1");
        var events = await server.PostAsync(Price, $$$"""{"charge":{"price":{"model":"percentage","rate":"0.01","freeEvents":1}},"amounts":{{{many.Append(']')}}}}""");
        Assert.Equal((422, "amounts"), (events.Status, events.Fields.Single()));
    }

    [Fact]
    public async Task The_answer_is_in_the_callers_language()
    {
        const string body = """{"charge":{"price":{"model":"per-unit","unit":"-1"}},"quantity":"1"}""";
        Assert.Equal("为负数", (await server.PostAsync(Price, body, language: "zh-TW")).Problem("charge.price.unit"));
        Assert.Equal("is negative", (await server.PostAsync(Price, body, language: "en-GB")).Problem("charge.price.unit"));
        Assert.Equal("部分字段有误，见所列各项。", (string)(await server.PostAsync(Price, body, language: "zh-CN")).Json!["detail"]!);
    }

    private static IEnumerable<string> Examples(string path) =>
        (path switch { Price => PricingNotes.Price, Clock => PreviewNotes.Clock, Dispatch => PreviewNotes.Dispatch, _ => PricingNotes.Preview }).Examples.Where(e => e.Status == 200).Select(e => e.Body);

    private static void AssertProblem(ApiReply reply, string body, int? status = null)
    {
        if (status is { } expected) Assert.Equal(expected, reply.Status);
        Assert.True(reply.Media == "application/problem+json", $"{reply.Media} {body}");
        Assert.True(reply.Fields.Count > 0 && reply.Fields.All(f => f.Length > 0), $"{reply.Text}\n{body}");
        Assert.NotEmpty((string)reply.Json!["title"]!);
        Assert.NotEmpty((string)reply.Json["detail"]!);
        Assert.Equal(reply.Status, (int)reply.Json["status"]!);
    }

    /// <summary>The document with one value replaced at a time; sure: no place takes that value.</summary>
    private static IEnumerable<(string Field, string Body, bool Sure)> Mutations(string json, IReadOnlyList<string> bad)
    {
        const string mark = "\"@@@\"";
        var places = Places(JsonNode.Parse(json)!, "").ToList();
        for (var n = 0; n < places.Count; n++)
        {
            var node = JsonNode.Parse(json)!;
            var (field, replace) = Places(node, "").ElementAt(n);
            replace(JsonValue.Create("@@@"));
            var text = node.ToJsonString(BillingJson.Options);
            foreach (var value in bad) yield return (field, text.Replace(mark, value, StringComparison.Ordinal), Never.Contains(value));
        }
    }

    private static IEnumerable<(string Field, Action<JsonNode> Replace)> Places(JsonNode node, string at)
    {
        if (node is JsonObject fields)
            foreach (var (name, value) in fields.ToList())
            {
                var field = at.Length == 0 ? name : $"{at}.{name}";
                yield return (field, with => fields[name] = with);
                foreach (var below in value is null ? [] : Places(value, field)) yield return below;
            }
        else if (node is JsonArray items)
            for (var n = 0; n < items.Count; n++)
            {
                var (index, field) = (n, $"{at}[{n}]");
                yield return (field, with => items[index] = with);
                foreach (var below in items[n] is { } item ? Places(item, field) : []) yield return below;
            }
    }
}
