namespace Plainmend.Domain.Assignment;

/// <summary>What the assigner came to.</summary>
public enum DecisionOutcome
{
    /// <summary>One technician is to be asked.</summary>
    Chosen,
    /// <summary>Every candidate may grab the job.</summary>
    Pooled,
    /// <summary>Nobody now; the job waits for the given reason.</summary>
    Waits,
    /// <summary>Too many refusals; a person must decide.</summary>
    Escalated,
}

/// <summary>Why a job waits: the step of the sieve that left nobody, in the order of the sieve.</summary>
public enum WaitReason
{
    NoRule,
    /// <summary>Nobody active has the skill, the level and the certificates.</summary>
    NoSkill,
    NoTerritory,
    NobodyOnShift,
    AllFull,
    /// <summary>Everybody who could has already refused.</summary>
    AllRefused,
    /// <summary>A person just took it back: for a while the rules leave it to him.</summary>
    TakenBack,
}

/// <summary>A rule as it stood when it decided.</summary>
public sealed record RuleUsed(string Number, string Name, int Version);

/// <summary>A rule tried before, and the first condition of it that did not hold.</summary>
public sealed record RulePassedOver(string Number, string Name, ConditionKind Failed);

/// <summary>A condition of the rule that the job met, with the job's own value; conditions that accept anything are left out.</summary>
/// <param name="Value">Code, name or enum member of the job's value; empty for Hours.</param>
public sealed record ConditionMet(ConditionKind Kind, string Value);

/// <summary>The decision in one line: rule, conditions met, who, and what speaks for him.</summary>
/// <param name="Merits">Best first; empty when nobody was chosen.</param>
public sealed record DecisionReason(string? RuleNumber, IReadOnlyList<ConditionMet> Conditions, string? Technician, IReadOnlyList<Merit> Merits);

/// <summary>Everything behind one choice. Stored with the ticket; enough to recompute the choice from the printed figures.</summary>
/// <param name="At">The instant of the decision.</param>
/// <param name="Technician">Whom to ask; null unless <see cref="DecisionOutcome.Chosen"/>.</param>
/// <param name="OfferUntil">End of the offer; null unless chosen.</param>
/// <param name="Waiting">Null unless the job waits.</param>
/// <param name="Candidates">Everybody suitable, best first: by total, then longest without a new job, then fewer open jobs, then id.</param>
/// <param name="Excluded">Everybody else with every reason, by name and id.</param>
/// <param name="PassedOver">Rules in force that were tried before the one used.</param>
public sealed record AssignmentDecision(
    Guid JobId, DateTimeOffset At, DecisionOutcome Outcome, RuleUsed? Rule, Strategy? Strategy, Guid? Technician, DateTimeOffset? OfferUntil,
    WaitReason? Waiting, DecisionReason Reason, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Excluded> Excluded,
    IReadOnlyList<RulePassedOver> PassedOver);
