namespace Plainmend.Demo;

/// <summary>The clock of generated history: stands until it is moved forward, never back.</summary>
public sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves to an instant; an earlier one changes nothing.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > _now) _now = instant;
    }
}
