using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Access.Tables;

/// <summary>One line of a table as it was typed.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells);

/// <summary>The gate every table from outside passes: bounded, read by its content, nothing in it carried out.</summary>
public static class TableFile
{
    /// <summary>Most columns that are looked at.</summary>
    public const int MostColumns = 60;
    /// <summary>Most characters of one cell.</summary>
    public const int LongestCell = 4000;

    /// <summary>True for the beginning of a workbook (a ZIP archive).</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> content) => content.StartsWith("PK\x03\x04"u8);

    /// <summary>The rows that hold anything. A workbook's first sheet; of text, what commas, semicolons or tabs divide.</summary>
    /// <param name="name">As the sender's machine called it, for the refusal.</param>
    /// <param name="mostRows">Most rows, its head included.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.FileEmpty"/>, <see cref="Refusal.FileTooLarge"/>, <see cref="Refusal.NotATable"/> or <see cref="Refusal.TableTooLong"/>.</exception>
    public static IReadOnlyList<TableRow> Read(string? name, byte[] content, int mostRows)
    {
        if (content.Length == 0) throw new RefusedException(Refusal.FileEmpty, FileName.Shown(name));
        if (content.Length > Attached.MostBytes) throw FileGate.TooLarge(name);
        var lines = IsWorkbook(content) ? WorkbookTable.Read(name, content) : TextTable.Read(name, content);
        var rows = new List<TableRow>();
        var number = 0;
        foreach (var cells in lines)
        {
            if (++number > mostRows * 2 || rows.Count > mostRows) throw new RefusedException(Refusal.TableTooLong, FileName.Shown(name), mostRows - 1);
            if (cells.Count > MostColumns || cells.Any(c => c.Length > LongestCell)) throw NoTable(name);
            if (cells.Any(c => c.Length > 0)) rows.Add(new(number, cells));
        }
        if (rows.Count > mostRows) throw new RefusedException(Refusal.TableTooLong, FileName.Shown(name), mostRows - 1);
        return rows.Count > 1 ? rows : throw new RefusedException(Refusal.FileEmpty, FileName.Shown(name));
    }

    internal static RefusedException NoTable(string? name) => new(Refusal.NotATable, FileName.Shown(name));
}
