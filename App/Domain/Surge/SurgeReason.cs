namespace Plainmend.Domain.Surge;

/// <summary>Why somebody was called, was released, or is not called. The name is stored.</summary>
public enum SurgeCause
{
    /// <summary>Called: the wait passed its threshold.</summary>
    WaitTooLong,
    /// <summary>Called: the queue grew too fast.</summary>
    QueueGrew,
    /// <summary>Called or released by a person, who said why.</summary>
    ByHand,
    /// <summary>Released: the wait has been short for long enough.</summary>
    Slack,
    /// <summary>Released, or not called: another hour would pass the cap.</summary>
    CapReached,
    /// <summary>Released, or not called: the policy is switched off.</summary>
    SwitchedOff,
    /// <summary>Released: he takes no calls any more, or does not work here any more.</summary>
    Withdrew,
    /// <summary>Released: he has been here as long as one may.</summary>
    LongEnough,
    /// <summary>Released, or not called: outside the hours of the policy.</summary>
    OutsideHours,
    /// <summary>Not called: nothing presses.</summary>
    Calm,
    /// <summary>Not called: it presses, but not for long enough yet.</summary>
    NotYet,
    /// <summary>Not called: somebody was released just now.</summary>
    CoolingDown,
    /// <summary>Not called: as many as may are here already.</summary>
    MostPeople,
    /// <summary>Not called: nobody is left who takes calls and could do what waits.</summary>
    NobodyLeft,
}

/// <summary>A cause with the figures it was judged by; enough to say it in a sentence and to check it.</summary>
/// <param name="Waiting">Tickets that waited.</param>
/// <param name="Minutes">The wait that is watched.</param>
/// <param name="Growth">By how much the queue had grown.</param>
/// <param name="Limit">The figure it was compared with: minutes, tickets or people.</param>
/// <param name="Held">Minutes for which it had been so, or which are left.</param>
/// <param name="Money">For a cap: what it is.</param>
/// <param name="Text">What a person said.</param>
public sealed record SurgeReason(SurgeCause Cause, int Waiting, int Minutes, int Growth, int Limit, int Held, decimal? Money = null, string? Text = null);
