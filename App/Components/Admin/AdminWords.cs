using Plainmend.Components.Shared;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Words for values that only the administration names; all others come from the domain's room.</summary>
public static class AdminWords
{
    /// <summary>Every value of an enum of the domain, in its words.</summary>
    public static IReadOnlyList<Pick> Choices<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Pick(v.ToString(), Of(v)))];

    /// <summary>What a placeholder stands for.</summary>
    public static string Placeholder(string name) => AdminText.ResourceManager.GetString($"Placeholder_{name}", AdminText.Culture) ?? name;

    public static string Of(Enum value) => value switch
    {
        Strategy.RoundRobin => AdminText.Strategy_RoundRobin,
        Strategy.LeastLoaded => AdminText.Strategy_LeastLoaded,
        Strategy.WeightedScore => AdminText.Strategy_WeightedScore,
        Strategy.Nearest => AdminText.Strategy_Nearest,
        Strategy.GrabPool => AdminText.Strategy_GrabPool,
        Factor.SkillFit => AdminText.Factor_SkillFit,
        Factor.Distance => AdminText.Factor_Distance,
        Factor.Load => AdminText.Factor_Load,
        Factor.Punctuality => AdminText.Factor_Punctuality,
        Factor.Fairness => AdminText.Factor_Fairness,
        SlaTarget.FirstResponse => AdminText.Target_FirstResponse,
        SlaTarget.Accept => AdminText.Target_Accept,
        SlaTarget.Arrive => AdminText.Target_Arrive,
        SlaTarget.Resolve => AdminText.Target_Resolve,
        AutomationTrigger trigger => AutomationWords.Of(trigger),
        AutomationDeed deed => AutomationWords.Of(deed),
        AutomationCondition condition => AutomationWords.Of(condition),
        TagColour colour => AdminText.ResourceManager.GetString($"Colour_{colour}", AdminText.Culture) ?? colour.ToString(),
        _ => DomainWords.Of(value),
    };
}
