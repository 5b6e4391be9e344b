namespace Plainmend.Access;

/// <summary>Bounds the codes of waiting screens: how many one address is shown, and how many wrong ones one person may type, in ten minutes.</summary>
public sealed class PairingGate(TimeProvider clock)
{
    private const int MostShown = 60, MostMissed = 10;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);
    private readonly WindowTally _shown = new(clock, Within), _missed = new(clock, Within);

    /// <summary>Counts one code to be shown and says whether it may be.</summary>
    public bool MayShow(string address) => _shown.Add(address, 1) <= MostShown;

    /// <summary>Whether this person may type another code.</summary>
    public bool MayTry(Guid person) => _missed.Of(person.ToString()) < MostMissed;

    /// <summary>Counts a code that opened nothing.</summary>
    public void Missed(Guid person) => _missed.Add(person.ToString(), 1);
}
