using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Texts;

/// <summary>The words of tables that are brought in.</summary>
public static class ImportWords
{
    /// <summary>The head of a column in the reader's language.</summary>
    public static string Column(ImportKind kind, ImportColumn column) => column.Name?.Said() ?? Find("Column", kind, column.Field, Language.Now)!;

    /// <summary>What stands under it in the template.</summary>
    public static string Example(ImportKind kind, ImportColumn column) => Codes.GetValueOrDefault((kind, column.Field)) ?? Find("Example", kind, column.Field, Language.Now)!;

    /// <summary>Every word that means a column, in both languages.</summary>
    public static IEnumerable<(string Word, ImportColumn Column)> Words(ImportKind kind) =>
        from column in ImportColumn.Of(kind) from culture in Language.All select (Find("Column", kind, column.Field, culture)!, column);

    public static string Intro(ImportKind kind) => ImportText.ResourceManager.GetString($"Intro_{kind}", ImportText.Culture)!;

    /// <summary>The name of the file of a template.</summary>
    public static string FileOf(ImportKind kind) => ImportText.ResourceManager.GetString($"FileOf_{kind}", ImportText.Culture)!;

    /// <summary>The column a refusal names, in the table's own words; null when it names none of them.</summary>
    public static string? Named(ImportKind kind, IReadOnlyList<object> details) =>
        details is [FieldLabel own, ..] ? own.Name.Said() : details is [string field, ..] && ImportColumn.Of(kind).FirstOrDefault(c => c.Field == Plain(field)) is { } column ? Column(kind, column) : null;

    // The price list names a part's price by the part, a technician's level stands among his skills.
    private static string Plain(string field) => field.Split(':')[0] switch { "PartPrice" => "Price", "Level" => "Skills", var plain => plain };

    // The same in every language: numbers of things, and names written in English.
    private static readonly Dictionary<(ImportKind Kind, string Field), string> Codes = new()
    {
        [(ImportKind.Devices, "Serial")] = "BX2024-00017", [(ImportKind.Devices, "Model")] = "BCD-452", [(ImportKind.Technicians, "NameEn")] = "Wang Qiang",
        [(ImportKind.Parts, "Part")] = "COMP-90", [(ImportKind.Parts, "NameEn")] = "Compressor", [(ImportKind.Tickets, "Serial")] = "BX2024-00017", [(ImportKind.Tickets, "Model")] = "BCD-452",
    };

    private static string? Find(string what, ImportKind kind, string field, CultureInfo culture) =>
        ImportText.ResourceManager.GetString($"{what}_{kind}_{field}", culture) ?? ImportText.ResourceManager.GetString($"{what}_{field}", culture);
}
