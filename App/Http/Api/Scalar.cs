using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A single value: the right kind of JSON, and one that can be kept exactly.</summary>
internal static partial class Scalar
{
    private const int Longest = 500;

    public static void Check(JsonElement value, Type type, string at, Faults faults)
    {
        if (Problem(value, type) is { } problem) faults.Add(at, problem);
    }

    /// <summary>The text; null when it is no text, or one that cannot be stored.</summary>
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= Longest } text && !text.Any(c => char.IsControl(c)) && !HasHalf(text) ? text : null;
        }
        catch (InvalidOperationException) // half a character, written as an escape
        {
            return null;
        }
    }

    /// <summary>The name of a property; null when it cannot be read.</summary>
    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name.Any(c => char.IsControl(c)) ? null : property.Name;
        }
        catch (InvalidOperationException) // half a character, written as an escape
        {
            return null;
        }
    }

    private static string? Problem(JsonElement value, Type type)
    {
        if (type == typeof(bool)) return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : ApiText.NotTrueOrFalse.With("true", "false");
        if (type == typeof(decimal) || type == typeof(int)) return Number(value, type == typeof(int));
        if (value.ValueKind != JsonValueKind.String) return ApiText.NotAText;
        if (Text(value) is not { } text) return ApiText.BadText;
        if (type == typeof(string)) return null;
        if (type == typeof(Guid)) return Guid.TryParseExact(text, "D", out _) ? null : ApiText.NotAnId;
        if (type == typeof(Currency)) return Currency.Knows(text) ? null : ApiText.UnknownCurrency;
        if (type == typeof(DateOnly)) return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Year(day.Year) : ApiText.NotADay;
        if (type == typeof(DateTimeOffset)) return Zoned().IsMatch(text) && value.TryGetDateTimeOffset(out var at) ? at == UsageRecord.StillHeld ? null : Year(at.UtcDateTime.Year) : ApiText.NotAnInstant;
        return type.IsEnum && Words(type) is var words && !words.Contains(text) ? ApiText.IsNoneOf.With(string.Join(", ", words)) : null;
    }

    /// <summary>The words of an enum as JSON writes them.</summary>
    public static IReadOnlyList<string> Words(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)];

    // The raw text is looked at: a parser would silently round forty digits to twenty-eight.
    private static string? Number(JsonElement value, bool whole)
    {
        var text = value.ValueKind switch { JsonValueKind.Number => value.GetRawText(), JsonValueKind.String => Text(value), _ => null };
        if (text is null || !Plain().IsMatch(text)) return ApiText.NotANumber;
        if (text.Count(char.IsAsciiDigit) > 28) return ApiText.TooManyDigits;
        return !whole || int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : ApiText.NotWhole;
    }

    private static string? Year(int year) => year is >= 1970 and <= 2500 ? null : ApiText.OutOfTime;

    private static bool HasHalf(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return true;
        return false;
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"T.*(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Zoned();
}
