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

    public int Level { get; } = Bounds.Keep(nameof(Level), Level, 1, Assignment.Skill.Master);
}

/// <summary>Weights of a weighted score, 0 = does not count. Only their proportion matters; at least one is above zero.</summary>
public sealed record ScoreWeights
{
    public static readonly ScoreWeights Even = new(1, 1, 1, 1, 1);

    public ScoreWeights(int skillFit, int distance, int load, int punctuality, int fairness)
    {
        int[] all = [skillFit, distance, load, punctuality, fairness];
        foreach (var weight in all) Bounds.Keep(nameof(weight), weight, 0, Most);
        if (all.Sum() == 0) throw new RefusedException(Refusal.OutOfRange, nameof(ScoreWeights), 1, Most);
        (SkillFit, Distance, Load, Punctuality, Fairness) = (skillFit, distance, load, punctuality, fairness);
    }

    /// <summary>The largest weight.</summary>
    public const int Most = 1000;

    public int SkillFit { get; }
    public int Distance { get; }
    public int Load { get; }
    public int Punctuality { get; }
    public int Fairness { get; }

    /// <summary>The weight of one factor.</summary>
    public int Of(Factor factor) => factor switch
    {
        Factor.SkillFit => SkillFit,
        Factor.Distance => Distance,
        Factor.Load => Load,
        Factor.Punctuality => Punctuality,
        Factor.Fairness => Fairness,
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, null),
    };
}

/// <summary>One version of a rule: when this, then choose like that.</summary>
/// <param name="Number">Short name people use, such as <c>R12</c>; the same for all versions.</param>
/// <param name="Order">Rules are tried in ascending order, ties by number; the first that applies decides.</param>
/// <param name="Weights">Used by the weighted score, and to order the pool; null = even weights.</param>
/// <param name="OfferMinutes">How long a technician may think about an offer.</param>
/// <param name="MaxRefusals">With this many refusals a person must decide.</param>
/// <param name="InForceFrom">This version applies from here on, until a higher version does.</param>
public sealed record AssignmentRule(
    string Number, string Name, int Version, DateTimeOffset InForceFrom, bool On, int Order, RuleConditions When, RuleNeeds Needs,
    Strategy Strategy, ScoreWeights? Weights, int OfferMinutes, int MaxRefusals)
{
    public int OfferMinutes { get; init; } = Bounds.Keep(nameof(OfferMinutes), OfferMinutes, 1, 7 * 24 * 60);
    public int MaxRefusals { get; init; } = Bounds.Keep(nameof(MaxRefusals), MaxRefusals, 1, 100);

    /// <summary>The weights its strategy works with: a strategy that looks at one thing gives it all the weight.</summary>
    public ScoreWeights EffectiveWeights => Strategy switch
    {
        Strategy.RoundRobin => new(0, 0, 0, 0, 1),
        Strategy.LeastLoaded => new(0, 0, 1, 0, 0),
        Strategy.Nearest => new(0, 1, 0, 0, 0),
        Strategy.WeightedScore or Strategy.GrabPool => Weights ?? ScoreWeights.Even,
        _ => throw new ArgumentOutOfRangeException(nameof(Strategy), Strategy, null),
    };
}
