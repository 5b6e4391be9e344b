using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// How everything in billing is written as JSON: numbers as strings, enums as words, unknown or repeated properties refused,
/// missing ones refused where they are needed.
/// </summary>
public static class BillingJson
{
    /// <summary>Strict in, compact out.</summary>
    public static JsonSerializerOptions Options { get; } = Frozen();

    /// <summary>Writes a statement, rate card, plan or usage record.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>
    /// Reads what <see cref="Write"/> wrote. Refuses anything it does not know, and values that cannot be, with a
    /// <see cref="JsonException"/> that names the path where it can.
    /// </summary>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("Nothing there.");
        }
        catch (Exception wrong) when (wrong is ArgumentException or RefusedException or ArithmeticException or NotSupportedException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    private static JsonSerializerOptions Frozen()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Strict)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectRequiredConstructorParameters = false,
            MaxDepth = 256,
            // Whoever sorts the names of a document must not change what it says.
            AllowOutOfOrderMetadataProperties = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
