using System.Text;
using SkiaSharp;

namespace Plainmend.Http.Paper;

/// <summary>A4 pages that are written from top to bottom. Lengths are points; a point is 1/72 inch.</summary>
internal sealed class Sheet(SKDocument document, ChineseFont fonts, string foot) : IDisposable
{
    private const float Width = 595.28f, Height = 841.89f;
    // 16 mm.
    private const float Edge = 45.35f;
    public const float Left = Edge, Right = Width - Edge;
    private static readonly SKColor Ink = new(0x14, 0x21, 0x2B), QuietInk = new(0x4B, 0x5A, 0x66), Hairline = new(0xD9, 0xE0, 0xE5);

    private readonly SKPaint _paint = new() { IsAntialias = true };
    private SKCanvas? _page;
    private float _y;
    private int _number;

    /// <summary>Begins a new page unless so much still fits on this one; what belongs together is asked for at once.</summary>
    public void Need(float height)
    {
        if (_page is not null && _y + height <= Height - Edge - 20f) return;
        End();
        (_page, _y, _number) = (document.BeginPage(Width, Height), Edge, _number + 1);
    }

    public void Down(float by) => _y += by;

    /// <summary>Writes on this line from <paramref name="x"/> to the right.</summary>
    public void From(float x, string text, Type type) => Put(text, x, SKTextAlign.Left, type);

    /// <summary>Writes on this line so that it ends at <paramref name="x"/>.</summary>
    public void Until(float x, string text, Type type) => Put(text, x, SKTextAlign.Right, type);

    /// <summary>What fits into a width, line by line.</summary>
    public IReadOnlyList<string> Broken(string text, float width, Type type)
    {
        using var font = fonts.At(type.Size, type.Bold);
        var lines = new List<string>();
        for (var rest = text.Trim(); rest.Length > 0;)
        {
            var fits = Math.Max(1, font.BreakText(rest, width));
            // Latin words and figures stay whole where they can.
            var space = fits < rest.Length && char.IsAsciiLetterOrDigit(rest[fits]) ? rest.LastIndexOf(' ', fits - 1) : -1;
            lines.Add(rest[..(space > 0 ? space : fits)].TrimEnd());
            rest = rest[(space > 0 ? space : fits)..].TrimStart();
        }
        return lines;
    }

    /// <summary>Writes a paragraph over the whole width, and goes below it.</summary>
    public void Paragraph(string text, Type type)
    {
        foreach (var line in Broken(text, Right - Left, type))
        {
            Need(type.Line);
            From(Left, line, type);
            Down(type.Line);
        }
    }

    public void Rule()
    {
        (_paint.Color, _paint.StrokeWidth) = (Hairline, 0.75f);
        _page!.DrawLine(Left, _y, Right, _y, _paint);
    }

    public void End()
    {
        if (_page is null) return;
        _y = Height - Edge;
        Put(foot, Left, SKTextAlign.Left, Type.Small);
        Put(_number.ToString(System.Globalization.CultureInfo.InvariantCulture), Right, SKTextAlign.Right, Type.Small);
        document.EndPage();
        _page = null;
    }

    public void Dispose() => _paint.Dispose();

    private void Put(string text, float x, SKTextAlign align, Type type)
    {
        if (text.Length == 0) return;
        using var font = fonts.At(type.Size, type.Bold);
        using var written = Written(text, font);
        _paint.Color = type.Quiet ? QuietInk : Ink;
        _page!.DrawText(written, align == SKTextAlign.Right ? x - font.MeasureText(text) : x, _y + type.Size, _paint);
    }

    // With the characters each glyph was drawn for: fonts draw 白 and the radical ⽩ alike, and who copies or searches means the character.
    private static SKTextBlob Written(string text, SKFont font)
    {
        var (glyphs, utf8) = (font.GetGlyphs(text), Encoding.UTF8.GetBytes(text));
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocateRawHorizontalTextRun(font, glyphs.Length, 0f, utf8.Length);
        glyphs.CopyTo(run.Glyphs);
        utf8.CopyTo(run.Text);
        var widths = font.GetGlyphWidths(glyphs);
        var (at, offset, n) = (0f, 0u, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            (run.Positions[n], run.Clusters[n]) = (at, offset);
            (at, offset, n) = (at + widths[n], offset + (uint)rune.Utf8SequenceLength, n + 1);
        }
        return builder.Build()!;
    }
}

/// <summary>How text looks: size in points, weight, colour.</summary>
internal sealed record Type(float Size, bool Bold = false, bool Quiet = false)
{
    public static readonly Type Brand = new(15f, Bold: true), Title = new(17f, Bold: true), Body = new(10f), Strong = new(10f, Bold: true), Label = new(10f, Quiet: true), Sum = new(12f, Bold: true), Small = new(8f, Quiet: true);

    /// <summary>From one line to the next.</summary>
    public float Line => Size * 1.5f;
}
