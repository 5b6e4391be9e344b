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
        if (ToCustomer(e) is { } told) yield return Of(ticket, e, told, Audience.Customer);
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
            case QuoteApproved or QuoteRejected:
                var decided = new NoticeFacts(NoticeKind.QuoteDecided, "", Yes: e.Fact is QuoteApproved);
                yield return Of(ticket, e, decided, Audience.Owner);
                if (ticket.TechnicianId is { } technician) yield return Of(ticket, e, decided, Audience.Technician, technician);
                break;
        }
    }

    private static NoticeFacts? ToCustomer(TicketEvent e) => e.Fact switch
    {
        Submitted => new(NoticeKind.ReportTaken, ""),
        Booked f => new(NoticeKind.AppointmentMade, "", f.Window),
        ReturnVisitNeeded f => new(NoticeKind.AppointmentMade, "", f.Window),
        VisitRescheduled f => new(NoticeKind.AppointmentMoved, "", f.Window),
        QuoteSent f => new(NoticeKind.QuoteWaits, "", Amount: f.Total),
        RepliedPublicly => new(NoticeKind.Answered, ""),
        WorkFinished f => new(NoticeKind.PleaseConfirm, "", Amount: f.Proposed),
        SolvedAtFirstContact f => new(NoticeKind.PleaseConfirm, "", Amount: f.Proposed),
        Settled f => new(NoticeKind.Closed, "", Amount: f.Total),
        Cancelled or Rejected => new(NoticeKind.Cancelled, ""),
        _ => null,
    };

    private static Notice Of(Ticket ticket, TicketEvent e, NoticeFacts says, Audience to, Guid? person = null) =>
        new(says with { Number = ticket.Number }, to, person, e.Version, e.At, e.By.Id);
}
