using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Notices;

/// <summary>Who is told what when something happens to a ticket. The store asks for every fact it keeps, so no act can forget to tell.</summary>
public static class Notices
{
    /// <summary>Name of the rule that escalates a broken promise.</summary>
    public const string BreachRule = "SlaBreach";

    /// <summary>Everything to be told because of one fact; nothing for most.</summary>
    /// <param name="ticket">The ticket with this fact applied, and perhaps later ones of the same act.</param>
    public static IEnumerable<Notice> Of(Ticket ticket, TicketEvent e)
    {
        if (ToCustomer(ticket, e) is { } told) yield return Of(ticket, e, told, Audience.Customer);
        switch (e.Fact)
        {
            case OfferMade f:
                yield return Of(ticket, e, new(NoticeKind.OfferMade, ""), Audience.Technician, f.TechnicianId);
                break;
            case Escalated when e.By.Name == BreachRule && e.By.Is(Capacity.System):
                yield return Of(ticket, e, new(NoticeKind.PromiseBroken, ""), Audience.Alarmed);
                break;
            case CustomerWrote or Chased or NotFixed or LineDisputed when e.By.Is(Capacity.Customer):
                yield return Of(ticket, e, new(NoticeKind.CustomerWrote, ""), Audience.Owner);
                break;
            case Complained:
                yield return Of(ticket, e, new(NoticeKind.Complained, ""), Audience.Alarmed);
                break;
            case VisitReminded f when ticket is { LiveVisit: { } visit, TechnicianId: { } goes }:
                yield return Of(ticket, e, Reminded(f, visit), Audience.Technician, goes);
                break;
            case PartArrived when ticket.TechnicianId is { } fits:
                yield return Of(ticket, e, new(NoticeKind.PartCame, ""), Audience.Technician, fits);
                break;
            case StaffTold f:
                foreach (var person in f.People) yield return Of(ticket, e, new(NoticeKind.Told, "", Text: f.Text), Audience.Owner, person.Id);
                break;
            case QuoteApproved or QuoteRejected:
                var decided = new NoticeFacts(NoticeKind.QuoteDecided, "", Yes: e.Fact is QuoteApproved);
                yield return Of(ticket, e, decided, Audience.Owner);
                if (ticket.TechnicianId is { } technician) yield return Of(ticket, e, decided, Audience.Technician, technician);
                break;
            case NotedInternally { Called: { } called }:
                foreach (var person in called) yield return Of(ticket, e, new(NoticeKind.Called, ""), Audience.Owner, person.Id);
                break;
        }
        if (ToWatchers(ticket, e.Fact) is { } seen) yield return Of(ticket, e, seen, Audience.Watchers);
    }

    private static NoticeFacts? ToWatchers(Ticket ticket, Fact fact) => fact switch
    {
        RepliedPublicly or CustomerWrote or Complained or ComplaintAnswered => new(NoticeKind.WatchedSaid, ""),
        OfferMade or Unassigned => new(NoticeKind.WatchedAssigned, ""),
        OfferAccepted or OfferRefused or Booked or Departed or Arrived or RemoteWorkStarted or QuoteSent or QuoteApproved or QuoteRejected or ProceededUnderLimit or PartMissing or PartArrived
            or ReturnVisitNeeded or CustomerNotThere or VisitMissed or WorkFinished or WorkStopped or SolvedAtFirstContact or WorkConfirmed or NotFixed or Settled or Cancelled or Rejected
            or Reopened => new(NoticeKind.WatchedMoved, "", State: ticket.State),
        _ => null,
    };

    private static NoticeFacts? ToCustomer(Ticket ticket, TicketEvent e) => e.Fact switch
    {
        Submitted => new(NoticeKind.ReportTaken, ""),
        Booked f => new(NoticeKind.AppointmentMade, "", f.Window, Appointment: Made(f.Window, f.Confirmed, e)),
        ReturnVisitNeeded f => new(NoticeKind.AppointmentMade, "", f.Window, Appointment: Made(f.Window, false, e)),
        VisitRescheduled f => new(NoticeKind.AppointmentMoved, "", f.Window, Appointment: Made(f.Window, f.Confirmed, e)),
        VisitReminded f when ticket.LiveVisit is { } visit => Reminded(f, visit),
        VisitMissed => new(NoticeKind.VisitFailed, ""),
        CustomerNotThere => new(NoticeKind.NobodyThere, ""),
        QuoteSent f => new(NoticeKind.QuoteWaits, "", Amount: f.Total),
        RepliedPublicly or ComplaintAnswered => new(NoticeKind.Answered, ""),
        WorkFinished f => new(NoticeKind.PleaseConfirm, "", Amount: f.Proposed),
        SolvedAtFirstContact f => new(NoticeKind.PleaseConfirm, "", Amount: f.Proposed),
        Settled f => new(NoticeKind.Closed, "", Amount: f.Total),
        // An appointment that stood goes out of his calendar with the letter.
        Cancelled when ticket.Visits.LastOrDefault(v => v.State == VisitState.Cancelled && v.EndedAt == e.At) is { } visit => new(NoticeKind.Cancelled, "", Appointment: new(visit.Window, AppointmentState.Cancelled, e.Version)),
        Cancelled or Rejected => new(NoticeKind.Cancelled, ""),
        _ => null,
    };

    private static NoticeFacts Reminded(VisitReminded f, Visit visit) => new(f.Which == Reminder.DayBefore ? NoticeKind.VisitTomorrow : NoticeKind.VisitSoon, "", visit.Window);

    private static Appointment Made(ArrivalWindow window, bool confirmed, TicketEvent e) => new(window, confirmed ? AppointmentState.Confirmed : AppointmentState.Proposed, e.Version);

    private static Notice Of(Ticket ticket, TicketEvent e, NoticeFacts says, Audience to, Guid? person = null) =>
        new(says with { Number = ticket.Number }, to, person, e.Version, e.At, e.By.Id);
}
