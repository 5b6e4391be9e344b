namespace Plainmend.Http;

/// <summary>One cell of a table to take away: quoted where needed, and never the beginning of a formula.</summary>
public static class CsvCell
{
    // What spreadsheet programs take for a formula, full-width forms included. Source: OWASP, CSV injection.
    private const string Active = "=+-@\t\r＝＋－＠";

    public static string Of(string text)
    {
        var safe = text.Length > 0 && Active.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
