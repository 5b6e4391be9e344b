using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Assignment;

/// <summary>Finds the rule that decides about a job: of those in force, the first whose conditions all hold.</summary>
internal static class MatchingRule
{
    /// <summary>The deciding rule, or null, and the rules tried before it.</summary>
    public static (AssignmentRule? Rule, IReadOnlyList<RulePassedOver> PassedOver) Find(Job job, IReadOnlyList<AssignmentRule> rules, DateTimeOffset now)
    {
        var passedOver = new List<RulePassedOver>();
        foreach (var rule in InForce(rules, now))
        {
            if (FirstFailed(rule.When, job, now) is not { } failed) return (rule, passedOver);
            passedOver.Add(new(rule.Number, rule.Name, failed));
        }
        return (null, passedOver);
    }

    /// <summary>What the job met of the rule's conditions, for the one-line reason.</summary>
    public static IReadOnlyList<ConditionMet> Met(RuleConditions when, Job job) =>
        [.. Tests(when, job).Where(test => test.Asked).Select(test => new ConditionMet(test.Kind, test.Value))];

    private static IEnumerable<AssignmentRule> InForce(IReadOnlyList<AssignmentRule> rules, DateTimeOffset now)
    {
        Sla.Bounds.RefuseTwice(nameof(rules), rules.Select(rule => (rule.Number, rule.Version)));
        return rules.Where(rule => rule.InForceFrom <= now).GroupBy(rule => rule.Number).Select(versions => versions.MaxBy(rule => rule.Version)!)
            .Where(rule => rule.On).OrderBy(rule => rule.Order).ThenBy(rule => rule.Number, StringComparer.Ordinal);
    }

    private static ConditionKind? FirstFailed(RuleConditions when, Job job, DateTimeOffset now)
    {
        foreach (var test in Tests(when, job))
            if (test.Asked && !test.Holds) return test.Kind;
        return when.Hours is { } hours && !hours.IsOpen(now) ? ConditionKind.Hours : null;
    }

    private static IEnumerable<Test> Tests(RuleConditions when, Job job) =>
    [
        Test.Of(ConditionKind.Line, when.Lines, job.Line),
        Test.Of(ConditionKind.Fault, when.Faults, job.Fault),
        Test.Of(ConditionKind.District, when.Districts, job.District),
        Test.Of<Priority?>(ConditionKind.Priority, [.. when.Priorities], job.Priority),
        Test.Of(ConditionKind.Tier, when.Tiers, job.CustomerTier),
        Test.Of<Channel?>(ConditionKind.Channel, [.. when.Channels], job.Channel),
        new(ConditionKind.Hours, when.Hours is not null, Holds: true, ""),
    ];

    private readonly record struct Test(ConditionKind Kind, bool Asked, bool Holds, string Value)
    {
        public static Test Of<T>(ConditionKind kind, IReadOnlyList<T> accepted, T value) =>
            new(kind, accepted.Count > 0, accepted.Contains(value), value?.ToString() ?? "");
    }
}
