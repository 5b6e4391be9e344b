using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Automation;

/// <summary>What the conditions of a rule look at: a ticket as it stood at one moment.</summary>
/// <param name="Tags">Keys of its tags.</param>
public sealed record AutomationPicture(
    string Line, string Fault, string District, Priority Priority, string Tier, Channel Channel, TicketState State, IReadOnlyList<string> Tags, int? Stars, DateTimeOffset SubmittedAt,
    IReadOnlyList<FieldIs> Fields)
{
    public static AutomationPicture Of(Ticket t) => new(
        t.Line, t.Fault, t.District, t.Priority, t.CustomerTier, t.Channel, t.State, [.. t.Tags.Select(TagRules.KeyOf)], t.Stars, t.SubmittedAt, [.. t.Fields.Select(f => new FieldIs(f.Code, f.Is.Value))]);
}

/// <summary>One condition of a rule. The name is stored.</summary>
public enum AutomationCondition { Line, Fault, District, Priority, Tier, Channel, State, HasTags, HasNotTags, Stars, HoursSince, Fields }

/// <summary>Whether a rule's conditions hold, and which of them were asked.</summary>
/// <param name="Held">The conditions that were asked and hold, in their order, up to the first that does not.</param>
/// <param name="Failed">The first that does not hold; null when all do.</param>
public sealed record AutomationMatch(IReadOnlyList<AutomationCondition> Held, AutomationCondition? Failed)
{
    public bool Holds => Failed is null;
}
