using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>
/// Compares JSON with the type it is meant for and names every field that does not fit: unknown, repeated or missing names,
/// nothing where something must be, the wrong kind of value. What passes can be deserialized.
/// </summary>
internal sealed class Shape(Faults faults)
{
    public void Value(JsonElement value, Type type, string field)
    {
        if (faults.Full) return;
        var info = BillingJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        var at = field.Length == 0 ? "$" : field;
        if (value.ValueKind == JsonValueKind.Null) faults.Add(at, ApiText.IsNull);
        else if (info.Kind == JsonTypeInfoKind.None) Scalar.Check(value, info.Type, at, faults);
        else if (info.Kind == JsonTypeInfoKind.Enumerable) Items(value, info, field, at);
        else if (value.ValueKind != JsonValueKind.Object) faults.Add(at, ApiText.NotAnObject);
        else if (info.Kind == JsonTypeInfoKind.Dictionary) Entries(value, info, field);
        else if (info.PolymorphismOptions is { } kinds) Kind(value, kinds, field);
        else Fields(value, info, field, null);
    }

    private void Items(JsonElement value, JsonTypeInfo info, string field, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            faults.Add(at, ApiText.NotAList);
            return;
        }
        var n = 0;
        foreach (var item in value.EnumerateArray()) Value(item, info.ElementType!, FormattableString.Invariant($"{field}[{n++}]"));
    }

    // Names of the caller's own choice; what they mean is asked later.
    private void Entries(JsonElement value, JsonTypeInfo info, string field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
        {
            var name = Scalar.Name(entry);
            var at = Below(field, name ?? "?");
            if (name is null) faults.Add(at, ApiText.BadText);
            else if (!seen.Add(name)) faults.Add(at, ApiText.IsTwice);
            else Value(entry.Value, info.ElementType!, at);
        }
    }

    private void Kind(JsonElement value, JsonPolymorphismOptions kinds, string field)
    {
        var name = kinds.TypeDiscriminatorPropertyName;
        var told = value.EnumerateObject().Where(p => Scalar.Name(p) == name).Select(p => p.Value).ToList();
        var known = kinds.DerivedTypes.Where(d => told is [{ ValueKind: JsonValueKind.String } word] && (string)d.TypeDiscriminator! == Scalar.Text(word)).ToList();
        if (known is [var derived]) Fields(value, BillingJson.Options.GetTypeInfo(derived.DerivedType), field, name);
        else faults.Add(Below(field, name), told.Count == 0 ? ApiText.IsMissing : told.Count > 1 ? ApiText.IsTwice
            : ApiText.IsNoneOf.With(string.Join(", ", kinds.DerivedTypes.Select(d => d.TypeDiscriminator))));
    }

    private void Fields(JsonElement value, JsonTypeInfo info, string field, string? discriminator)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
        {
            var name = Scalar.Name(entry);
            var at = Below(field, name ?? "?");
            if (name is null) faults.Add(at, ApiText.BadText);
            else if (!seen.Add(name)) faults.Add(at, ApiText.IsTwice);
            else if (Written(info).FirstOrDefault(p => p.Name == name) is { } property) Field(entry.Value, property, at);
            else if (name != discriminator) faults.Add(at, ApiText.IsUnknown);
        }
        foreach (var property in Written(info))
            if (!seen.Contains(property.Name) && Required(property) && !IsStep(info, property, seen)) faults.Add(Below(field, property.Name), ApiText.IsMissing);
    }

    private void Field(JsonElement value, JsonPropertyInfo property, string at)
    {
        if (value.ValueKind == JsonValueKind.Null && MayBeNull(property)) return;
        Value(value, property.PropertyType, at);
    }

    /// <summary>The properties JSON carries; those left out of it are known to the contract, too.</summary>
    public static IEnumerable<JsonPropertyInfo> Written(JsonTypeInfo info) => info.Properties.Where(p => p.Get is not null || p.Set is not null);

    /// <summary>Whether JSON must carry this property.</summary>
    public static bool Required(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false } && !MayBeNull(property);

    private static bool MayBeNull(JsonPropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : property.AssociatedParameter?.IsNullable ?? property.IsSetNullable;

    // A step that names its flat fee need not say that its units cost nothing.
    private static bool IsStep(JsonTypeInfo info, JsonPropertyInfo property, HashSet<string> seen) =>
        info.Type == typeof(Tier) && property.Name == "unit" && seen.Contains("flat");

    private static string Below(string field, string name)
    {
        var shown = name.Length > 60 ? name[..60] + "…" : name;
        return field.Length == 0 ? shown : $"{field}.{shown}";
    }
}
