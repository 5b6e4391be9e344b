using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

// Appointments and being there (transitions 7–10, 31).
public sealed partial class Ticket
{
    private readonly List<Visit> _visits = [];

    public IReadOnlyList<Visit> Visits => _visits;
    /// <summary>The visit that is still to end; at most one.</summary>
    public Visit? LiveVisit => _visits.LastOrDefault(v => v.IsAlive);
    /// <summary>When a technician first arrived, or work on the bench began, in this cycle.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>Transition 7. A window chosen by the customer or agreed with him is confirmed at once.</summary>
    /// <exception cref="RefusedException">The window ends before it begins, or lies in the past.</exception>
    public void Book(Guid visitId, ArrivalWindow window, bool confirmed, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Book, by);
        CheckWindow(window, at);
        Move(new Booked(visitId, window, confirmed), by, at);
    }

    /// <summary>The customer says the proposed time suits him.</summary>
    public void ConfirmVisit(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ConfirmVisit, by);
        Record(new VisitConfirmed(LiveVisitIn(TicketAct.ConfirmVisit, VisitState.Proposed).Id), by, at);
    }

    /// <summary>The visit moves to another time; the old one stays in the record.</summary>
    public void Reschedule(Guid visitId, ArrivalWindow window, string reason, bool confirmed, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Reschedule, by);
        var old = LiveVisitIn(TicketAct.Reschedule, VisitState.Proposed, VisitState.Confirmed);
        CheckWindow(window, at);
        Move(new VisitRescheduled(old.Id, visitId, window, reason.Trim(), confirmed), by, at);
    }

    /// <summary>Transition 8: work on the bench or from a distance begins without a visit.</summary>
    /// <param name="checklist">The steps of its kind of fault now: from here on they are the job's.</param>
    public void StartRemote(Actor by, DateTimeOffset at, Checklist? checklist = null)
    {
        Require(TicketAct.StartRemote, by);
        if (Mode == ServiceMode.Visit) throw new RefusedException(Refusal.NotAllowedNow, State, TicketAct.StartRemote);
        var begins = ArrivedAt is null;
        Move(new RemoteWorkStarted(), by, at);
        FixChecklist(checklist, begins, by, at);
    }

    /// <summary>Transition 9: on the way.</summary>
    public void Depart(DateTimeOffset? eta, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Depart, by);
        Move(new Departed(LiveVisitIn(TicketAct.Depart, VisitState.Proposed, VisitState.Confirmed).Id, eta), by, at);
    }

    /// <summary>Transition 10: at the door. Call-out and travel are used from here on.</summary>
    /// <param name="travelKm">Kilometres travelled for this visit, 0 or more.</param>
    /// <param name="checklist">The steps of its kind of fault now: from the first arrival on they are the job's.</param>
    public void Arrive(decimal travelKm, RateCard card, Actor by, DateTimeOffset at, Checklist? checklist = null)
    {
        Require(TicketAct.Arrive, by);
        if (travelKm is < 0 or > 1000) throw new RefusedException(Refusal.OutOfRange, "TravelKm", 0, 1000);
        var visit = LiveVisitIn(TicketAct.Arrive, VisitState.Proposed, VisitState.Confirmed, VisitState.EnRoute);
        var (first, begins) = (!_visits.Any(v => v.State == VisitState.Done), ArrivedAt is null);
        Move(new Arrived(visit.Id, travelKm), by, at);
        FixChecklist(checklist, begins, by, at);
        // A return visit for the same fault is not the customer's cost.
        if (!first) return;
        Charge(UsageRecord.At($"{visit.Id}:call-out", ServiceMeters.CallOut, at, 1, EvidenceOfNext, TechnicianName ?? ""), card, by, at);
        if (travelKm > 0) Charge(UsageRecord.At($"{visit.Id}:travel", ServiceMeters.TravelKm, at, travelKm, EvidenceOfNext, TechnicianName ?? ""), card, by, at);
    }

    /// <summary>Transition 31: nobody opened the door.</summary>
    public void ReportNoShow(string evidence, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.ReportNoShow, by);
        var visit = LiveVisitIn(TicketAct.ReportNoShow, VisitState.Confirmed, VisitState.EnRoute);
        Move(new CustomerNotThere(visit.Id, Needed(evidence, "Evidence")), by, at);
        Charge(UsageRecord.At($"{visit.Id}:no-show", ServiceMeters.NoShow, at, 1, EvidenceOfNext, TechnicianName ?? ""), card, by, at);
    }

    /// <summary>Transition 31: the window passed and nobody set off.</summary>
    public void MissVisit(Actor by, DateTimeOffset at)
    {
        Require(TicketAct.MissVisit, by);
        Record(new VisitMissed(LiveVisitIn(TicketAct.MissVisit, VisitState.Proposed, VisitState.Confirmed).Id), by, at);
    }

    /// <summary>Customer and technician are reminded of the appointment.</summary>
    /// <exception cref="RefusedException">There is none that is still to come.</exception>
    public void Remind(Reminder which, DateTimeOffset at) =>
        Record(new VisitReminded(LiveVisitIn(TicketAct.MissVisit, VisitState.Proposed, VisitState.Confirmed).Id, which), Actor.System(nameof(VisitReminded)), at);

    private string EvidenceOfNext => $"{Number}#{Version + 1}";

    private static void CheckWindow(ArrivalWindow window, DateTimeOffset at)
    {
        if (window.To <= window.From) throw new RefusedException(Refusal.WindowBackwards);
        if (window.To <= at) throw new RefusedException(Refusal.WindowInPast);
    }

    private Visit LiveVisitIn(TicketAct act, params VisitState[] states) =>
        LiveVisit is { } visit && states.Contains(visit.State) ? visit : throw new RefusedException(Refusal.NotAllowedNow, State, act);

    private bool ApplyVisit(TicketEvent e)
    {
        switch (e.Fact)
        {
            case Booked f: Schedule(f.VisitId, f.Window, f.Confirmed); return true;
            case VisitConfirmed: LiveVisit!.State = VisitState.Confirmed; return true;
            case VisitRescheduled f:
                EndVisit(VisitState.Rescheduled, e.At);
                Schedule(f.VisitId, f.Window, f.Confirmed);
                return true;
            case RemoteWorkStarted: State = TicketState.InDiagnosis; ArrivedAt ??= e.At; return true;
            case Departed f:
                (LiveVisit!.State, LiveVisit.DepartedAt, LiveVisit.Eta) = (VisitState.EnRoute, e.At, f.Eta);
                return true;
            case Arrived:
                (LiveVisit!.State, LiveVisit.ArrivedAt) = (VisitState.OnSite, e.At);
                State = TicketState.InDiagnosis;
                ArrivedAt ??= e.At;
                return true;
            case CustomerNotThere: EndVisit(VisitState.NoShowCustomer, e.At); State = TicketState.Accepted; return true;
            case VisitReminded: return true;
            case VisitMissed: EndVisit(VisitState.Missed, e.At); State = TicketState.Accepted; return true;
            default: return false;
        }
    }

    private void Schedule(Guid visitId, ArrivalWindow window, bool confirmed)
    {
        State = TicketState.Scheduled;
        _visits.Add(new Visit
        {
            TenantId = TenantId, Id = visitId, TicketId = Id, TechnicianId = TechnicianId!.Value, From = window.From, To = window.To,
            State = confirmed ? VisitState.Confirmed : VisitState.Proposed,
        });
    }

    private void EndVisit(VisitState how, DateTimeOffset at)
    {
        if (LiveVisit is { } visit) (visit.State, visit.EndedAt) = (how, at);
    }
}
