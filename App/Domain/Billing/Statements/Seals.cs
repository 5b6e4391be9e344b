using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plainmend.Domain.Billing;

/// <summary>
/// The seal of a document: SHA-256 over its JSON in a form that does not depend on spacing, escaping or the order of
/// properties. Every text is written as its length in UTF-8 bytes, a colon and itself; see docs/statement-format.md.
/// </summary>
public static class Seals
{
    /// <summary>The statement with its seal.</summary>
    public static Statement Sealed(Statement draft) => draft with { Seal = Of(draft) };

    /// <summary>The seal this statement should carry.</summary>
    public static string Of(Statement statement) =>
        Of(JsonSerializer.SerializeToNode(statement with { Seal = null }, BillingJson.Options));

    /// <summary>The seal of any JSON document; a property named "seal" at its top is left out.</summary>
    public static string Of(JsonNode? document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Write(document, hash, "seal");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(JsonNode? node, IncrementalHash hash, string? leaveOut = null)
    {
        switch (node)
        {
            case JsonObject fields:
                Mark('{', hash);
                foreach (var (name, value) in fields.Where(f => f.Key != leaveOut).OrderBy(f => f.Key, StringComparer.Ordinal))
                {
                    Text(name, hash);
                    Write(value, hash);
                }
                Mark('}', hash);
                break;
            case JsonArray items:
                Mark('[', hash);
                foreach (var item in items) Write(item, hash);
                Mark(']', hash);
                break;
            case null: Mark('0', hash); break;
            default: Leaf(node.AsValue(), hash); break;
        }
    }

    private static void Leaf(JsonValue value, IncrementalHash hash)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True: Mark('+', hash); break;
            case JsonValueKind.False: Mark('-', hash); break;
            case JsonValueKind.String: Text(value.GetValue<string>(), hash); break;
            default: throw new JsonException("Statements carry numbers as strings.");
        }
    }

    private static void Text(string text, IncrementalHash hash)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(Encoding.ASCII.GetBytes(((Exact)bytes.Length).ToString() + ":"));
        hash.AppendData(bytes);
    }

    private static void Mark(char mark, IncrementalHash hash) => hash.AppendData([(byte)mark]);
}
