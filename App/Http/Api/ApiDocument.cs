using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>/openapi/v1.json: written from the route table and the notes on it.</summary>
internal sealed class ApiDocument(EndpointDataSource routes, TimeProvider clock)
{
    private readonly Lazy<string> _text = new(() => new ApiDocument(routes, clock).Written().ToJsonString(BillingJson.Options));
    private readonly ApiSchemas _schemas = new();

    public string Text => _text.Value;

    private JsonObject Written()
    {
        var paths = new JsonObject();
        foreach (var endpoint in routes.Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<ApiNote>() is not { } note || endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods) continue;
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var at = paths[path] as JsonObject ?? new();
            foreach (var method in methods.HttpMethods) at[method.ToLowerInvariant()] = Operation(note);
            paths[path] = at;
        }
        _schemas.Of(typeof(ProblemAnswer));
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Plainmend", ["version"] = "1", ["description"] =
                    "Prices, previews and checks bills; takes in usage; reports tickets and tells what became of them; previews promised times and who would be sent. Numbers are strings, so that no cent passes through binary floating point. Every refusal is a problem document (RFC 9457) in the caller's language that names each wrong field.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = new JsonObject(_schemas.Named.Select(n => KeyValuePair.Create(n.Key, n.Value))),
                ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "pm_…, made by an administrator" } },
            },
        };
    }

    private JsonObject Operation(ApiNote note)
    {
        var answers = new JsonObject { ["200"] = new JsonObject { ["description"] = "Done", ["content"] = Content(["application/json"], note.Answers, []) } };
        if (note.Answer is { } answer) answers["200"]!["content"]!["application/json"]!["example"] = JsonNode.Parse(answer());
        foreach (var status in note.Refuses)
            answers[status.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(status), ["content"] = Content(["application/problem+json"], typeof(ProblemAnswer), []) };
        var operation = new JsonObject { ["operationId"] = note.Id, ["summary"] = note.Summary, ["responses"] = answers };
        if (note.Asks is { } asks) operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(note.Media, asks, note.Examples) };
        if (note.Keyed) operation["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() });
        if (note.Parameters.Count > 0) operation["parameters"] = new JsonArray([.. note.Parameters.Select(Parameter)]);
        return operation;
    }

    private JsonObject Content(IReadOnlyList<string> media, Type type, IReadOnlyList<ApiExample> examples)
    {
        var content = new JsonObject();
        foreach (var kind in media)
        {
            var shown = new JsonObject(examples.Where(e => e.Media is null || e.Media == kind)
                .Select(e => KeyValuePair.Create(e.Name, (JsonNode?)new JsonObject { ["summary"] = $"answers {e.Status}", ["value"] = JsonNode.Parse(e.At(clock.GetUtcNow())) })));
            content[kind] = new JsonObject { ["schema"] = _schemas.Of(type) };
            if (shown.Count > 0) content[kind]!["examples"] = shown;
        }
        return content;
    }

    private static JsonNode Parameter(ApiParameter parameter) => new JsonObject
    {
        ["name"] = parameter.Name, ["in"] = parameter.InPath ? "path" : "query", ["required"] = parameter.Needed || parameter.InPath, ["description"] = parameter.Says,
        ["schema"] = new JsonObject { ["type"] = "string" }, ["example"] = parameter.Example,
    };
}
