using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// Confirming, paying, objecting, closing, coming back (transitions 21–26).
public sealed partial class Ticket
{
    /// <summary>A repair carries a guarantee of this length, in which the ticket may be reopened.</summary>
    public static readonly TimeSpan GuaranteeWindow = TimeSpan.FromDays(30);
    /// <summary>A ticket without any work may be reopened for this long.</summary>
    public static readonly TimeSpan ReopenWindow = TimeSpan.FromDays(7);
    /// <summary>Silence for this long after work ended counts as confirmation.</summary>
    public static readonly TimeSpan SilenceConfirms = TimeSpan.FromDays(3);

    public DateTimeOffset? CompletedAt { get; private set; }
    /// <summary>When the ticket was closed or cancelled; null while open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public string? CancelReason { get; private set; }
    public IReadOnlyList<DisputedLine> Disputes { get; private set; } = [];
    public int ReopenCount { get; private set; }
    /// <summary>Start of the current service cycle: the report, or the latest reopening.</summary>
    public DateTimeOffset CycleStartedAt { get; private set; }
    /// <summary>1 to 5, null while not rated.</summary>
    public int? Stars { get; private set; }
    public string? RatingComment { get; private set; }

    /// <summary>Until when the ticket may be reopened; null unless closed.</summary>
    public DateTimeOffset? ReopenUntil =>
        State == TicketState.Closed ? EndedAt + (WasWorkedOn ? GuaranteeWindow : ReopenWindow) : null;

    private bool WasWorkedOn => Usage.Any(u => u.Meter is ServiceMeters.Labour or ServiceMeters.LabourFixed || u.Meter.StartsWith(ServiceMeters.PartPrefix, StringComparison.Ordinal));

    /// <summary>Transition 21: it works.</summary>
    public void ConfirmWorks(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ConfirmWorks, by);
        Move(new WorkConfirmed(), by, at);
        SettleWhenNothingIsDue(at);
    }

    /// <summary>Transition 22: it does not work.</summary>
    public void SayNotFixed(string reason, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.SayNotFixed, by);
        Move(new NotFixed(Needed(reason, "Reason")), by, at);
    }

    /// <summary>Transition 23: paid, put on account, or waived. A customer cannot waive.</summary>
    public void Settle(SettlementState how, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Settle, by);
        if (how is not (SettlementState.Paid or SettlementState.Invoiced or SettlementState.Waived)) throw new RefusedException(Refusal.Required, "How");
        if (how == SettlementState.Waived && by.As == Capacity.Customer) throw new RefusedException(Refusal.NotYours, State, TicketAct.Settle);
        if (Settlement.State == SettlementState.Disputed) throw new RefusedException(Refusal.DisputeOpen);
        if (_openChild is { } child) throw new RefusedException(Refusal.ChildOpen, child);
        Move(new Settled(how, Settlement.Due), by, at);
    }

    /// <summary>Transition 24: "this line is not right". One open objection a line.</summary>
    public void Dispute(string lineKey, string text, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Dispute, by);
        if (Disputes.Any(d => d.LineKey == lineKey && d.Answer is null)) throw new RefusedException(Refusal.DisputeOpen);
        Record(new LineDisputed(Needed(lineKey, "Line"), Needed(text, "Text")), by, at);
    }

    /// <summary>Transition 24, the answer: a credit between 0 and what is due; the line itself is never edited.</summary>
    public void DecideDispute(string lineKey, decimal credit, string reason, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.DecideDispute, by);
        if (!Disputes.Any(d => d.LineKey == lineKey && d.Answer is null)) throw new RefusedException(Refusal.NotFound);
        if (credit < 0 || credit > Settlement.Due) throw new RefusedException(Refusal.OutOfRange, "Credit", 0, Settlement.Due);
        Record(new DisputeDecided(lineKey, credit, Needed(reason, "Reason")), by, at);
        SettleWhenNothingIsDue(at);
    }

    /// <summary>Transition 26. After setting off, the cancellation fee of the price list is used; the screen shows it before asking.</summary>
    public void Cancel(string reason, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Cancel, by);
        reason = Needed(reason, "Reason");
        EndTimer(by, at);
        if (CancellationFeeApplies)
            Charge(UsageRecord.At($"{LiveVisit!.Id}:cancel", ServiceMeters.Cancellation, at, 1, EvidenceOfNext, Number), card, by, at);
        Move(new Cancelled(reason, Price(card).TotalMoney.Amount), by, at);
    }

    /// <summary>True while cancelling would cost the fee: somebody is on his way.</summary>
    public bool CancellationFeeApplies => LiveVisit is { State: VisitState.EnRoute };

    /// <summary>Transition 25: the same trouble again, inside the window. Under guarantee the new cycle is free.</summary>
    public void Reopen(string reason, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Reopen, by);
        if (at > ReopenUntil) throw new RefusedException(Refusal.ReopenTooLate);
        Move(new Reopened(Needed(reason, "Reason"), WasWorkedOn), by, at);
    }

    private void SettleWhenNothingIsDue(DateTimeOffset at)
    {
        if (_openChild is null && State == TicketState.Completed && Settlement is { Due: 0, State: SettlementState.Proposed })
            Record(new Settled(SettlementState.Waived, 0), Actor.System("NothingDue"), at);
    }

    private bool ApplySettlement(TicketEvent e)
    {
        switch (e.Fact)
        {
            case WorksSigned: return true;
            case WorkConfirmed: (State, CompletedAt) = (TicketState.Completed, e.At); return true;
            case Settled f:
                (State, EndedAt) = (TicketState.Closed, e.At);
                Settlement = Settlement with { State = f.How, SettledAt = e.At };
                return true;
            case LineDisputed f:
                Disputes = [.. Disputes, new(f.LineKey, f.Text, e.At)];
                Settlement = Settlement with { State = SettlementState.Disputed };
                return true;
            case DisputeDecided f: Answer(f); return true;
            case GoodwillGranted f: ApplyGoodwill(f); return true;
            case Cancelled f:
                EndVisit(VisitState.Cancelled, e.At);
                (State, EndedAt, CancelReason) = (TicketState.Cancelled, e.At, f.Reason);
                Settlement = Settlement.Running with { State = f.Proposed > 0 ? SettlementState.Invoiced : SettlementState.Waived, Proposed = f.Proposed };
                return true;
            case Reopened f: StartNewCycle(f, e.At); return true;
            default: return false;
        }
    }

    private void Answer(DisputeDecided f)
    {
        Disputes = [.. Disputes.Select(d => d.LineKey == f.LineKey && d.Answer is null ? d with { Credit = f.Credit, Answer = f.Reason } : d)];
        var open = Disputes.Any(d => d.Answer is null);
        Settlement = Settlement with { Credits = Settlement.Credits + f.Credit, State = open ? SettlementState.Disputed : SettlementState.Proposed };
    }

    private void StartNewCycle(Reopened f, DateTimeOffset at)
    {
        (PhotosAfter, Checklist) = (0, null);
        Cover = WithoutGoodwill();
        if (f.UnderGuarantee) (Cover, EntitlementReason) = (new Coverage(Billing.Cover.Guarantee(Number)), nameof(CoverKind.Guarantee));
        (Usage, Quotes, Tried, Disputes) = ([], [], [], []);
        (Settlement, Ceiling) = (Settlement.Running, AgreedLimit);
        (Resolution, Cause, FinishedAt, CompletedAt, EndedAt) = (null, null, null, null, null);
        (ArrivedAt, FirstResponseAt, CycleStartedAt, FollowedUpAt) = (null, at, at, null);
        ReopenCount++;
        BackToDispatch(null);
    }
}
