namespace Plainmend.Access;

/// <summary>Bounds anonymous reports: at most thirty from one address in ten minutes.</summary>
public sealed class FloodGate(TimeProvider clock)
{
    private const int Most = 30;
    private readonly WindowTally _reports = new(clock, TimeSpan.FromMinutes(10));

    /// <summary>Counts one report and says whether it may pass.</summary>
    public bool Allows(string address) => _reports.Add(address, 1) <= Most;
}
