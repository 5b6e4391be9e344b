using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Plainmend.Access;
using Plainmend.Domain.Billing;
using Plainmend.Http.Api;

namespace Plainmend.Tests.Http;

/// <summary>The document says what the interface does: every route is in it, every example is carried out.</summary>
public sealed partial class ApiDocumentTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Address = "/openapi/v1.json";

    [Fact]
    public async Task Every_route_of_the_interface_is_in_the_document_and_nothing_else()
    {
        var document = await DocumentAsync();
        var documented = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key} {p.Key}")).Order(StringComparer.Ordinal);
        var routes = server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m.ToLowerInvariant()} /{e.RoutePattern.RawText!.TrimStart('/')}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), documented);
    }

    [Fact]
    public async Task Every_example_is_answered_as_the_document_says()
    {
        var tried = 0;
        var keys = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/api/v1/usage"] = (await server.KeyAsync(ApiRight.SendUsage)).Key, ["/api/v1/tickets"] = (await server.KeyAsync(ApiRight.Tickets)).Key,
            ["/api/v1/tickets/bulk"] = (await server.KeyAsync(ApiRight.WorkTickets)).Key,
        };
        foreach (var (path, operations) in (await DocumentAsync())["paths"]!.AsObject())
            foreach (var (_, operation) in operations!.AsObject())
                foreach (var (media, content) in operation!["requestBody"]?["content"]?.AsObject() ?? [])
                    foreach (var (name, example) in content!["examples"]?.AsObject() ?? [])
                    {
                        var reply = operation["security"] is null
                            ? await server.PostAsync(path, example!["value"]!.ToJsonString(), media)
                            : await server.AskAsync(keys[path], path, example!["value"]!.ToJsonString(), media);
                        Assert.True($"answers {reply.Status}" == (string)example["summary"]!, $"{path} {name}: {reply.Status} {reply.Text}");
                        Assert.NotNull(operation["responses"]![$"{reply.Status}"]);
                        tried++;
                    }
        Assert.True(tried >= 20);
    }

    [Fact]
    public async Task Every_endpoint_shows_what_is_sent_or_what_is_answered_and_the_answers_hold_no_field_the_document_lacks()
    {
        var document = await DocumentAsync();
        var shown = 0;
        foreach (var (path, operations) in document["paths"]!.AsObject())
            foreach (var (_, operation) in operations!.AsObject())
            {
                var answered = operation!["responses"]!["200"]!["content"]!["application/json"]!;
                if (answered["example"] is not { } example)
                {
                    Assert.True(operation["requestBody"]!["content"]!.AsObject().All(c => c.Value!["examples"] is not null), path);
                    continue;
                }
                var schema = document["components"]!["schemas"]![((string)answered["schema"]!["$ref"]!).Split('/')[^1]]!;
                Assert.Empty(example.AsObject().Select(f => f.Key).Except(schema["properties"]!.AsObject().Select(p => p.Key)));
                shown++;
            }
        Assert.Equal(10, shown);
        var statement = document["paths"]!["/api/v1/billing/statements/{number}"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["example"]!;
        Assert.Empty(StatementFile.Verify(statement.ToJsonString()));
    }

    [Fact]
    public async Task Every_reference_leads_to_a_schema_and_answers_hold_no_field_the_document_lacks()
    {
        var document = await DocumentAsync();
        var schemas = document["components"]!["schemas"]!.AsObject();
        var references = Reference().Matches(document.ToJsonString()).Select(m => m.Groups[1].Value).ToList();
        Assert.True(references.Count > 20);
        Assert.All(references, r => Assert.NotNull(schemas[r]));
        var answer = (await server.PostAsync("/api/v1/billing/price", PricingNotes.Price.Examples[0].Body)).Json!.AsObject();
        Assert.Empty(answer.Select(f => f.Key).Except(schemas[nameof(PriceAnswer)]!["properties"]!.AsObject().Select(p => p.Key)));
    }

    [Theory]
    [InlineData(typeof(Charge), typeof(InlineCharge))]
    [InlineData(typeof(Plan), typeof(InlinePlan))]
    public void What_is_given_inline_has_the_fields_of_what_is_stored(Type stored, Type inline) =>
        Assert.Equal(Names(stored), Names(inline));

    [Fact]
    public void Every_problem_the_check_of_a_plan_can_find_has_its_words()
    {
        var folder = Path.Combine(SiteRoot.Locate(), "App", "Domain", "Billing", "Plans");
        var problems = Directory.EnumerateFiles(folder, "*Check.cs").SelectMany(f => Problem().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.True(problems.Count > 15);
        using (Texts.Reader.Chinese()) Assert.All(problems, p => Assert.NotEqual(p, TermsWords.Say(p)));
    }

    private static IEnumerable<string> Names(Type type) => Shape.Written(BillingJson.Options.GetTypeInfo(type)).Select(p => p.Name).Order(StringComparer.Ordinal);

    private async Task<JsonNode> DocumentAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        var reply = await server.SendAsync(request);
        Assert.Equal(200, reply.Status);
        return reply.Json!;
    }

    [GeneratedRegex("\"#/components/schemas/([A-Za-z]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("new(?:\\(|\\(\\$?\")[^\"\\n]*\"?, \"([a-z][^\"{]+)\"\\)")]
    private static partial Regex Problem();
}
