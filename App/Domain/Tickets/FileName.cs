using System.Globalization;
using System.Text;

namespace Plainmend.Domain.Tickets;

/// <summary>Names of files as they may be shown and downloaded: one plain name that ends as its content says.</summary>
public static class FileName
{
    // File systems take 255 bytes; what saves a file adds its own, such as " (1)".
    private const int MostUtf8 = 200;
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".pdf", ".txt", ".log"];
    private static readonly HashSet<string> Devices = new(["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// A name of any origin made safe: no path, no control or direction characters, none a file system refuses, bounded,
    /// with the ending of its kind. Letters of every script stay as they are.
    /// </summary>
    /// <param name="name">As the sender's machine called it; may be anything.</param>
    public static string Safe(string? name, FileKind kind)
    {
        var plain = Plain(name ?? "");
        var ending = Endings.FirstOrDefault(e => plain.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var right = ending is not null && Fits(ending, kind) ? ending : Ending(kind);
        var stem = (ending is null ? plain : plain[..^ending.Length]).Trim(' ', '.');
        if (stem.Length == 0 || Devices.Contains(stem.Split('.')[0].TrimEnd())) stem = "_" + stem;
        return Cut(stem, MostUtf8 - right.Length) + right;
    }

    /// <summary>The name as a sentence may repeat it: safe, but with the ending it came with.</summary>
    public static string Shown(string? name) => Cut(Plain(name ?? ""), 80) is { Length: > 0 } shown ? shown : "_";

    private static string Plain(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        // A half of a character would not survive the way to a header and back.
        var whole = string.Concat(last.EnumerateRunes().Where(r => r != Rune.ReplacementChar && !IsHidden(r)).Select(r => r.IsAscii && "<>:\"|?*".Contains((char)r.Value, StringComparison.Ordinal) ? "_" : r.ToString()));
        return whole.Normalize(NormalizationForm.FormC).Trim(' ', '.');
    }

    // Format characters turn the reading direction, so that "gpj.exe" reads "exe.jpg".
    private static bool IsHidden(Rune r) => Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static bool Fits(string ending, FileKind kind) => kind switch
    {
        FileKind.Jpeg => ending is ".jpg" or ".jpeg",
        FileKind.Heic => ending is ".heic" or ".heif",
        FileKind.Text => ending is ".txt" or ".log",
        _ => ending == Ending(kind),
    };

    private static string Ending(FileKind kind) => kind switch
    {
        FileKind.Jpeg => ".jpg",
        FileKind.Png => ".png",
        FileKind.WebP => ".webp",
        FileKind.Heic => ".heic",
        FileKind.Pdf => ".pdf",
        _ => ".txt",
    };

    private static string Cut(string stem, int most)
    {
        var kept = new StringBuilder();
        var size = 0;
        for (var parts = StringInfo.GetTextElementEnumerator(stem); parts.MoveNext() && (size += Encoding.UTF8.GetByteCount(parts.GetTextElement())) <= most;) kept.Append(parts.GetTextElement());
        return kept.ToString().TrimEnd(' ', '.');
    }
}
