using Plainmend.Domain.Assignment;

namespace Plainmend.Texts;

/// <summary>Why this technician, and why not another, in the reader's words.</summary>
public static class DispatchWords
{
    /// <summary>规则 R12：冰箱 + 浦东 → 周建国（空闲、距离最近）; without a technician what became of the job instead.</summary>
    /// <param name="value">The name of what a condition asked for.</param>
    public static string Reason(AssignmentDecision decision, Func<ConditionMet, string> value)
    {
        if (decision.Reason.Technician is not { } technician) return Outcome(decision);
        var met = string.Join(" + ", decision.Reason.Conditions.Select(value).DefaultIfEmpty(DeskText.AnyJob));
        var merits = string.Join(DeskText.ListComma, decision.Reason.Merits.Select(m => DomainWords.Of(m)).DefaultIfEmpty(DeskText.BestTotal));
        return DeskText.ReasonLine.With(decision.Reason.RuleNumber, met, technician, merits);
    }

    /// <summary>Chosen, waits because …, in the pool, or a person must decide.</summary>
    public static string Outcome(AssignmentDecision decision) =>
        decision is { Outcome: DecisionOutcome.Waits, Waiting: { } why } ? DomainWords.Of(why) : DomainWords.Of(decision.Outcome);

    /// <summary>Every reason against somebody.</summary>
    public static string Against(Excluded one) => string.Join(DeskText.ListComma, one.Reasons.Select(Say));

    /// <summary>A condition that was met, where its code is all that is known of it.</summary>
    public static string Value(ConditionMet met) => met.Kind switch
    {
        ConditionKind.Priority when Enum.TryParse<Domain.Tickets.Priority>(met.Value, out var priority) => DomainWords.Of(priority),
        ConditionKind.Channel when Enum.TryParse<Domain.Tickets.Channel>(met.Value, out var channel) => DomainWords.Of(channel),
        ConditionKind.Hours => DomainWords.Of(ConditionKind.Hours),
        _ => met.Value,
    };

    private static string Say(Exclusion x) => x switch
    {
        { Needed: { } needed, Has: { } has } => DeskText.AgainstFigures.With(DomainWords.Of(x.Reason), has, needed),
        _ => DomainWords.Of(x.Reason),
    };
}
