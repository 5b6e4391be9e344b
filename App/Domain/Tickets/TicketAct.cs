namespace Plainmend.Domain.Tickets;

/// <summary>Everything anybody can do to a ticket. Each act is one method of <see cref="Ticket"/> and one row of <see cref="TicketRules"/>.</summary>
public enum TicketAct
{
    AcceptIntake, Reject, Offer, AcceptOffer, RefuseOffer, ExpireOffer, Book, ConfirmVisit, Reschedule, StartRemote, Depart, Arrive,
    SendQuote, ViewQuote, ProceedUnderLimit, ApproveQuote, AskForChange, RejectAndStop, ExpireQuote, ReportPartMissing, ReportPartArrived,
    RecordUsage, NeedReturnVisit, FinishWork, ConfirmWorks, SayNotFixed, Settle, Dispute, DecideDispute, Reopen, Cancel, Unassign,
    PlaceHold, EndHold, Escalate, SolveAtFirstContact, ReportNoShow, MissVisit, StopWork, Reply, Note, RetractNote, Message, Chase,
    ChangePriority, EditDetails, Rate, NoteWait, StartLabour, StopLabour, EnterLabour, CorrectLabour, GrantGoodwill,
    ChangeTags, AddPhotos, Tell, TickStep, Link, SignWorks, FillField, Complain, AnswerComplaint, FollowUp,
}
