using Plainmend.Domain.Sla;

namespace Plainmend.Domain.Tickets;

// The hold overlay and the pause ledger (transitions 28, 29).
public sealed partial class Ticket
{
    /// <summary>The highest level of escalation.</summary>
    public const int MostEscalation = 3;

    /// <summary>Set while the ticket is held; its core state stays as it was.</summary>
    public Hold? Hold { get; private set; }
    /// <summary>Every stretch in which the resolve clock stood still, oldest first, never overlapping.</summary>
    public IReadOnlyList<PauseInterval> Pauses { get; private set; } = [];
    public int EscalationLevel { get; private set; }

    /// <summary>Transition 28.</summary>
    /// <param name="until">When the system ends the hold by itself; null = when somebody does.</param>
    public void PlaceHold(PauseReason reason, DateTimeOffset? until, string note, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.PlaceHold, by);
        if (Hold is not null) throw new RefusedException(Refusal.NotAllowedNow, State, TicketAct.PlaceHold);
        if (reason >= PauseReason.Approval) throw new RefusedException(Refusal.Required, "Reason");
        if (until <= at) throw new RefusedException(Refusal.WindowInPast);
        EndTimer(by, at);
        Record(new HoldPlaced(reason, until, note.Trim()), by, at);
    }

    /// <summary>Transition 28, back.</summary>
    public void EndHold(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.EndHold, by);
        if (Hold is null) throw new RefusedException(Refusal.NotAllowedNow, State, TicketAct.EndHold);
        Record(new HoldEnded(nameof(TicketAct.EndHold)), by, at);
    }

    /// <summary>Transition 29: somebody higher should look. Levels only rise.</summary>
    public void Escalate(int level, string reason, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Escalate, by);
        if (level <= EscalationLevel || level > MostEscalation) throw new RefusedException(Refusal.OutOfRange, "Level", EscalationLevel + 1, MostEscalation);
        Record(new Escalated(level, Needed(reason, "Reason")), by, at);
    }

    private bool ApplyHold(TicketEvent e)
    {
        switch (e.Fact)
        {
            case HoldPlaced f: Hold = new(f.Reason, e.At, f.Until, e.By.Name, f.Note); return true;
            case HoldEnded: Hold = null; return true;
            case Escalated f: EscalationLevel = f.Level; return true;
            default: return false;
        }
    }

    // One open pause at most, whatever the causes: the ledger follows the state and the hold, nobody writes it by hand.
    private void KeepPauseLedger(TicketEvent e)
    {
        if (!State.IsWorking()) Hold = null;
        var due = Hold?.Reason ?? State switch
        {
            TicketState.AwaitingApproval => PauseReason.Approval,
            TicketState.AwaitingParts => PauseReason.Parts,
            TicketState.Verifying => PauseReason.Verification,
            _ => (PauseReason?)null,
        };
        var open = Pauses.Count > 0 && Pauses[^1].To is null ? Pauses[^1] : null;
        if (open?.Reason == due) return;
        // An act noted offline may lie before the pause began; the ledger never runs backwards.
        var at = Pauses.Count > 0 ? Latest(e.At, Pauses[^1].To ?? Pauses[^1].From) : e.At;
        if (open is not null) Pauses = [.. Pauses.SkipLast(1), open with { To = at }];
        if (due is { } reason) Pauses = [.. Pauses, new(reason, at, null)];
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
