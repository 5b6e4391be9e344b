using System.Text;

namespace Plainmend.Access.Tables;

/// <summary>A table as text (CSV, RFC 4180): UTF-8 with or without its mark, otherwise GB18030, which Chinese spreadsheet programs write.</summary>
internal static class TextTable
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly char[] Dividers = [',', ';', '\t'];

    /// <summary>Line by line; a field in quotes may hold line ends.</summary>
    /// <exception cref="Domain.RefusedException">It is in no known encoding, or no text at all.</exception>
    public static IEnumerable<IReadOnlyList<string>> Read(string? name, byte[] content)
    {
        var text = Decode(content);
        if (text is null || text.Contains('\0', StringComparison.Ordinal)) throw TableFile.NoTable(name);
        return Lines(name, text, Divider(text));
    }

    private static string? Decode(byte[] content)
    {
        var bytes = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(3) : content;
        foreach (var encoding in new[] { Utf8, Gb18030 })
            try
            {
                return encoding.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // The next one, then none.
            }
        return null;
    }

    // The sign that divides the head; a comma inside a word of the head is not expected there.
    private static char Divider(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var head = end < 0 ? text : text[..end];
        return Dividers.MaxBy(sign => head.Count(c => c == sign));
    }

    private static IEnumerable<IReadOnlyList<string>> Lines(string? name, string text, char divider)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == divider) Take(cells, cell);
            else if (c is '\r' or '\n')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                Take(cells, cell);
                yield return cells;
                cells = [];
            }
            else cell.Append(c);
            if (cells.Count > TableFile.MostColumns || cell.Length > TableFile.LongestCell) throw TableFile.NoTable(name);
        }
        if (cells.Count == 0 && cell.Length == 0) yield break;
        Take(cells, cell);
        yield return cells;
    }

    private static void Take(List<string> cells, StringBuilder cell)
    {
        cells.Add(ActiveCell.Plain(cell.ToString().Trim()));
        cell.Clear();
    }
}
