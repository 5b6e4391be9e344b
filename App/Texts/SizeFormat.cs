using System.Globalization;

namespace Plainmend.Texts;

/// <summary>Prints sizes of files: 640 KB, 2.4 MB.</summary>
public static class SizeFormat
{
    private const long Kilo = 1024, Mega = Kilo * Kilo;

    /// <summary>Kilobytes rounded up, from a megabyte on megabytes with one place.</summary>
    public static string Of(long bytes) => bytes < Mega
        ? string.Create(CultureInfo.CurrentCulture, $"{(bytes + Kilo - 1) / Kilo} KB")
        : string.Create(CultureInfo.CurrentCulture, $"{(decimal)bytes / Mega:0.#} MB");
}
