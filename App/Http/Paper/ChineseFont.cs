using SkiaSharp;

namespace Plainmend.Http.Paper;

/// <summary>A typeface of this machine that knows Chinese. Without one a sheet would be a page of boxes, so none is made.</summary>
/// <param name="folders">Where fonts lie, searched with everything below.</param>
public sealed class ChineseFont(IReadOnlyList<string> folders)
{
    // The usual ones of Linux, Windows and macOS, the best first; bold ones beside them.
    private static readonly string[] Plain =
    [
        "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf", "NotoSansSC-Regular.ttf", "NotoSansSC[wght].ttf", "SourceHanSansSC-Regular.otf", "SourceHanSans-Regular.ttc",
        "msyh.ttc", "PingFang.ttc", "Hiragino Sans GB.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "STHeiti Medium.ttc", "simhei.ttf", "simsun.ttc",
    ];
    private static readonly string[] Heavy = ["NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", "NotoSansSC-Bold.otf", "NotoSansSC-Bold.ttf", "SourceHanSansSC-Bold.otf", "SourceHanSans-Bold.ttc", "msyhbd.ttc"];
    private const string Probe = "修贰￥";

    private readonly Lazy<(SKTypeface? Plain, SKTypeface? Heavy)> _faces = new(() => Find(folders));

    /// <summary>Fonts where the three systems keep them.</summary>
    public static ChineseFont OfMachine() => new(
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "fonts"),
    ]);

    /// <summary>False when no Chinese can be printed on this machine.</summary>
    public bool IsThere => _faces.Value.Plain is not null;

    /// <summary>The typeface at a size in points; a missing bold one is thickened.</summary>
    internal SKFont At(float size, bool bold) => new((bold ? _faces.Value.Heavy : null) ?? _faces.Value.Plain!, size)
    {
        Embolden = bold && _faces.Value.Heavy is null, Subpixel = true, Hinting = SKFontHinting.None,
    };

    private static (SKTypeface?, SKTypeface?) Find(IReadOnlyList<string> folders)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var deep = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        foreach (var file in folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", deep))) found.TryAdd(Path.GetFileName(file), file);
        return (First(Plain), First(Heavy));

        SKTypeface? First(string[] names) => names.Select(n => found.TryGetValue(n, out var file) ? Face(file) : null).FirstOrDefault(f => f is not null);
    }

    // A collection holds one face a country: the same character is drawn otherwise in Japan.
    private static SKTypeface? Face(string file)
    {
        SKTypeface? best = null;
        for (var n = 0; n < 10 && SKTypeface.FromFile(file, n) is { } face; n++)
        {
            using var font = new SKFont(face);
            if (!font.ContainsGlyphs(Probe)) continue;
            if (face.FamilyName.Contains("SC", StringComparison.Ordinal)) return face;
            best ??= face;
        }
        return best;
    }
}
