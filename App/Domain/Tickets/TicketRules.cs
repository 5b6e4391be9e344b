using static Plainmend.Domain.Tickets.Capacity;
using static Plainmend.Domain.Tickets.TicketAct;
using static Plainmend.Domain.Tickets.TicketState;

namespace Plainmend.Domain.Tickets;

/// <summary>From which states, and by whom, an act may be done. The guards that need more than this stand in the act's own method.</summary>
public sealed record TicketRule(IReadOnlySet<TicketState> From, Capacity By);

/// <summary>The transition table of a ticket. Source: the product's lifecycle design, transitions 1–32.</summary>
public static class TicketRules
{
    private static readonly TicketState[] Every = Enum.GetValues<TicketState>();
    private static readonly TicketState[] Open = [.. Every.Where(s => s.IsOpen())];
    private static readonly TicketState[] Working = [.. Every.Where(s => s.IsWorking())];

    // Until somebody took the report in there is no price list, and what ended is settled.
    private static readonly TicketState[] Billable = [.. Open.Where(s => s != New)];

    private static readonly Dictionary<TicketAct, TicketRule> Table = new()
    {
        [AcceptIntake] = Rule(Desk | Capacity.System, New),
        [Reject] = Rule(Desk, New),
        [Offer] = Rule(Desk | Capacity.System, Triaged),
        [NoteWait] = Rule(Capacity.System, Triaged),
        [AcceptOffer] = Rule(Technician, Offered),
        [RefuseOffer] = Rule(Technician, Offered),
        [ExpireOffer] = Rule(Capacity.System, Offered),
        [Book] = Rule(Desk | Technician | Customer, Accepted),
        [ConfirmVisit] = Rule(Desk | Customer, Scheduled),
        [Reschedule] = Rule(Desk | Technician | Customer, Scheduled),
        [StartRemote] = Rule(Technician, Accepted),
        [Depart] = Rule(Technician, Scheduled),
        [Arrive] = Rule(Technician, Scheduled),
        [SendQuote] = Rule(Desk | Technician, InDiagnosis, InRepair),
        [ViewQuote] = Rule(Customer, AwaitingApproval),
        [ProceedUnderLimit] = Rule(Technician, InDiagnosis),
        [ApproveQuote] = Rule(Customer | Desk, AwaitingApproval),
        [AskForChange] = Rule(Customer, AwaitingApproval),
        [RejectAndStop] = Rule(Customer, AwaitingApproval),
        [ExpireQuote] = Rule(Capacity.System, AwaitingApproval),
        [ReportPartMissing] = Rule(Technician | Capacity.System, InRepair),
        [ReportPartArrived] = Rule(Desk | Technician | Capacity.System, AwaitingParts),
        [RecordUsage] = Rule(Technician, InDiagnosis, InRepair),
        [StartLabour] = Rule(Technician, InDiagnosis, InRepair),
        [StopLabour] = Rule(Technician, InDiagnosis, InRepair),
        [EnterLabour] = Rule(Technician, InDiagnosis, InRepair),
        [CorrectLabour] = Rule(Technician, InDiagnosis, InRepair),
        [NeedReturnVisit] = Rule(Technician, InRepair),
        [FinishWork] = Rule(Technician, InRepair),
        [ConfirmWorks] = Rule(Customer | Capacity.System, Verifying),
        [SignWorks] = Rule(Customer | Technician, Verifying),
        [SayNotFixed] = Rule(Customer, Verifying),
        [Settle] = Rule(Customer | Finance | Capacity.System, Completed),
        [Dispute] = Rule(Customer, Completed),
        [DecideDispute] = Rule(Finance | Supervisor, Completed),
        [GrantGoodwill] = Rule(Finance | Supervisor, Billable),
        [Reopen] = Rule(Customer | Desk, Closed),
        [Cancel] = Rule(Customer | Desk, New, Triaged, Offered, Accepted, Scheduled, InDiagnosis, AwaitingApproval),
        [Unassign] = Rule(Desk | Supervisor | Capacity.System, Offered, Accepted, Scheduled),
        [PlaceHold] = Rule(Desk | Technician, Working),
        [EndHold] = Rule(Desk | Technician | Capacity.System, Working),
        [Escalate] = Rule(Supervisor | Capacity.System, Working),
        [SolveAtFirstContact] = Rule(Desk, New, Triaged),
        [ReportNoShow] = Rule(Technician, Scheduled),
        [MissVisit] = Rule(Capacity.System, Scheduled),
        [StopWork] = Rule(Customer | Supervisor, InRepair, AwaitingParts),
        [Reply] = Rule(Desk | Technician | Supervisor, Every),
        [Note] = Rule(Staff | Capacity.System, Every),
        [AddPhotos] = Rule(Technician, Accepted, Scheduled, InDiagnosis, AwaitingApproval, AwaitingParts, InRepair, Verifying),
        [TickStep] = Rule(Technician, InDiagnosis, InRepair),
        [RetractNote] = Rule(Staff, Every),
        [Message] = Rule(Customer, Every),
        [Chase] = Rule(Customer, Working),
        [ChangePriority] = Rule(Desk | Supervisor | Capacity.System, Working),
        [Tell] = Rule(Capacity.System, Every),
        [ChangeTags] = Rule(Desk | Supervisor | Capacity.System, Every),
        [FillField] = Rule(Desk | Technician | Supervisor | Capacity.System, Every),
        [Link] = Rule(Desk | Supervisor, Every),
        [EditDetails] = Rule(Desk, Working),
        [Rate] = Rule(Customer, Completed, Closed),
        [Complain] = Rule(Customer, Every),
        [AnswerComplaint] = Rule(Desk | Supervisor, Every),
        [FollowUp] = Rule(Desk | Supervisor, Completed, Closed),
    };

    /// <summary>The row for an act. Every act has one.</summary>
    public static TicketRule For(TicketAct act) => Table[act];

    /// <summary>True when the table allows this act from this state by this actor.</summary>
    public static bool Allow(TicketAct act, TicketState from, Actor by) => Table[act].From.Contains(from) && by.Is(Table[act].By);

    private static TicketRule Rule(Capacity by, params TicketState[] from) => new(from.ToHashSet(), by);
}
