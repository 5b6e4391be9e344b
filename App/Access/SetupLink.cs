using System.Security.Cryptography;

namespace Plainmend.Access;

/// <summary>The one-time link by which the first administrator comes in: 160 random bits, its hash in memory only, valid until used or until a restart.</summary>
public sealed class SetupLink
{
    private readonly Lock _gate = new();
    private byte[]? _hash;
    private bool _taken;

    /// <summary>Makes a new secret; an earlier one opens nothing any more.</summary>
    public string Offer()
    {
        var secret = LinkSecret.New();
        lock (_gate) (_hash, _taken) = (LinkSecret.Hash(secret), false);
        return secret;
    }

    /// <summary>True when this is the secret on offer.</summary>
    public bool Opens(string secret)
    {
        lock (_gate) return _hash is not null && CryptographicOperations.FixedTimeEquals(_hash, LinkSecret.Hash(secret));
    }

    /// <summary>Carries out what the link is for, once: a second call while the first one runs, or after it succeeded, answers false.</summary>
    public async Task<bool> UseAsync(string secret, Func<Task> act)
    {
        lock (_gate)
        {
            if (_taken || !Opens(secret)) return false;
            _taken = true;
        }
        var done = false;
        try
        {
            await act();
            return done = true;
        }
        finally
        {
            lock (_gate) (_hash, _taken) = (done ? null : _hash, false);
        }
    }
}
