using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>A currency by its ISO 4217 code. It decides the digits of printed amounts: CNY 2, JPY 0, KWD 3.</summary>
[JsonConverter(typeof(CurrencyJson))]
public readonly record struct Currency
{
    private static readonly Dictionary<string, int> DigitsByCode = new(StringComparer.Ordinal)
    {
        ["CNY"] = 2, ["HKD"] = 2, ["TWD"] = 2, ["USD"] = 2, ["EUR"] = 2, ["GBP"] = 2, ["SGD"] = 2, ["AUD"] = 2,
        ["JPY"] = 0, ["KRW"] = 0, ["VND"] = 0, ["KWD"] = 3, ["BHD"] = 3, ["JOD"] = 3,
    };
    private readonly string? code;

    /// <summary>Refuses a code this house does not know: an unknown number of digits cannot be printed.</summary>
    public Currency(string code) =>
        this.code = DigitsByCode.ContainsKey(code) ? code : throw new ArgumentException($"Unknown currency {code}.", nameof(code));

    /// <summary>Renminbi, the currency where none is named.</summary>
    public static Currency Cny { get; } = new("CNY");
    /// <summary>Three letters, such as "CNY".</summary>
    public string Code => code ?? "CNY";
    /// <summary>Digits behind the point of a printed amount.</summary>
    public int Digits => DigitsByCode[Code];
    /// <summary>The smallest printable amount: 0.01, 1 or 0.001.</summary>
    public Exact Step => Digits switch { 0 => 1m, 2 => 0.01m, _ => 0.001m };
    /// <summary>Whether a currency of this code is known here.</summary>
    public static bool Knows(string code) => DigitsByCode.ContainsKey(code);
    public bool Equals(Currency other) => Code == other.Code;
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Code;
}

internal sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } code && Currency.Knows(code) ? new(code) : throw new JsonException("Unknown currency.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
