namespace Plainmend.Domain;

/// <summary>Every reason for which an act may be refused. Each has a sentence in both languages (checked by a test).</summary>
public enum Refusal
{
    /// <summary>The ticket is in a state that does not allow this act. {0} = state now, {1} = act.</summary>
    NotAllowedNow,
    /// <summary>This person may not do this. {0} = act.</summary>
    NotYours,
    /// <summary>A needed value is missing. {0} = field.</summary>
    Required,
    /// <summary>A value is out of its range. {0} = field, {1} = least, {2} = most.</summary>
    OutOfRange,
    /// <summary>Somebody else changed the same thing first.</summary>
    SomeoneWasFaster,
    /// <summary>There is no such thing, or it is not visible to this person.</summary>
    NotFound,
    /// <summary>A calendar names a time zone this machine does not know. {0} = time zone id.</summary>
    UnknownTimeZone,
    /// <summary>The same key stands twice in a list where it may stand once. {0} = field, {1} = key.</summary>
    TwiceInList,
    /// <summary>A calendar does not open often enough to reach the wanted time within its horizon. {0} = start, {1} = years searched.</summary>
    NeverOpens,
    /// <summary>Two pauses overlap, or one ends before it begins. {0} = beginning of the offending pause.</summary>
    PausesOverlap,
}
