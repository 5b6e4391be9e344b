using System.Globalization;

namespace Plainmend.Texts;

/// <summary>The one way to put values into a text of a room.</summary>
public static class Pattern
{
    /// <summary>Fills the placeholders {0}, {1} … of a text in the reader's culture. Money, dates and durations come in already formatted.</summary>
    public static string With(this string pattern, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, pattern, values);
}
