using Plainmend.Access.Tables;

namespace Plainmend.Http;

/// <summary>One cell of a table to take away: quoted where needed, and never the beginning of a formula.</summary>
public static class CsvCell
{
    public static string Of(string text)
    {
        var safe = ActiveCell.Guarded(text);
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
