using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Plainmend.Live;

/// <summary>
/// Answers "unknown" for marker interfaces and base types that nobody sends to a browser, so that the serializer does
/// not describe them once per circuit; asks the usual resolvers for all others.
/// </summary>
internal sealed class UnsentTypes(IReadOnlyList<IJsonTypeInfoResolver> usual) : IJsonTypeInfoResolver
{
    private static readonly HashSet<string> Markers =
    [
        "IComparable", "IComparable`1", "IConvertible", "IEquatable`1", "IFormattable", "ISpanFormattable", "IUtf8SpanFormattable",
        "IParsable`1", "ISpanParsable`1", "IUtf8SpanParsable`1", "ICloneable", "ValueType", "Enum",
    ];

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (type.Namespace == "System.Numerics" || (type.Namespace == "System" && Markers.Contains(type.Name))) return null;
        return usual.Select(resolver => resolver.GetTypeInfo(type, options)).FirstOrDefault(info => info is not null);
    }
}
