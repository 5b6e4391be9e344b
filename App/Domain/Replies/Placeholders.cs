using System.Text.RegularExpressions;

namespace Plainmend.Domain.Replies;

/// <summary>
/// The places of a canned text that are filled from the ticket, such as <c>{customer}</c>. Names only: no conditions, no
/// members, no code; what is put in is never looked through again.
/// </summary>
public static partial class Placeholders
{
    public const string Customer = "customer", Number = "number", Technician = "technician", Window = "window", Link = "link",
        Company = "company", Hotline = "hotline", Product = "product", Fault = "fault", Agent = "agent";

    /// <summary>Every name there is, in the order in which they are listed.</summary>
    public static IReadOnlyList<string> Known { get; } = [Customer, Number, Product, Fault, Technician, Window, Link, Agent, Company, Hotline];

    /// <summary>The names a text asks for, each once, in the order in which they stand; known or not.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Place().Matches(text).Select(NameOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The first name nobody knows; null when all are known.</summary>
    public static string? FirstUnknown(string text) => In(text).FirstOrDefault(name => !Known.Contains(name));

    /// <summary>The text with its places filled.</summary>
    /// <param name="values">What each name stands for; a name without a value is answered by <paramref name="missing"/>.</param>
    /// <param name="missing">What stands where the ticket has nothing yet, such as no technician.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string?> values, Func<string, string> missing) =>
        Place().Replace(text, place => values.TryGetValue(NameOf(place), out var value) && !string.IsNullOrEmpty(value) ? value : missing(NameOf(place)));

    private static string NameOf(Match place) => place.Groups[1].Value.Trim().ToLowerInvariant();

    // Chinese keyboards write the wide braces.
    [GeneratedRegex(@"[{｛]([^{}｛｝\r\n]{0,60})[}｝]")]
    private static partial Regex Place();
}
