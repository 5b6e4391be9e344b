using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>JSON schemas from the very contracts that read and write the bodies, so that they cannot drift apart.</summary>
internal sealed class ApiSchemas
{
    /// <summary>Every named type met so far, by its name.</summary>
    public SortedDictionary<string, JsonNode?> Named { get; } = new(StringComparer.Ordinal);

    /// <summary>The schema of a type; objects are named and referred to.</summary>
    public JsonObject Of(Type type)
    {
        var info = BillingJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (info.Type == typeof(JsonObject)) return new() { ["type"] = "object" };
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = Of(info.ElementType!) },
            JsonTypeInfoKind.Dictionary => new() { ["type"] = "object", ["additionalProperties"] = Of(info.ElementType!) },
            JsonTypeInfoKind.Object => Refer(info),
            _ => Scalar(info.Type),
        };
    }

    private JsonObject Refer(JsonTypeInfo info)
    {
        if (!Named.ContainsKey(info.Type.Name))
        {
            Named[info.Type.Name] = null; // a type may hold itself
            Named[info.Type.Name] = info.PolymorphismOptions is { } kinds ? Kinds(kinds) : Fields(info);
        }
        return new() { ["$ref"] = "#/components/schemas/" + info.Type.Name };
    }

    private JsonObject Kinds(JsonPolymorphismOptions kinds)
    {
        var (any, mapping) = (new JsonArray(), new JsonObject());
        foreach (var kind in kinds.DerivedTypes)
        {
            var fields = Fields(BillingJson.Options.GetTypeInfo(kind.DerivedType));
            fields["properties"]![kinds.TypeDiscriminatorPropertyName] = new JsonObject { ["const"] = (string)kind.TypeDiscriminator! };
            fields["required"]!.AsArray().Insert(0, kinds.TypeDiscriminatorPropertyName);
            Named[kind.DerivedType.Name] = fields;
            any.Add(new JsonObject { ["$ref"] = "#/components/schemas/" + kind.DerivedType.Name });
            mapping[(string)kind.TypeDiscriminator!] = "#/components/schemas/" + kind.DerivedType.Name;
        }
        return new() { ["oneOf"] = any, ["discriminator"] = new JsonObject { ["propertyName"] = kinds.TypeDiscriminatorPropertyName, ["mapping"] = mapping } };
    }

    private JsonObject Fields(JsonTypeInfo info)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in Shape.Written(info))
        {
            properties[property.Name] = Of(property.PropertyType);
            if (Shape.Required(property)) required.Add(property.Name);
        }
        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject Scalar(Type type) => type switch
    {
        _ when type == typeof(bool) => new() { ["type"] = "boolean" },
        _ when type == typeof(decimal) => new() { ["type"] = new JsonArray("string", "number"), ["pattern"] = @"^-?[0-9]+(\.[0-9]+)?$", ["description"] = "written as a string; read as either" },
        _ when type == typeof(int) => new() { ["type"] = new JsonArray("string", "integer"), ["pattern"] = "^-?[0-9]+$" },
        _ when type == typeof(Exact) => new() { ["type"] = "string", ["description"] = "exact: plain digits, or a fraction such as \"998/3\"" },
        _ when type == typeof(Guid) => new() { ["type"] = "string", ["format"] = "uuid" },
        _ when type == typeof(DateOnly) => new() { ["type"] = "string", ["format"] = "date" },
        _ when type == typeof(DateTimeOffset) => new() { ["type"] = "string", ["format"] = "date-time" },
        _ when type == typeof(Currency) => new() { ["type"] = "string", ["description"] = "ISO 4217", ["examples"] = new JsonArray("CNY", "JPY", "KWD") },
        { IsEnum: true } => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Api.Scalar.Words(type).Select(w => (JsonNode)w)]) },
        _ => new() { ["type"] = "string" },
    };
}
