using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Plainmend.Tests.Given;

/// <summary>A letter-box on loopback that speaks just enough IMAP4rev1: sign in, look for what was not seen, fetch it, mark it.</summary>
public sealed partial class MailBox : LoopbackServer
{
    private readonly ConcurrentDictionary<int, (byte[] Bytes, bool Seen)> _letters = new();

    /// <summary>How many were not marked as seen.</summary>
    public int Unseen => _letters.Values.Count(l => !l.Seen);

    /// <summary>Asked at every command; true hangs up instead of answering.</summary>
    public Func<string, bool> HangsUp { get; set; } = _ => false;

    public void Put(MimeMessage letter)
    {
        using var bytes = new MemoryStream();
        letter.WriteTo(bytes);
        _letters[_letters.Count + 1] = (bytes.ToArray(), false);
    }

    protected override async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync(stream, "* OK [CAPABILITY IMAP4rev1] ready");
        while (await reader.ReadLineAsync(End) is { } line)
        {
            if (HangsUp(line)) return;
            var (tag, command) = (line.Split(' ')[0], line[(line.IndexOf(' ') + 1)..]);
            foreach (var answer in Answer(command)) await stream.WriteAsync(answer, End);
            await SayAsync(stream, $"{tag} OK {(command.StartsWith("SELECT", StringComparison.Ordinal) ? "[READ-WRITE] " : "")}done");
            // Whoever says goodbye waits for the line to be closed.
            if (command.StartsWith("LOGOUT", StringComparison.Ordinal)) return;
        }
    }

    private IEnumerable<byte[]> Answer(string command)
    {
        var uid = Uid().Match(command) is { Success: true } found ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (command.StartsWith("CAPABILITY", StringComparison.Ordinal)) yield return Line("* CAPABILITY IMAP4rev1");
        else if (command.StartsWith("LIST", StringComparison.Ordinal)) yield return Line("* LIST () \"/\" INBOX");
        else if (command.StartsWith("SELECT", StringComparison.Ordinal))
            yield return Line($"* FLAGS (\\Seen)\r\n* {_letters.Count} EXISTS\r\n* 0 RECENT\r\n* OK [PERMANENTFLAGS (\\Seen)] ok\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT {_letters.Count + 1}] ok");
        else if (command.StartsWith("UID SEARCH", StringComparison.Ordinal)) yield return Line("* SEARCH " + string.Join(' ', _letters.Where(l => !l.Value.Seen).Select(l => l.Key).Order()));
        else if (command.Contains("BODY.PEEK[]", StringComparison.Ordinal))
        {
            yield return Line($"* {uid} FETCH (UID {uid} BODY[] {{{_letters[uid].Bytes.Length}}}");
            yield return _letters[uid].Bytes;
            yield return Line(")");
        }
        else if (command.StartsWith("UID FETCH", StringComparison.Ordinal)) yield return Line($"* {uid} FETCH (UID {uid} RFC822.SIZE {_letters[uid].Bytes.Length})");
        else if (command.StartsWith("UID STORE", StringComparison.Ordinal)) _letters[uid] = _letters[uid] with { Seen = true };
        else if (command.StartsWith("LOGOUT", StringComparison.Ordinal)) yield return Line("* BYE");
    }

    private static byte[] Line(string text) => Encoding.Latin1.GetBytes(text + "\r\n");

    private Task SayAsync(NetworkStream stream, string text) => stream.WriteAsync(Line(text), End).AsTask();

    [GeneratedRegex(@"^UID (?:FETCH|STORE) (\d+) ")]
    private static partial Regex Uid();
}
