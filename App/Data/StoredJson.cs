using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>How facts and documents are written as text: strict when read (no unknown, missing or doubled names), enums by name.</summary>
public static class StoredJson
{
    /// <summary>The one set of options for everything stored as JSON.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        Converters = { new JsonStringEnumConverter() },
        // Stored text never reaches a page unescaped; Chinese stays readable in the database.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, Type> Facts =
        typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact))).ToDictionary(t => t.Name);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"No {typeof(T).Name} in the stored text.");

    /// <summary>The fact without its name; the name is the event's kind.</summary>
    public static string Write(Fact fact) => JsonSerializer.Serialize(fact, fact.GetType(), Options);

    /// <summary>The fact of this name.</summary>
    public static Fact ReadFact(string kind, string json) =>
        JsonSerializer.Deserialize(json, Facts[kind], Options) as Fact ?? throw new JsonException($"No {kind} in the stored text.");

    /// <summary>The stored row as the domain knows it.</summary>
    public static TicketEvent ToTicketEvent(this EventRow row) => new(row.Version, row.At, row.By, ReadFact(row.Kind, row.Payload));
}
