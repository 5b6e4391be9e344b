namespace Plainmend.Domain.Tickets;

// What comes after the work: complaints (投诉) and follow-up calls (回访).
public sealed partial class Ticket
{
    /// <summary>Characters without which a complaint says nothing anybody could answer.</summary>
    public const int ShortestComplaint = 5;
    /// <summary>So many stars or fewer ask for a call.</summary>
    public const int PoorStars = 2;

    /// <summary>Since when a complaint waits for its answer; null while none does.</summary>
    public DateTimeOffset? ComplainedAt { get; private set; }
    /// <summary>When the follow-up call was recorded; null until then, and again once a poor rating or a new cycle asks for another.</summary>
    public DateTimeOffset? FollowedUpAt { get; private set; }

    /// <summary>The customer complains, whatever the state; one complaint at a time.</summary>
    public void Complain(string text, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Complain, by);
        var words = Needed(text, "Complaint");
        if (words.Length < ShortestComplaint) throw new RefusedException(Refusal.TooShort, "Complaint", ShortestComplaint);
        if (ComplainedAt is not null) throw new RefusedException(Refusal.ComplaintOpen);
        Record(new Complained(words), by, at);
    }

    /// <summary>Answers the open complaint and closes it.</summary>
    /// <exception cref="RefusedException">Somebody answered it already, or there is none.</exception>
    public void AnswerComplaint(string text, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.AnswerComplaint, by);
        if (ComplainedAt is null) throw new RefusedException(Refusal.SomeoneWasFaster);
        Record(new ComplaintAnswered(Needed(text, "Answer")), by, at);
    }

    /// <summary>Records how the follow-up call ended. One is enough.</summary>
    /// <param name="note">What was said; may be empty.</param>
    /// <exception cref="RefusedException">Somebody called already.</exception>
    public void FollowUp(CallOutcome outcome, string note, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.FollowUp, by);
        if (FollowedUpAt is not null) throw new RefusedException(Refusal.SomeoneWasFaster);
        Record(new FollowedUp(outcome, note.Trim()), by, at);
    }

    private bool ApplyAftercare(TicketEvent e)
    {
        switch (e.Fact)
        {
            case Complained: (ComplainedAt, CustomerWaitsForAnswer) = (e.At, true); return true;
            case ComplaintAnswered: (ComplainedAt, CustomerWaitsForAnswer) = (null, false); FirstResponseAt ??= e.At; return true;
            case FollowedUp: FollowedUpAt = e.At; return true;
            default: return false;
        }
    }
}
