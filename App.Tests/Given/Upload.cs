namespace Plainmend.Tests.Given;

/// <summary>Small files of every kind, and files that pretend.</summary>
internal static class Upload
{
    /// <summary>A real picture of one pixel that browsers draw.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];
    public static byte[] WebP { get; } = [.. "RIFF"u8, 26, 0, 0, 0, .. "WEBPVP8L"u8, 13, 0, 0, 0, 0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 7, 0];
    public static byte[] Heic { get; } = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];
    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n%âãÏÓ\n1 0 obj"u8];
    public static byte[] Text { get; } = [.. "序列号 A-1024\r\n\t不制冷\n"u8];

    /// <summary>A picture of this many bytes.</summary>
    public static byte[] PngOf(int bytes)
    {
        var content = new byte[bytes];
        Png.CopyTo(content, 0);
        return content;
    }

    /// <summary>What must not come in, whatever it is called.</summary>
    public static IReadOnlyDictionary<string, byte[]> Refused { get; } = new Dictionary<string, byte[]>
    {
        ["drawing.svg"] = [.. "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8],
        ["drawing.png"] = [.. "<?xml version=\"1.0\"?><svg/>"u8],
        ["page.html"] = [.. "<!doctype html><script>alert(1)</script>"u8],
        ["photo.jpg"] = [.. "<html><body onload=alert(1)>"u8],
        ["late.txt"] = [.. "Dear desk,\n\n<SCRIPT>alert(1)</SCRIPT>"u8],
        ["marked.txt"] = [0xEF, 0xBB, 0xBF, .. "<!DOCTYPE html>"u8],
        ["bomb.png"] = [0x50, 0x4B, 3, 4, .. new byte[64]],
        ["bomb.gz.jpg"] = [0x1F, 0x8B, 8, 0, .. new byte[32]],
        ["program.pdf"] = [.. "MZ"u8, 0x90, 0, 3, 0, .. new byte[64]],
        ["moving.gif"] = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0],
        ["half.png"] = Png[..20],
        ["signature-only.png"] = [.. Png[..8], .. "<script>alert(1)</script> and then some"u8],
        ["late.pdf"] = [.. "\0\0\0%PDF-1.7"u8],
        ["riff.webp"] = [.. "RIFF"u8, 26, 0, 0, 0, .. "WAVEfmt "u8, .. new byte[20]],
        ["film.heic"] = [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[16]],
        ["gbk.txt"] = [0xD0, 0xF2, 0xC1, 0xD0, 0xBA, 0xC5],
        ["nul.txt"] = [.. "a\0b"u8],
        ["escape.txt"] = [.. "a\u001b[2Jb"u8],
        ["wide.txt"] = [0xFF, 0xFE, 0x61, 0, 0x62, 0],
    };
}
