using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tables;

namespace Plainmend.Texts;

/// <summary>The words of tables that are taken away.</summary>
public static class TableWords
{
    /// <summary>The head of a table in the reader's language; what can be brought in again has the words of its template.</summary>
    public static IReadOnlyList<string> Head(ExportKind kind) => [.. ExportColumns.Of(kind).Select(field => Column(kind, field))];

    /// <summary>A cell as it is written: numbers stay numbers, instants are on the company's clock.</summary>
    /// <param name="zone">IANA time zone of the company.</param>
    public static object? Cell(object? value, string zone) => value switch
    {
        DateTimeOffset at => at.In(zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Bilingual name => name.Said(),
        Enum known => DomainWords.Of(known),
        bool yes => yes ? ExportText.Yes : ExportText.No,
        _ => value,
    };

    /// <summary>What a table of the whole company holds.</summary>
    public static string Meaning(string table) => ExportText.ResourceManager.GetString($"Table_{table}", ExportText.Culture)!;

    private static string Column(ExportKind kind, string field) =>
        ImportText.ResourceManager.GetString($"Column_{kind}_{field}", ImportText.Culture) ?? ExportText.ResourceManager.GetString($"Column_{field}", ExportText.Culture) ?? ImportText.ResourceManager.GetString($"Column_{field}", ImportText.Culture)!;
}
