using System.Text.RegularExpressions;

namespace Plainmend.Domain.Letters;

/// <summary>
/// What somebody wrote himself in an answer by e-mail: everything before the letter he answers is repeated. Mail programs mark
/// the place each in their own way; where none is known, nothing is cut.
/// </summary>
public static partial class OwnWords
{
    /// <summary>The own words, without blank lines at their ends; empty when there are none.</summary>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, (line) => Divider().IsMatch(line.Trim()));
        // "On … wrote:" may be broken over two lines by the sender's program.
        for (var n = 0; n + 1 < lines.Length && (end < 0 || n < end); n++)
            if (Divider().IsMatch($"{lines[n].Trim()} {lines[n + 1].Trim()}") && lines[n].Trim().Length > 0) end = n;
        var own = end < 0 ? lines : lines[..end];
        var quotes = own.Length;
        while (quotes > 0 && (own[quotes - 1].Trim().Length == 0 || own[quotes - 1].TrimStart().StartsWith('>'))) quotes--;
        return string.Join('\n', own[..quotes]).Trim();
    }

    /// <summary>The own words; where somebody only repeated, all of it, and of an empty letter its subject.</summary>
    public static string Or(string text, string subject) => Of(text) is { Length: > 0 } own ? own : text.Trim() is { Length: > 0 } all ? all : subject;

    /// <summary>A text as it may be kept: without characters that cannot be, and with an ellipsis where it was too long.</summary>
    /// <param name="most">Most characters (UTF-16).</param>
    public static string Cut(string text, int most)
    {
        var clean = string.Concat(text.EnumerateRunes().Where(r => r.Value is not (0 or 0xFFFD))).Normalize().Trim();
        if (clean.Length <= most) return clean;
        var end = most - 1;
        return clean[..(char.IsHighSurrogate(clean[end - 1]) ? end - 1 : end)] + "…";
    }

    // Gmail, Apple Mail, Outlook, Foxmail, QQ and NetEase mail, in English and Chinese.
    [GeneratedRegex(@"^(On .{6,200} wrote:|在\s?.{4,200}写道[:：]|.{4,200}于.{4,80}写道[:：]|-{2,}\s*(Original Message|Original|原始邮件|原邮件|回复的原邮件|Forwarded message|转发邮件信息)\s*-{2,}|_{10,}|(From|发件人)[:：]\s.*@.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Divider();
}
