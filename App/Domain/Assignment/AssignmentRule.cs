using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Assignment;

/// <summary>How one of several suitable technicians is chosen.</summary>
public enum Strategy
{
    /// <summary>Whoever has been without a new job longest.</summary>
    RoundRobin,
    /// <summary>Whoever has used the smallest share of his day.</summary>
    LeastLoaded,
    /// <summary>Whoever scores most under the rule's weights.</summary>
    WeightedScore,
    /// <summary>Whoever starts nearest.</summary>
    Nearest,
    /// <summary>Nobody is chosen: all suitable ones see the job, the first to grab it has it.</summary>
    GrabPool,
}

/// <summary>The part of an assignment's condition that a line of the explanation names.</summary>
public enum ConditionKind { Line, Fault, District, Priority, Tier, Channel, Hours }

/// <summary>When a rule applies. Every list: empty = any. All conditions must hold.</summary>
/// <param name="Hours">Applies only while this calendar is open; null = always.</param>
public sealed record RuleConditions(
    IReadOnlyList<string> Lines, IReadOnlyList<string> Faults, IReadOnlyList<string> Districts, IReadOnlyList<Priority> Priorities,
    IReadOnlyList<string> Tiers, IReadOnlyList<Channel> Channels, BusinessCalendar? Hours)
{
    /// <summary>Applies to every job.</summary>
    public static readonly RuleConditions Always = new([], [], [], [], [], [], null);
}

/// <summary>What a rule asks of a technician.</summary>
/// <param name="Skill">Code of the skill; null = the job's product line.</param>
/// <param name="Level">Least level, 1–5.</param>
/// <param name="Certificates">Certificates he must hold, all of them.</param>
public sealed record RuleNeeds(string? Skill, int Level, IReadOnlyList<string> Certificates)
{
    /// <summary>The job's product line at any level.</summary>
    public static readonly RuleNeeds Line = new(null, 1, []);
}

/// <summary>Weights of a weighted score, 0 = does not count. Only their proportion matters; at least one is above zero.</summary>
public sealed record ScoreWeights(int SkillFit, int Distance, int Load, int Punctuality, int Fairness)
{
    public static readonly ScoreWeights Even = new(20, 20, 20, 20, 20);
}

/// <summary>One version of a rule: when this, then choose like that.</summary>
/// <param name="Number">Short name people use, such as <c>R12</c>; the same for all versions.</param>
/// <param name="Order">Rules are tried in ascending order, ties by number; the first that applies decides.</param>
/// <param name="Weights">Used by <see cref="Strategy.WeightedScore"/>; null = even weights.</param>
/// <param name="OfferMinutes">How long a technician may think about an offer.</param>
/// <param name="MaxRefusals">With this many refusals a person must decide.</param>
/// <param name="InForceFrom">This version applies from here on, until a higher version does.</param>
public sealed record AssignmentRule(
    string Number, string Name, int Version, DateTimeOffset InForceFrom, bool On, int Order, RuleConditions When, RuleNeeds Needs,
    Strategy Strategy, ScoreWeights? Weights, int OfferMinutes, int MaxRefusals);
