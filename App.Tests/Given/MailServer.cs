using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Plainmend.Tests.Given;

/// <summary>A mail server on loopback that speaks just enough SMTP, keeps what it took, and stumbles where the test wants it.</summary>
public sealed class MailServer : LoopbackServer
{
    private readonly ConcurrentQueue<string> _taken = new();

    /// <summary>Every letter it said yes to, head and body as sent.</summary>
    public IReadOnlyList<string> Taken => [.. _taken];

    /// <summary>Asked at every command and after the letter (".") for another answer; null = as usual, "" = hang up.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    protected override async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(End) is { } line)
        {
            if (Answer(line) is { } other)
            {
                if (other.Length == 0) return;
                await writer.WriteLineAsync(other);
                continue;
            }
            if (!line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.OrdinalIgnoreCase) ? "250 test" : line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 ok");
                continue;
            }
            await writer.WriteLineAsync("354 go on");
            var letter = new StringBuilder();
            while (await reader.ReadLineAsync(End) is { } part && part != ".") letter.Append(part).Append('\n');
            var answer = Answer(".");
            if (answer is null || answer.StartsWith('2')) _taken.Enqueue(letter.ToString());
            // Hanging up now: the letter is taken, and nobody is told.
            if (answer is { Length: 0 })
            {
                _taken.Enqueue(letter.ToString());
                return;
            }
            await writer.WriteLineAsync(answer ?? "250 taken");
        }
    }
}
