namespace Plainmend.Domain.Notices;

/// <summary>How far a message has come.</summary>
public enum MessageState
{
    /// <summary>Never tried.</summary>
    Queued,
    /// <summary>Tried in vain; tried again at its next attempt.</summary>
    Delayed,
    /// <summary>Being handed over now.</summary>
    Sending,
    /// <summary>The other side took it.</summary>
    Sent,
    /// <summary>Not tried any more; a person may.</summary>
    GivenUp,
    /// <summary>The line or the process broke off while it was handed over: nobody knows whether it arrived, so it is not sent twice by itself.</summary>
    Unclear,
}
