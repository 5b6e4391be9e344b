using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plainmend.Live;

/// <summary>
/// Writes the argument list of a script call: plain values directly, everything else by its run-time type. The
/// serializer's own way for <c>object[]</c> looks up every ancestor of every argument first.
/// </summary>
internal sealed class PlainArguments : JsonConverter<object?[]>
{
    public static readonly PlainArguments Shared = new();

    public override object?[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Arguments are only ever written.");

    public override void Write(Utf8JsonWriter writer, object?[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var argument in value) WriteOne(writer, argument, options);
        writer.WriteEndArray();
    }

    private static void WriteOne(Utf8JsonWriter writer, object? argument, JsonSerializerOptions options)
    {
        switch (argument)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool yes: writer.WriteBooleanValue(yes); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case IDictionary { Count: 0 }: writer.WriteStartObject(); writer.WriteEndObject(); break;
            default: JsonSerializer.Serialize(writer, argument, argument.GetType(), options); break;
        }
    }
}
