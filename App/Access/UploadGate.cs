using Plainmend.Domain.Tickets;

namespace Plainmend.Access;

/// <summary>
/// Bounds what people without a session may send: an hour's worth per link or address, and per company for all of them
/// together. Counted in this process; what is stored is bounded besides, see <c>UploadActions</c>.
/// </summary>
public sealed class UploadGate(TimeProvider clock)
{
    /// <summary>Most bytes an hour from one link or one address.</summary>
    public const long MostEach = 128L * 1024 * 1024;
    /// <summary>Most bytes an hour into one company from everybody without a session.</summary>
    public const long MostTogether = 2048L * 1024 * 1024;
    // A thousand tiny files are a flood, too.
    private const long Least = 512 * 1024;
    private readonly WindowTally _bytes = new(clock, TimeSpan.FromHours(1));

    /// <summary>Counts one file before it is read and says whether it may come in.</summary>
    /// <param name="from">The link or the address it comes from.</param>
    /// <param name="bytes">Its size as declared; unknown counts as the largest.</param>
    public bool Allows(int tenant, string from, long? bytes)
    {
        var size = Math.Clamp(bytes ?? Attached.MostBytes, Least, Attached.MostBytes);
        // The one who floods is stopped before he uses up what the others share.
        return _bytes.Add($"each:{tenant}:{from}", size) <= MostEach && _bytes.Add($"all:{tenant}", size) <= MostTogether;
    }
}
