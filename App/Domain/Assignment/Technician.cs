using System.Text.Json.Serialization;
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

/// <summary>How somebody works for the company.</summary>
public enum TechnicianKind
{
    /// <summary>By his shift.</summary>
    Own,
    /// <summary>One of the staff who comes only when called.</summary>
    OnCall,
    /// <summary>Of another company, and comes only when called.</summary>
    Partner,
}

/// <summary>Of somebody who comes only when called: whether he takes calls, and the call he is on.</summary>
/// <param name="TakesCalls">His own switch.</param>
/// <param name="Call">The call he is on; null while he is not called.</param>
/// <param name="CalledAt">When it began.</param>
/// <param name="Ending">True when he finishes what he has begun and gets nothing new.</param>
public sealed record Standby(bool TakesCalls = false, Guid? Call = null, DateTimeOffset? CalledAt = null, bool Ending = false)
{
    /// <summary>Jobs wanted later than this are not for somebody who was called for now.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromHours(4);
    /// <summary>No call is planned for longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>True while he gets a job to be begun at this instant.</summary>
    public bool Gets(DateTimeOffset workAt, DateTimeOffset now) => Call is not null && !Ending && workAt - now <= Reach;

    /// <summary>The same, not called.</summary>
    public Standby Rest() => new(TakesCalls);
}

/// <summary>Somebody who repairs: what he can do, where, when and how much.</summary>
/// <param name="Districts">Districts he travels to, his home district first; empty = the whole area of the company.</param>
/// <param name="Base">Where his day starts; null = unknown, then the district stands in for the distance.</param>
/// <param name="Shift">His working hours by his own wall clock.</param>
/// <param name="JobsPerDay">Jobs he takes on one local day at most; 0 = none.</param>
/// <param name="JobsAtOnce">Jobs he has open at one time at most; 0 = none.</param>
/// <param name="Partner">Gets a job only when nobody of the own staff can take it.</param>
/// <param name="Standby">Null for everybody who works by his shift; whoever has it works, at any hour, only while he is called.</param>
public sealed record Technician(
    Guid Id, string Name, IReadOnlyList<Skill> Skills, IReadOnlyList<string> Certificates, IReadOnlyList<string> Districts, Place? Base,
    BusinessCalendar Shift, IReadOnlyList<Leave> Leaves, int JobsPerDay, int JobsAtOnce, bool Active = true, bool Partner = false, Standby? Standby = null)
{
    /// <summary>No capacity is larger.</summary>
    public const int MostJobs = 1000;

    public int JobsPerDay { get; init; } = Bounds.Keep(nameof(JobsPerDay), JobsPerDay, 0, MostJobs);
    public int JobsAtOnce { get; init; } = Bounds.Keep(nameof(JobsAtOnce), JobsAtOnce, 0, MostJobs);

    /// <summary>His level in a skill; 0 when he does not have it.</summary>
    public int LevelIn(string skill) => Skills.Where(known => known.Code == skill).Select(known => known.Level).DefaultIfEmpty().Max();

    /// <summary>True when he travels to this district.</summary>
    public bool Covers(string district) => Districts.Count == 0 || Districts.Contains(district);

    /// <summary>How he works for the company.</summary>
    [JsonIgnore] public TechnicianKind Kind => Standby is null ? TechnicianKind.Own : Partner ? TechnicianKind.Partner : TechnicianKind.OnCall;

    /// <summary>True when he works here and takes calls.</summary>
    [JsonIgnore] public bool TakesCalls => this is { Active: true, Standby.TakesCalls: true };

    /// <summary>The same person working in another way; whoever keeps his way keeps his switch and his call.</summary>
    public Technician As(TechnicianKind kind) =>
        kind == Kind ? this : this with { Partner = kind == TechnicianKind.Partner, Standby = kind == TechnicianKind.Own ? null : Standby ?? new() };

    /// <summary>The same person, not called.</summary>
    public Technician Resting() => Standby is { Call: not null } ? this with { Standby = Standby.Rest() } : this;

    /// <summary>True while he is at work: in his shift, or called.</summary>
    public bool IsAtWork(DateTimeOffset at) => Active && !IsAway(at) && (Standby is null ? Shift.IsOpen(at) : Standby.Call is not null);

    /// <summary>True when an absence contains this instant.</summary>
    public bool IsAway(DateTimeOffset at) => Leaves.Any(leave => leave.From <= at && at < leave.To);
}
