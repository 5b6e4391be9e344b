using System.Globalization;

namespace Plainmend.Components.Shared;

/// <summary>How a drawing's coordinates and sizes are written.</summary>
internal static class Svg
{
    /// <summary>Two decimals at most, with a point in every language.</summary>
    public static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
