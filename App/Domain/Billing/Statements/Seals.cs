using System.Buffers;
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
    public static string Of(Statement statement) => Of(JsonSerializer.SerializeToUtf8Bytes(statement, BillingJson.Options));

    /// <summary>The seal of any JSON document; a property named "seal" at its top is left out.</summary>
    public static string Of(JsonNode document) => Of(Encoding.UTF8.GetBytes(document.ToJsonString()));

    /// <summary>The next link of a chain of statements: it fits only if no earlier one was changed. The first has no link before it.</summary>
    public static string Chained(string? before, Statement statement) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(before + statement.Seal)));

    private static string Of(byte[] json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 256 });
        var canonical = new ArrayBufferWriter<byte>(json.Length);
        Write(document.RootElement, canonical, "seal");
        return Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan));
    }

    private static void Write(JsonElement element, ArrayBufferWriter<byte> to, string? leaveOut = null)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: Fields(element, to, leaveOut); break;
            case JsonValueKind.Array:
                to.Write("["u8);
                foreach (var item in element.EnumerateArray()) Write(item, to);
                to.Write("]"u8);
                break;
            case JsonValueKind.String: Text(element.GetString()!, to); break;
            case JsonValueKind.True: to.Write("+"u8); break;
            case JsonValueKind.False: to.Write("-"u8); break;
            case JsonValueKind.Null: to.Write("0"u8); break;
            default: throw new JsonException("Statements carry numbers as strings.");
        }
    }

    private static void Fields(JsonElement element, ArrayBufferWriter<byte> to, string? leaveOut)
    {
        to.Write("{"u8);
        var fields = element.EnumerateObject().Where(f => f.Name != leaveOut).ToList();
        fields.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var field in fields)
        {
            Text(field.Name, to);
            Write(field.Value, to);
        }
        to.Write("}"u8);
    }

    private static void Text(string text, ArrayBufferWriter<byte> to)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var space = to.GetSpan(length + 12);
        length.TryFormat(space, out var digits, provider: System.Globalization.CultureInfo.InvariantCulture);
        space[digits] = (byte)':';
        to.Advance(digits + 1 + Encoding.UTF8.GetBytes(text, space[(digits + 1)..]));
    }
}
