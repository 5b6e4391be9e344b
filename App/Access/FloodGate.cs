using System.Collections.Concurrent;

namespace Plainmend.Access;

/// <summary>Bounds anonymous reports: at most thirty from one address in ten minutes.</summary>
public sealed class FloodGate(TimeProvider clock)
{
    private const int Most = 30;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _seen = new();

    /// <summary>Counts one report and says whether it may pass.</summary>
    public bool Allows(string address)
    {
        var now = clock.GetUtcNow();
        if (_seen.Count > 10_000) foreach (var old in _seen.Where(s => now - s.Value.Since > Within).ToArray()) _seen.TryRemove(old.Key, out _);
        return _seen.AddOrUpdate(address, (1, now), (_, s) => now - s.Since > Within ? (1, now) : (s.Count + 1, s.Since)).Count <= Most;
    }
}
