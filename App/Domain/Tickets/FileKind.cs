using System.Text;

namespace Plainmend.Domain.Tickets;

/// <summary>What may be attached.</summary>
public enum FileKind
{
    Jpeg, Png, WebP, Heic, Pdf, Text,
    /// <summary>A table that waits to be taken over; never attached to anything.</summary>
    Table,
}

/// <summary>Tells what a file is from its content alone: name and declared type are whatever the sender liked.</summary>
public static class FileKinds
{
    // What a browser might take for a page or a drawing with script in it.
    private static readonly string[] Markup = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe"];
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The kind of these bytes; null when it is none that may be attached.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        _ when IsPng(content) => FileKind.Png,
        _ when IsWebP(content) => FileKind.WebP,
        _ when IsHeic(content) => FileKind.Heic,
        _ when content.StartsWith("%PDF-"u8) => FileKind.Pdf,
        _ => IsText(content) ? FileKind.Text : null,
    };

    /// <summary>The media type under which a download of this kind is sent.</summary>
    public static string Media(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.WebP => "image/webp",
        FileKind.Heic => "image/heic",
        FileKind.Pdf => "application/pdf",
        _ => "text/plain; charset=utf-8",
    };

    /// <summary>True for pictures every browser draws. Not for HEIC, which most do not.</summary>
    public static bool IsShown(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.WebP;

    // Source: PNG specification 5.2 and 11.2.2: the signature, then at once a header chunk of 13 bytes.
    private static bool IsPng(ReadOnlySpan<byte> c) =>
        c.Length > 33 && c[..8].SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && c[8..16].SequenceEqual("\0\0\0\rIHDR"u8);

    // Source: WebP container specification: RIFF, a length, WEBP, then one of three first chunks.
    private static bool IsWebP(ReadOnlySpan<byte> c) =>
        c.Length > 20 && c.StartsWith("RIFF"u8) && c[8..15].SequenceEqual("WEBPVP8"u8) && c[15] is (byte)' ' or (byte)'L' or (byte)'X';

    // Source: ISO/IEC 23008-12, brands of still pictures coded with HEVC.
    private static bool IsHeic(ReadOnlySpan<byte> c) =>
        c.Length > 16 && c[4..8].SequenceEqual("ftyp"u8) && Encoding.ASCII.GetString(c[8..12]) is "heic" or "heix" or "heim" or "heis" or "mif1" or "hevc" or "hevx";

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return false;
        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        return !text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')) && !Markup.Any(m => text.Contains(m, StringComparison.OrdinalIgnoreCase));
    }
}
