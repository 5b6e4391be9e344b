namespace Plainmend.Access;

/// <summary>Slows guessing: after ten misses from one address within ten minutes it is turned away until they have passed.</summary>
public sealed class SignInBrake(TimeProvider clock)
{
    private const int Most = 10;
    private readonly WindowTally _misses = new(clock, TimeSpan.FromMinutes(10));

    public bool Allows(string address) => _misses.Of(address) < Most;

    public void Missed(string address) => _misses.Add(address, 1);
}
