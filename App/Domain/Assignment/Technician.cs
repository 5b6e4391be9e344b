using Plainmend.Domain.Sla;

namespace Plainmend.Domain.Assignment;

/// <summary>What somebody can repair and how well: level 1 (apprentice) to 5 (master).</summary>
/// <param name="Code">A product line such as <c>fridge</c>, or any other skill a rule may ask for.</param>
public sealed record Skill(string Code, int Level)
{
    /// <summary>The highest level.</summary>
    public const int Master = 5;

    public int Level { get; } = Bounds.Keep(nameof(Level), Level, 1, Master);
}

/// <summary>An absence [From, To).</summary>
public sealed record Leave(DateTimeOffset From, DateTimeOffset To, string Reason);

/// <summary>Somebody who repairs: what he can do, where, when and how much.</summary>
/// <param name="Districts">Districts he travels to, his home district first; empty = the whole area of the company.</param>
/// <param name="Base">Where his day starts; null = unknown, then the district stands in for the distance.</param>
/// <param name="Shift">His working hours by his own wall clock.</param>
/// <param name="JobsPerDay">Jobs he takes on one local day at most; 0 = none.</param>
/// <param name="JobsAtOnce">Jobs he has open at one time at most; 0 = none.</param>
/// <param name="Partner">Called in only when nobody of the own staff can take the job.</param>
public sealed record Technician(
    Guid Id, string Name, IReadOnlyList<Skill> Skills, IReadOnlyList<string> Certificates, IReadOnlyList<string> Districts, Place? Base,
    BusinessCalendar Shift, IReadOnlyList<Leave> Leaves, int JobsPerDay, int JobsAtOnce, bool Active = true, bool Partner = false)
{
    /// <summary>No capacity is larger.</summary>
    public const int MostJobs = 1000;

    public int JobsPerDay { get; init; } = Bounds.Keep(nameof(JobsPerDay), JobsPerDay, 0, MostJobs);
    public int JobsAtOnce { get; init; } = Bounds.Keep(nameof(JobsAtOnce), JobsAtOnce, 0, MostJobs);

    /// <summary>His level in a skill; 0 when he does not have it.</summary>
    public int LevelIn(string skill) => Skills.Where(known => known.Code == skill).Select(known => known.Level).DefaultIfEmpty().Max();

    /// <summary>True when he travels to this district.</summary>
    public bool Covers(string district) => Districts.Count == 0 || Districts.Contains(district);

    /// <summary>True when an absence contains this instant.</summary>
    public bool IsAway(DateTimeOffset at) => Leaves.Any(leave => leave.From <= at && at < leave.To);
}
