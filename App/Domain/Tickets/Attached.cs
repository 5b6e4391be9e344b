namespace Plainmend.Domain.Tickets;

/// <summary>What a technician's photos show.</summary>
public enum PhotoKind { Before, After, Other }

/// <summary>A file as the act names it that sent it; its bytes are kept apart under the same id.</summary>
/// <param name="Name">As a download is called: see <see cref="FileName"/>.</param>
/// <param name="Size">In bytes.</param>
public sealed record Attached(Guid Id, string Name, FileKind Kind, long Size)
{
    /// <summary>Most bytes of one file.</summary>
    public const int MostBytes = 8 * 1024 * 1024;
    /// <summary>Most files of one message, report or set of photos.</summary>
    public const int MostPerAct = 6;
    /// <summary>Most bytes of all files of one ticket.</summary>
    public const long MostBytesPerTicket = 100L * 1024 * 1024;

    /// <summary>The files a fact names; none for most kinds of facts, and none that was erased with its customer.</summary>
    public static IReadOnlyList<Attached> Of(Fact fact) => Named(fact) is { } files ? [.. files.Where(f => f.Name != Erasure.Mark)] : [];

    private static IReadOnlyList<Attached>? Named(Fact fact) => fact switch
    {
        Submitted f => f.Files,
        RepliedPublicly f => f.Files,
        NotedInternally f => f.Files,
        CustomerWrote f => f.Files,
        PhotosAdded f => f.Files,
        WorksSigned { Drawing: { } drawing } => [drawing],
        _ => null,
    };
}
