using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Plainmend.Http.Api;

/// <summary>A stream of lines in batches: as many as have arrived, at most five hundred at once.</summary>
internal static class NdLines
{
    /// <summary>The longest line, in bytes; a longer one is passed over and stands as null.</summary>
    public const int Longest = 64 * 1024;
    private const int MostAtOnce = 500;

    public static async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadAsync(PipeReader body, [EnumeratorCancellation] CancellationToken stop)
    {
        var passing = false;
        for (var ended = false; !ended;)
        {
            var read = await body.ReadAsync(stop);
            var rest = read.Buffer;
            var lines = Whole(ref rest, ref passing);
            ended = read.IsCompleted;
            if (ended && (passing || !rest.IsEmpty)) lines.Add(Kept(rest, passing));
            else if (rest.Length > Longest) (passing, rest) = (true, rest.Slice(rest.End));
            body.AdvanceTo(ended ? rest.End : rest.Start, rest.End);
            foreach (var batch in lines.Chunk(MostAtOnce)) yield return batch;
        }
    }

    // Said with its type: a plain null would be converted to an empty line, and nobody would hear of it.
    private static ReadOnlyMemory<byte>? Kept(ReadOnlySequence<byte> line, bool passing) =>
        passing || line.Length > Longest ? default(ReadOnlyMemory<byte>?) : line.ToArray();

    private static List<ReadOnlyMemory<byte>?> Whole(ref ReadOnlySequence<byte> rest, ref bool passing)
    {
        var lines = new List<ReadOnlyMemory<byte>?>();
        while (rest.PositionOf((byte)'\n') is { } end)
        {
            var line = rest.Slice(0, end);
            lines.Add(Kept(line, passing));
            (passing, rest) = (false, rest.Slice(rest.GetPosition(1, end)));
        }
        return lines;
    }
}
