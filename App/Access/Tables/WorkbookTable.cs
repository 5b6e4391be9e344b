using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;

namespace Plainmend.Access.Tables;

/// <summary>The first sheet of a workbook (XLSX). It is unpacked once to be measured before anything reads it.</summary>
internal static class WorkbookTable
{
    // Tables of the most rows we take are a few megabytes; an archive that grows beyond this is one to fill memory with.
    private const long MostUnpacked = 96L * 1024 * 1024;
    private const int MostParts = 500;

    /// <summary>Row by row, values as text: days as <c>2026-06-15</c>, instants as <c>2026-06-15 10:00:00</c>, of a formula its last result.</summary>
    /// <exception cref="Domain.RefusedException">It is no workbook, or it unpacks to too much.</exception>
    public static List<IReadOnlyList<string>> Read(string? name, byte[] content)
    {
        try
        {
            using var file = new MemoryStream(content, writable: false);
            if (!IsBounded(file)) throw FileGate.TooLarge(name);
            file.Position = 0;
            var rows = new List<IReadOnlyList<string>>();
            foreach (IDictionary<string, object?> row in file.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
            {
                if (row.Count > TableFile.MostColumns * 4 || rows.Count > Rows) break;
                var cells = row.Values.Select(Text).ToList();
                while (cells.Count > 0 && cells[^1].Length == 0) cells.RemoveAt(cells.Count - 1);
                rows.Add(cells);
            }
            return rows;
        }
        // What a broken or hostile workbook breaks in a reader of workbooks is the reader's affair; to its sender it is no table.
        catch (Exception e) when (e is not (Domain.RefusedException or OutOfMemoryException))
        {
            throw TableFile.NoTable(name);
        }
    }

    // Twice the longest table, as text has it too.
    private const int Rows = 10_100;

    // What the archive says of itself may be a lie: counted is what really comes out.
    private static bool IsBounded(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MostParts) return false;
        var (piece, left) = (new byte[64 * 1024], MostUnpacked);
        foreach (var part in archive.Entries)
        {
            using var unpacked = part.Open();
            int count;
            while ((count = unpacked.Read(piece)) > 0)
                if ((left -= count) < 0) return false;
        }
        return true;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        DateTime at => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString(Math.Abs(number) < 1e15 ? "0.##########" : "R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
