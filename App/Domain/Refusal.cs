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
    /// <summary>The charge would pass the amount the customer approved. {0} = total it would come to, {1} = approved ceiling.</summary>
    CeilingPassed,
    /// <summary>There is no price for this in the terms or on the record. {0} = meter.</summary>
    NoPrice,
    /// <summary>The same usage id was already received with other content. {0} = id, {1} = evidence of the first record.</summary>
    UsageConflict,
    /// <summary>A plan or rate card cannot be used as written. {0} = field, {1} = problem.</summary>
    TermsInvalid,
    /// <summary>More would be credited than was billed. {0} = line, {1} = most that can be credited.</summary>
    CreditTooLarge,
    /// <summary>A subscription already ended or does not cover this moment. {0} = moment.</summary>
    NotSubscribed,
}
