namespace Plainmend.Domain.Assignment;

/// <summary>What a score is made of.</summary>
public enum Factor
{
    /// <summary>Raw: skill level, out of 5.</summary>
    SkillFit,
    /// <summary>Raw: kilometres from his base.</summary>
    Distance,
    /// <summary>Raw: jobs on that day, out of his capacity.</summary>
    Load,
    /// <summary>Raw: per cent of arrivals on time.</summary>
    Punctuality,
    /// <summary>Raw: hours since his last new job; none = never had one.</summary>
    Fairness,
}

/// <summary>What speaks for somebody, for the one-line reason.</summary>
public enum Merit { OnlyOne, Idle, Nearest, LeastLoaded, MostSkilled, MostPunctual, LongestWithoutJob }

/// <summary>One cell of the scoring table.</summary>
/// <param name="Raw">The measured value in the factor's unit; null = nothing to measure.</param>
/// <param name="OutOf">The most the raw value can be; null when it has no bound.</param>
/// <param name="Assumed">True when the raw value is an assumption, such as a distance guessed from the district.</param>
/// <param name="Score">0–100, four decimals, the more the better.</param>
/// <param name="Weight">The factor's weight in this decision.</param>
/// <param name="Points">Score × weight ÷ sum of weights, four decimals.</param>
public sealed record FactorScore(Factor Factor, decimal? Raw, decimal? OutOf, bool Assumed, decimal Score, int Weight, decimal Points);

/// <summary>Somebody suitable, with his row of the scoring table.</summary>
/// <param name="Total">Sum of the points.</param>
/// <param name="OpenJobs">Jobs in his hands now; second tie-breaker.</param>
/// <param name="LastAssignedAt">First tie-breaker; never comes before ever.</param>
public sealed record Candidate(
    Guid TechnicianId, string Name, decimal Total, int OpenJobs, DateTimeOffset? LastAssignedAt, IReadOnlyList<FactorScore> Scores)
{
    /// <summary>The cell of one factor; every row has all factors.</summary>
    public FactorScore Of(Factor factor) => Scores.First(score => score.Factor == factor);
}

/// <summary>Why somebody is not suitable for a job.</summary>
public enum ExclusionReason
{
    Inactive,
    /// <summary>Needed: the skill.</summary>
    SkillMissing,
    /// <summary>Needed: least level. Has: his level.</summary>
    LevelTooLow,
    /// <summary>Needed: the certificate.</summary>
    CertificateMissing,
    /// <summary>Needed: the district.</summary>
    OutsideTerritory,
    OffShift,
    OnLeave,
    /// <summary>Needed: his capacity. Has: jobs on that day.</summary>
    DayFull,
    /// <summary>Needed: his capacity. Has: open jobs.</summary>
    HandsFull,
    AlreadyRefused,
    /// <summary>A partner, while somebody of the own staff can take it.</summary>
    HeldInReserve,
    /// <summary>Comes only when called, and is not called, or not for then.</summary>
    NotCalled,
}

/// <summary>One reason with the figures it mentions.</summary>
public sealed record Exclusion(ExclusionReason Reason, string? Needed = null, string? Has = null);

/// <summary>Somebody who cannot get the job, with every reason (at least one).</summary>
public sealed record Excluded(Guid TechnicianId, string Name, IReadOnlyList<Exclusion> Reasons);
