using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

// The repair itself (transitions 17–20, 22, 32) and the spend guard.
public sealed partial class Ticket
{
    /// <summary>How long an extra quote raised by the spend guard stays open.</summary>
    public static readonly TimeSpan GuardQuoteLasts = TimeSpan.FromDays(3);

    private static readonly Actor SpendGuard = Actor.System(nameof(SpendGuard));

    public string? Resolution { get; private set; }
    public string? Cause { get; private set; }
    /// <summary>When work was last reported finished; null while it goes on.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }
    /// <summary>The part waited for; null when none is.</summary>
    public PartMissing? MissingPart { get; private set; }
    /// <summary>Photos of the finished work in this cycle.</summary>
    public int PhotosAfter { get; private set; }
    /// <summary>How often the customer found it not fixed.</summary>
    public int VerifyFailures { get; private set; }

    /// <summary>
    /// Work or material was used. When the total would pass the ceiling nothing is charged; the system itself sends a
    /// new quote instead and the customer decides (transition 18).
    /// </summary>
    /// <returns>True when it was recorded, false when the customer is asked first.</returns>
    public bool RecordUsage(UsageRecord record, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.RecordUsage, by);
        if (Usage.Any(u => u.Id == record.Id)) return true;
        RefuseTimedLabour(record);
        return Spend(record, card, by, at);
    }

    private bool Spend(UsageRecord record, RateCard card, Actor by, DateTimeOffset at)
    {
        if (PriceAt(card, at, record).TotalMoney.Amount <= Ceiling)
        {
            Move(new Used(record), by, at);
            Rebound(card, at);
            return true;
        }
        AskFor(record, card, at);
        return false;
    }

    // The system's own quote for what would pass the ceiling.
    private void AskFor(UsageRecord record, RateCard card, DateTimeOffset at) =>
        FreezeQuote(LatestQuote?.Findings ?? nameof(Ceiling), [record], nameof(Ceiling), at + GuardQuoteLasts, card, SpendGuard, at);

    // Fees that follow from an act itself: above the ceiling the evidence is kept, and nothing is charged.
    private void Charge(UsageRecord record, RateCard card, Actor by, DateTimeOffset at)
    {
        var total = PriceWith(card, [record]).TotalMoney.Amount;
        Record(total <= Ceiling ? new Used(record) : new ChargeHeldBack(record, total), by, at);
    }

    /// <summary>Transition 17: a part is not at hand.</summary>
    public void ReportPartMissing(string sku, string name, DateOnly? expected, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ReportPartMissing, by);
        (sku, name) = (Needed(sku, "Sku"), Needed(name, "Part"));
        EndTimer(by, at);
        Move(new PartMissing(sku, name, expected), by, at);
    }

    /// <summary>Transition 17, back: the part is there.</summary>
    public void ReportPartArrived(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ReportPartArrived, by);
        Move(new PartArrived(MissingPart!.Sku), by, at);
    }

    /// <summary>Transition 19: this visit ends and another becomes necessary. Its travel is not the customer's cost.</summary>
    public void NeedReturnVisit(Guid visitId, ArrivalWindow window, string reason, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.NeedReturnVisit, by);
        CheckWindow(window, at);
        reason = Needed(reason, "Reason");
        EndTimer(by, at);
        Move(new ReturnVisitNeeded(visitId, window, reason), by, at);
    }

    /// <summary>What it looked like, for the customer and the desk.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.Required"/> without photos, <see cref="Refusal.NotAPhoto"/> names a file that is none.</exception>
    public void AddPhotos(PhotoKind kind, IReadOnlyList<Attached> photos, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.AddPhotos, by);
        if (photos.Count == 0) throw new RefusedException(Refusal.Required, "Photos");
        if (photos.FirstOrDefault(p => p.Kind is FileKind.Pdf or FileKind.Text) is { } none) throw new RefusedException(Refusal.NotAPhoto, none.Name);
        Record(new PhotosAdded(kind, photos), by, at);
    }

    /// <summary>Transition 20: done. The bill is proposed line by line.</summary>
    /// <param name="photosNeeded">True when a fault of this kind is finished only with a photo of the work.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.StepOpen"/> names the first needed step that nobody ticked; <see cref="Refusal.PhotosNeeded"/>.</exception>
    public void FinishWork(string resolution, string cause, RateCard card, Actor by, DateTimeOffset at, bool photosNeeded = false)
    {
        Require(TicketAct.FinishWork, by);
        if (Checklist?.FirstOpen is { } open) throw new RefusedException(Refusal.StepOpen, open.Text);
        if (photosNeeded && PhotosAfter == 0) throw new RefusedException(Refusal.PhotosNeeded);
        (resolution, cause) = (Needed(resolution, nameof(Resolution)), Needed(cause, nameof(Cause)));
        EndTimer(by, at);
        Move(new WorkFinished(resolution, cause, Price(card).TotalMoney.Amount), by, at);
    }

    /// <summary>Transition 32: stopped; only what is already done is asked for.</summary>
    public void StopWork(string reason, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.StopWork, by);
        reason = Needed(reason, "Reason");
        EndTimer(by, at);
        Move(new WorkStopped(reason, Price(card).TotalMoney.Amount), by, at);
        SettleWhenNothingIsDue(at);
    }

    private bool ApplyWork(TicketEvent e)
    {
        switch (e.Fact)
        {
            case Used f:
                Usage = [.. Usage, f.Record];
                if (f.Record.Id == LabourTimer?.Record) LabourTimer = null;
                return true;
            case ChargeHeldBack or PhotosAdded { Kind: not PhotoKind.After }: return true;
            case PhotosAdded f: PhotosAfter += f.Files.Count; return true;
            case PartMissing f: (State, MissingPart) = (TicketState.AwaitingParts, f); return true;
            case PartArrived: (State, MissingPart) = (TicketState.InRepair, null); return true;
            case ReturnVisitNeeded f:
                EndVisit(VisitState.Done, e.At);
                Schedule(f.VisitId, f.Window, confirmed: false);
                return true;
            case WorkFinished f: EndVisit(VisitState.Done, e.At); Finish(f.Resolution, f.Cause, f.Proposed, e.At); return true;
            case WorkStopped f:
                EndVisit(VisitState.Done, e.At);
                (State, MissingPart, CompletedAt) = (TicketState.Completed, null, e.At);
                Settlement = Settlement.Running with { State = SettlementState.Proposed, Proposed = f.Proposed };
                return true;
            case NotFixed:
                (State, FinishedAt, VerifyFailures) = (TicketState.InRepair, null, VerifyFailures + 1);
                Settlement = Settlement.Running;
                return true;
            default: return false;
        }
    }

    private void Finish(string resolution, string cause, decimal proposed, DateTimeOffset at)
    {
        (State, Resolution, Cause, FinishedAt) = (TicketState.Verifying, resolution, cause, at);
        Settlement = Settlement.Running with { State = SettlementState.Proposed, Proposed = proposed };
    }
}
