namespace Plainmend.Access.Tables;

/// <summary>Text that a spreadsheet program would take for a formula, and the sign that stops it.</summary>
public static class ActiveCell
{
    // What spreadsheet programs take for a formula, full-width forms included. Source: OWASP, CSV injection.
    private const string Active = "=+-@\t\r＝＋－＠";

    /// <summary>The text as it may stand in a table of text.</summary>
    public static string Guarded(string text) => IsActive(text) ? "'" + text : text;

    /// <summary>The text without the sign, so that what was taken away comes back as it was.</summary>
    public static string Plain(string text) => text.Length > 1 && text[0] == '\'' && IsActive(text[1..]) ? text[1..] : text;

    private static bool IsActive(string text) => text.Length > 0 && Active.Contains(text[0], StringComparison.Ordinal);
}
