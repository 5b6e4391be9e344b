using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Notices;

/// <summary>What somebody is told about a ticket. The name is stored: rename one only with a migration.</summary>
public enum NoticeKind
{
    ReportTaken, AppointmentMade, AppointmentMoved, QuoteWaits, Answered, PleaseConfirm, Closed, Cancelled,
    OfferMade, PromiseBroken, CustomerWrote, QuoteDecided, VisitTomorrow, VisitSoon, VisitFailed, NobodyThere, PartCame,
    /// <summary>An automation tells it.</summary>
    Told,
    /// <summary>An automation failed too often and was switched off.</summary>
    AutomationStopped,
    /// <summary>A note calls him by name.</summary>
    Called,
    /// <summary>A ticket he watches: company and customer wrote to each other.</summary>
    WatchedSaid,
    /// <summary>A ticket he watches has another state.</summary>
    WatchedMoved,
    /// <summary>A ticket he watches went to another technician, or from one.</summary>
    WatchedAssigned,
    /// <summary>He is called in.</summary>
    CalledIn,
    /// <summary>His call ends: now, or with the job in his hand.</summary>
    CallEnds,
    /// <summary>Somebody was called in.</summary>
    StaffCalled,
    /// <summary>Somebody was released.</summary>
    StaffReleased,
    /// <summary>The figures of a period, for addresses that were named for them.</summary>
    Figures,
    /// <summary>An automation acted, and posts it.</summary>
    RuleRan,
    /// <summary>The customer complains.</summary>
    Complained,
}

/// <summary>Who is told.</summary>
public enum Audience
{
    /// <summary>The customer of the ticket, when he gave an address.</summary>
    Customer,
    /// <summary>The technician it was offered to.</summary>
    Technician,
    /// <summary>Whoever at the desk worked on it last; the supervisors when nobody has yet.</summary>
    Owner,
    /// <summary>Its owner and every supervisor.</summary>
    Alarmed,
    /// <summary>Everybody who watches it and was not told of the same fact otherwise.</summary>
    Watchers,
    /// <summary>A group of the staff, through a bot.</summary>
    Group,
    /// <summary>An address that was named for it, whoever reads there.</summary>
    Named,
}

/// <summary>What a notice says, in facts; the words are made for its reader when it is shown or sent.</summary>
/// <param name="Number">The ticket's number; empty for what concerns no ticket.</param>
/// <param name="Window">The appointment's window, for notices about one.</param>
/// <param name="Amount">The quote's total, or what was settled, in the company's currency.</param>
/// <param name="Text">Words of an administrator, the name of his rule, or the name of one of the staff; never of a customer.</param>
/// <param name="Yes">For a decision: which way it went.</param>
/// <param name="State">For a ticket that moved: its state now.</param>
/// <param name="Surge">For flexible capacity: why.</param>
/// <param name="Report">For the figures of a period: what they are.</param>
/// <param name="Hook">For what an automation posts: more about the ticket.</param>
/// <param name="Appointment">For a change of an appointment: what goes into the customer's calendar.</param>
public sealed record NoticeFacts(NoticeKind Kind, string Number, ArrivalWindow? Window = null, decimal? Amount = null, bool? Yes = null, Appointment? Appointment = null, string? Text = null, TicketState? State = null, SurgeReason? Surge = null, ReportFacts? Report = null, HookFacts? Hook = null);

/// <summary>What a webhook is told of a run besides number and state: of the ticket as the run left it, and nothing of the customer.</summary>
/// <param name="Rule">The rule's number.</param>
public sealed record HookFacts(int Rule, string Line, string Fault, Priority Priority, IReadOnlyList<string> Tags, Guid? Technician);

/// <summary>One thing to be told to somebody because of one fact of a ticket.</summary>
/// <param name="Person">The technician, when one is told.</param>
/// <param name="Event">Version of the ticket's fact that caused it: with kind and reader the same thing is told only once.</param>
/// <param name="Not">Who caused it himself and need not be told.</param>
public sealed record Notice(NoticeFacts Says, Audience To, Guid? Person, int Event, DateTimeOffset At, Guid? Not);

/// <summary>Where a notice speaks from: what its words need besides its facts.</summary>
/// <param name="Zone">IANA time zone in which times are said.</param>
/// <param name="Thing">What is out of order.</param>
public sealed record NoticePlace(Bilingual Company, string Zone, string Currency, string Hotline, Bilingual Thing);
