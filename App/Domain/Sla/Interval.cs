namespace Plainmend.Domain.Sla;

/// <summary>A half-open stretch of time [From, To): From is in, To is out. Instants, never local readings.</summary>
public readonly record struct Interval(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Elapsed time between the two ends; never negative in an interval made by this room.</summary>
    public TimeSpan Length => To - From;
}
