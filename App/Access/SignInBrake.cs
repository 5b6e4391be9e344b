using System.Collections.Concurrent;

namespace Plainmend.Access;

/// <summary>Slows guessing: after ten misses from one address within ten minutes it is turned away until they have passed.</summary>
public sealed class SignInBrake(TimeProvider clock)
{
    private const int Most = 10;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (int Misses, DateTimeOffset Since)> _missed = new();

    public bool Allows(string address) => !_missed.TryGetValue(address, out var m) || m.Misses < Most || clock.GetUtcNow() - m.Since > Within;

    public void Missed(string address)
    {
        var now = clock.GetUtcNow();
        _missed.AddOrUpdate(address, (1, now), (_, m) => now - m.Since > Within ? (1, now) : (m.Misses + 1, m.Since));
        // Old entries go when many have gathered, so that passers-by do not fill the memory.
        if (_missed.Count > 10_000) foreach (var old in _missed.Where(m => now - m.Value.Since > Within).ToArray()) _missed.TryRemove(old.Key, out _);
    }
}
