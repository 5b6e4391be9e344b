using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Automation;

/// <summary>Why a rule that matched was not carried out.</summary>
public enum AutomationStop
{
    /// <summary>This rule is itself part of what led to the event.</summary>
    OwnChain,
    /// <summary>The event is the end of too long a chain of automations.</summary>
    TooDeep,
}

/// <summary>The matching core of automations: pure, so that a dry run and the real one cannot disagree.</summary>
public static class Automations
{
    /// <summary>Most automations that may set each other off one after the other.</summary>
    public const int MostDepth = 5;
    /// <summary>After so many failures in a row a rule is switched off.</summary>
    public const int MostFailures = 20;
    /// <summary>Most rules of a company.</summary>
    public const int MostRules = 50;

    private const string Prefix = "auto:";
    /// <summary>The pattern of every automation's name as an actor, for databases.</summary>
    public const string OwnNames = Prefix + "%";

    /// <summary>The actor of one version of a rule, as it stands in the log.</summary>
    public static Actor ActorOf(int number, int version) => Actor.System($"{Prefix}{number}:{version}");

    /// <summary>Number and version behind an actor's name; null when he is no automation.</summary>
    public static (int Number, int Version)? Read(string actorName) =>
        actorName.StartsWith(Prefix, StringComparison.Ordinal) && actorName[Prefix.Length..].Split(':') is [var n, var v] && int.TryParse(n, out var number) && int.TryParse(v, out var version)
            ? (number, version) : null;

    /// <summary>True when an event was made by an automation.</summary>
    public static bool IsOwn(Actor by) => by.Is(Capacity.System) && Read(by.Name) is not null;

    /// <summary>True when an event is an occasion for a rule. Never for what the clock brings.</summary>
    /// <param name="before">State before the event; null when it is the first.</param>
    /// <param name="after">State after it.</param>
    public static bool Occurs(AutomationTrigger trigger, Fact fact, TicketState? before, TicketState after) => trigger switch
    {
        AutomationTrigger.TicketCreated => fact is Submitted,
        AutomationTrigger.StateChanged => before is { } was && was != after,
        AutomationTrigger.CustomerWrote => fact is CustomerWrote,
        AutomationTrigger.Complained => fact is Complained,
        AutomationTrigger.Rated => fact is Rated,
        AutomationTrigger.HoldEnded => fact is HoldEnded,
        AutomationTrigger.FieldFilled => fact is FieldFilled,
        _ => false,
    };

    /// <summary>Asks the conditions in their order and stops at the first that does not hold.</summary>
    /// <param name="at">The moment at which hours since the report are counted.</param>
    public static AutomationMatch Match(AutomationIf conditions, AutomationPicture seen, DateTimeOffset at)
    {
        var held = new List<AutomationCondition>();
        foreach (var (condition, holds) in Ask(conditions, seen, at))
        {
            if (!holds) return new(held, condition);
            held.Add(condition);
        }
        return new(held, null);
    }

    /// <summary>Why a rule may not act at the end of this chain; null when it may.</summary>
    /// <param name="chain">The rules that led to the event one after the other, the first one first; empty when a person or the clock did.</param>
    public static AutomationStop? Stops(Guid rule, IReadOnlyList<Guid> chain) =>
        chain.Contains(rule) ? AutomationStop.OwnChain : chain.Count >= MostDepth ? AutomationStop.TooDeep : null;

    private static IEnumerable<(AutomationCondition Condition, bool Holds)> Ask(AutomationIf c, AutomationPicture seen, DateTimeOffset at)
    {
        if (c.Lines.Count > 0) yield return (AutomationCondition.Line, c.Lines.Contains(seen.Line));
        if (c.Faults.Count > 0) yield return (AutomationCondition.Fault, c.Faults.Contains(seen.Fault));
        if (c.Districts.Count > 0) yield return (AutomationCondition.District, c.Districts.Contains(seen.District));
        if (c.Priorities.Count > 0) yield return (AutomationCondition.Priority, c.Priorities.Contains(seen.Priority));
        if (c.Tiers.Count > 0) yield return (AutomationCondition.Tier, c.Tiers.Contains(seen.Tier));
        if (c.Channels.Count > 0) yield return (AutomationCondition.Channel, c.Channels.Contains(seen.Channel));
        if (c.States.Count > 0) yield return (AutomationCondition.State, c.States.Contains(seen.State));
        if (c.HasTags.Count > 0) yield return (AutomationCondition.HasTags, c.HasTags.Any(seen.Tags.Contains));
        if (c.HasNotTags.Count > 0) yield return (AutomationCondition.HasNotTags, !c.HasNotTags.Any(seen.Tags.Contains));
        if (c.StarsAtMost is { } stars) yield return (AutomationCondition.Stars, seen.Stars <= stars);
        if (c.Fields is { Count: > 0 } fields) yield return (AutomationCondition.Fields, fields.All(seen.Fields.Contains));
        if (c.HoursSince is { } hours) yield return (AutomationCondition.HoursSince, at - seen.SubmittedAt >= TimeSpan.FromHours(hours));
    }
}
