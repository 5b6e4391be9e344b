namespace Plainmend.Domain.Tickets;

/// <summary>The core state of a ticket (工单状态). Fixed: companies label them, they cannot add any.</summary>
public enum TicketState
{
    New, Triaged, Offered, Accepted, Scheduled, InDiagnosis, AwaitingApproval, AwaitingParts, InRepair, Verifying, Completed, Closed, Cancelled,
}

/// <summary>The state of one visit; the live phase (on the way, on site) is shown on the ticket.</summary>
public enum VisitState { Proposed, Confirmed, EnRoute, OnSite, Break, Done, NoShowCustomer, Missed, Rescheduled, Cancelled }

/// <summary>The state of one quote version. Nothing but this state changes after <see cref="Sent"/>.</summary>
public enum QuoteState { Draft, Sent, Viewed, Approved, Rejected, Expired, Superseded }

/// <summary>The state of a ticket's settlement (结算).</summary>
public enum SettlementState { Open, Proposed, Accepted, Disputed, Paid, Waived, Invoiced }

/// <summary>Why a ticket is held, or its resolve clock stands still.</summary>
public enum PauseReason { WaitingCustomer, WaitingThirdParty, CustomerUnreachable, Weather, Other, Approval, Parts, Verification }

/// <summary>How a follow-up call (回访) ended. The name is stored.</summary>
public enum CallOutcome { Reached, NotReached, NotNeeded }

/// <summary>How urgent a ticket is.</summary>
public enum Priority { Urgent, High, Normal, Low }

/// <summary>The door a report came in by.</summary>
public enum Channel
{
    Form, Qr, Phone, Email, Api, App, Chat, Dealer,
    /// <summary>Brought in from a table: closed before this desk was used. Nothing is metered, told or automated because of it.</summary>
    Import,
}

/// <summary>Questions about states that more than one rule asks.</summary>
public static class TicketStates
{
    /// <summary>Closed and Cancelled are over; everything else is open.</summary>
    public static bool IsOpen(this TicketState state) => state is not (TicketState.Closed or TicketState.Cancelled);

    /// <summary>True while somebody may still have to work on it: not yet Completed.</summary>
    public static bool IsWorking(this TicketState state) => state < TicketState.Completed;

    /// <summary>True while a technician is bound to the ticket and uses up his capacity.</summary>
    public static bool OccupiesTechnician(this TicketState state) =>
        state is >= TicketState.Offered and <= TicketState.InRepair;
}
