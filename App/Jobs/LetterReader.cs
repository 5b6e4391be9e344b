using System.Text;
using MimeKit;
using MimeKit.Text;
using Plainmend.Domain.Letters;

namespace Plainmend.Jobs;

/// <summary>From the message of the mail library to the letter as we read it.</summary>
internal static class LetterReader
{
    // Where mail servers write to whom a letter was really sent.
    private static readonly string[] Delivered = ["Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To"];

    public static IncomingLetter Read(MimeMessage message)
    {
        var from = message.From.Mailboxes.FirstOrDefault() ?? message.Sender;
        var to = message.To.Mailboxes.Concat(message.Cc.Mailboxes).Select(m => m.Address)
            .Concat(message.Headers.Where(h => Delivered.Contains(h.Field, StringComparer.OrdinalIgnoreCase)).Select(h => h.Value.Trim('<', '>', ' ')));
        return new(
            message.MessageId is { Length: > 0 } id ? id : $"{message.Date:O} {from?.Address} {message.Subject}", from?.Address ?? "", from?.Name ?? "", [.. to],
            message.Subject ?? "", message.TextBody ?? (message.HtmlBody is { } html ? Plain(html) : ""), ByMachine(message),
            [.. message.Attachments.OfType<MimePart>().Select(File).OfType<LetterFile>()]);
    }

    private static LetterFile? File(MimePart part)
    {
        if (part.Content is null) return null;
        using var bytes = new MemoryStream();
        part.Content.DecodeTo(bytes);
        return new(part.FileName, bytes.ToArray());
    }

    // RFC 3834, and what mail programs did before it.
    private static bool ByMachine(MimeMessage message)
    {
        var auto = message.Headers[HeaderId.AutoSubmitted];
        if (auto is not null && !auto.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)) return true;
        if (message.Headers[HeaderId.Precedence] is { } precedence && precedence.Trim().ToUpperInvariant() is "BULK" or "LIST" or "JUNK" or "AUTO_REPLY") return true;
        if (message.Headers.Contains(HeaderId.ListId) || message.Headers.Contains("X-Autoreply") || message.Headers.Contains("X-Auto-Response-Suppress") || message.Body is MultipartReport) return true;
        if (message.Headers[HeaderId.ReturnPath]?.Trim() == "<>") return true;
        var name = message.From.Mailboxes.FirstOrDefault()?.Address.Split('@')[0].ToUpperInvariant();
        return name is null or "MAILER-DAEMON" or "POSTMASTER" or "NO-REPLY" or "NOREPLY";
    }

    // The words of a letter that comes as HTML alone: no styles, no scripts, a line where a block ends.
    private static string Plain(string html)
    {
        var (words, hidden) = (new StringBuilder(), 0);
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        while (tokens.ReadNextToken(out var token))
            if (token is HtmlTagToken { Id: HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title } inner) hidden = inner.IsEndTag ? Math.Max(0, hidden - 1) : inner.IsEmptyElement ? hidden : hidden + 1;
            else if (token is HtmlTagToken { Id: HtmlTagId.Br } || token is HtmlTagToken { IsEndTag: true, Id: HtmlTagId.P or HtmlTagId.Div or HtmlTagId.LI or HtmlTagId.TR or HtmlTagId.H1 or HtmlTagId.H2 }) words.Append('\n');
            else if (token is HtmlDataToken data and not (HtmlScriptDataToken or HtmlCDataToken) && hidden == 0) words.Append(data.Data.ReplaceLineEndings(" "));
        return words.ToString().Trim();
    }
}
