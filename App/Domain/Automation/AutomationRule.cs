using System.Text.Json.Serialization;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Automation;

/// <summary>What makes an automation look at a ticket. The name is stored: rename one only with a migration.</summary>
public enum AutomationTrigger
{
    TicketCreated, StateChanged, CustomerWrote, Complained, Rated, HoldEnded, FieldFilled,
    /// <summary>A promise came into its last stretch and is not broken yet.</summary>
    PromiseNear,
    PromiseBroken,
    /// <summary>Nothing, not even an automation, moved a ticket that is being worked on for so many hours. Answered once, until a person or the clock does something.</summary>
    Idle,
}

/// <summary>When a rule is asked.</summary>
/// <param name="Hours">Hours without anything, for <see cref="AutomationTrigger.Idle"/>; 0 otherwise.</param>
public sealed record AutomationWhen(AutomationTrigger Trigger, int Hours)
{
    /// <summary>Most hours without anything that can be asked for: thirty days.</summary>
    public const int MostHours = 720;

    /// <summary>True when the clock brings the occasion and not an event.</summary>
    [JsonIgnore] public bool IsTimed => Trigger is AutomationTrigger.PromiseNear or AutomationTrigger.PromiseBroken or AutomationTrigger.Idle;
}

/// <summary>A custom field and the value it must have, as it is kept.</summary>
public sealed record FieldIs(string Code, string Value);

/// <summary>For which tickets a rule acts. An empty list asks for nothing; every list that is not empty must hold.</summary>
/// <param name="HasTags">Keys of tags of which the ticket has at least one.</param>
/// <param name="HasNotTags">Keys of tags of which it has none.</param>
/// <param name="StarsAtMost">Rated with so many stars or fewer; a ticket without a rating does not match. Null asks for nothing.</param>
/// <param name="HoursSince">At least so many hours after the report; null asks for nothing.</param>
/// <param name="Fields">Custom fields that must all have these values.</param>
public sealed record AutomationIf(
    IReadOnlyList<string> Lines, IReadOnlyList<string> Faults, IReadOnlyList<string> Districts, IReadOnlyList<Priority> Priorities, IReadOnlyList<string> Tiers,
    IReadOnlyList<Channel> Channels, IReadOnlyList<TicketState> States, IReadOnlyList<string> HasTags, IReadOnlyList<string> HasNotTags, int? StarsAtMost, int? HoursSince,
    IReadOnlyList<FieldIs>? Fields = null)
{
    /// <summary>Every ticket.</summary>
    public static AutomationIf Always { get; } = new([], [], [], [], [], [], [], [], [], null, null);
}

/// <summary>What a rule does. Null, false and empty do nothing.</summary>
/// <param name="Note">An internal note.</param>
/// <param name="TellPeople">Members of the staff who are told <paramref name="Message"/>.</param>
/// <param name="TellRoles">Everybody of these roles is told it too.</param>
/// <param name="Dispatch">True to ask the assignment rules for somebody at once; after an assignment that was done there is nothing to ask.</param>
/// <param name="Assign">The technician it is offered to, under the guards of a dispatcher's assignment; null = nobody by name.</param>
/// <param name="Post">The webhook or group bot that is told of the run; null = none.</param>
public sealed record AutomationThen(
    IReadOnlyList<string> AddTags, IReadOnlyList<string> RemoveTags, Priority? Priority, string Note, IReadOnlyList<Guid> TellPeople, IReadOnlyList<Role> TellRoles, string Message,
    bool Escalate, bool Dispatch, Guid? Assign = null, Guid? Post = null)
{
    public static AutomationThen Nothing { get; } = new([], [], null, "", [], [], "", false, false);

    /// <summary>Everything it does, in the order in which it is done.</summary>
    [JsonIgnore]
    public IReadOnlyList<AutomationDeed> Deeds =>
    [
        .. AddTags.Count + RemoveTags.Count > 0 ? [AutomationDeed.Tags] : Array.Empty<AutomationDeed>(),
        .. Priority is not null ? [AutomationDeed.Priority] : Array.Empty<AutomationDeed>(),
        .. Note.Length > 0 ? [AutomationDeed.Note] : Array.Empty<AutomationDeed>(),
        .. TellPeople.Count + TellRoles.Count > 0 ? [AutomationDeed.Tell] : Array.Empty<AutomationDeed>(),
        .. Escalate ? [AutomationDeed.Escalate] : Array.Empty<AutomationDeed>(),
        .. Assign is not null ? [AutomationDeed.Assign] : Array.Empty<AutomationDeed>(),
        .. Dispatch ? [AutomationDeed.Dispatch] : Array.Empty<AutomationDeed>(),
        // Last: what it tells is what the others left.
        .. Post is not null ? [AutomationDeed.Post] : Array.Empty<AutomationDeed>(),
    ];
}

/// <summary>One thing a rule can do. The name is stored.</summary>
public enum AutomationDeed { Tags, Priority, Note, Tell, Escalate, Dispatch, Assign, Post }

/// <summary>One automation (自动化规则): when – if – then.</summary>
public sealed record AutomationRule(string Name, AutomationWhen When, AutomationIf If, AutomationThen Then);
