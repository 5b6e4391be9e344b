using System.Collections.Concurrent;

namespace Plainmend.Access;

/// <summary>Adds up per name within a stretch of time that begins with its first entry; afterwards it begins anew.</summary>
internal sealed class WindowTally(TimeProvider clock, TimeSpan within)
{
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<string, (long Sum, DateTimeOffset Since)> _seen = new();

    /// <summary>Adds to a name; returns its sum with it.</summary>
    public long Add(string name, long amount)
    {
        var now = clock.GetUtcNow();
        // Old entries go when many have gathered, so that passers-by do not fill the memory.
        if (_seen.Count > MostKept) foreach (var old in _seen.Where(s => now - s.Value.Since > within).ToArray()) _seen.TryRemove(old.Key, out _);
        return _seen.AddOrUpdate(name, (amount, now), (_, s) => now - s.Since > within ? (amount, now) : (s.Sum + amount, s.Since)).Sum;
    }

    /// <summary>What a name has now.</summary>
    public long Of(string name) => _seen.TryGetValue(name, out var s) && clock.GetUtcNow() - s.Since <= within ? s.Sum : 0;
}
