using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>Exact numbers travel as JSON strings: a JSON number would pass through somebody's binary floating point.</summary>
internal sealed class ExactJson : JsonConverter<Exact>
{
    public override Exact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Exact.Parse(reader.TokenType == JsonTokenType.String ? reader.GetString()! : "not a string");
        }
        catch (FormatException wrong)
        {
            throw new JsonException("An exact number is a string such as \"12.5\" or \"1/31\".", wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, Exact value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
