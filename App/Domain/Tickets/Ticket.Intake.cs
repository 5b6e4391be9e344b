using Plainmend.Domain.Billing;
using Plainmend.Domain.People;

namespace Plainmend.Domain.Tickets;

// From the report to the decision that it is ours and who pays (transitions 1–3, 30).
public sealed partial class Ticket
{
    /// <summary>Display number such as AJ-250614-0382; gives no access to anything.</summary>
    public string Number { get; private set; } = "";
    public Channel Channel { get; private set; }
    public Priority Priority { get; private set; }
    /// <summary>Product line code, such as <c>fridge</c>.</summary>
    public string Line { get; private set; } = "";
    /// <summary>Fault code, such as <c>fridge.not-cooling</c>.</summary>
    public string Fault { get; private set; } = "";
    public ServiceMode Mode { get; private set; }
    public string Model { get; private set; } = "";
    public string Description { get; private set; } = "";
    public Contact Contact { get; private set; } = new("", "", "", "");
    /// <summary>The contact's district once more, as a column that lists and rules filter by.</summary>
    public string District { get; private set; } = "";
    public Guid? DeviceId { get; private set; }
    public string CustomerTier { get; private set; } = "";
    public ArrivalWindow? Preferred { get; private set; }
    public DateTimeOffset SubmittedAt { get; private set; }
    /// <summary>Versions of the agreements in force when the report came in; they stay with the ticket.</summary>
    public int SlaVersion { get; private set; }
    public int CalendarVersion { get; private set; }
    public int RateCardVersion { get; private set; }
    /// <summary>What may be charged in a cycle before the customer is asked, in the company's currency; 0 until intake.</summary>
    public decimal AgreedLimit { get; private set; }
    /// <summary>Why it was decided who pays; null until intake.</summary>
    public string? EntitlementReason { get; private set; }

    /// <summary>Transition 1: a report comes in.</summary>
    public static Ticket Submit(int tenantId, Guid id, Submitted report, Actor by, DateTimeOffset at)
    {
        var ticket = new Ticket { TenantId = tenantId, Id = id };
        ticket.Record(report with { Description = Needed(report.Description, nameof(Description)) }, by, at);
        return ticket;
    }

    /// <summary>Transition 2: the report is ours; entitlement is decided and stored with its reason.</summary>
    /// <param name="agreedLimit">What may be charged before the customer is asked, in the company's currency.</param>
    public void AcceptIntake(Coverage? cover, string entitlementReason, decimal agreedLimit, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.AcceptIntake, by);
        Needed(Line, nameof(Line));
        if (Mode == ServiceMode.Visit) Needed(District, nameof(District));
        Move(new IntakeAccepted(cover, Needed(entitlementReason, nameof(EntitlementReason)), agreedLimit), by, at);
    }

    /// <summary>Transition 3: spam, duplicate or out of scope.</summary>
    public void Reject(string reason, string? duplicateOf, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.Reject, by);
        Move(new Rejected(Needed(reason, "Reason"), duplicateOf), by, at);
    }

    /// <summary>Transition 30: solved on the telephone or in chat; a remote-help line may follow from the usage.</summary>
    public void SolveAtFirstContact(string resolution, string cause, UsageRecord? remoteHelp, RateCard card, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.SolveAtFirstContact, by);
        resolution = Needed(resolution, nameof(Resolution));
        cause = Needed(cause, nameof(Cause));
        if (remoteHelp is not null) Charge(remoteHelp, card, by, at);
        Move(new SolvedAtFirstContact(resolution, cause, Price(card).TotalMoney.Amount), by, at);
    }

    private bool ApplyIntake(TicketEvent e)
    {
        switch (e.Fact)
        {
            case Submitted f: On(f, e.At); return true;
            case IntakeAccepted f:
                (State, Cover, EntitlementReason) = (TicketState.Triaged, f.Cover, f.EntitlementReason);
                AgreedLimit = Ceiling = f.AgreedLimit;
                FirstResponseAt ??= e.At;
                return true;
            case Rejected: State = TicketState.Cancelled; EndedAt = e.At; return true;
            case SolvedAtFirstContact f:
                FirstResponseAt ??= e.At;
                Finish(f.Resolution, f.Cause, f.Proposed, e.At);
                return true;
            default: return false;
        }
    }

    private void On(Submitted f, DateTimeOffset at)
    {
        (Number, Channel, Priority, Line, Fault, Mode) = (f.Number, f.Channel, f.Priority, f.Line, f.Fault, f.Mode);
        (Model, Description, Contact, District) = (f.Model, f.Description, f.Contact, f.Contact.District);
        (DeviceId, CustomerTier, Preferred) = (f.DeviceId, f.CustomerTier, f.Preferred);
        Fields = f.Fields ?? [];
        (SlaVersion, CalendarVersion, RateCardVersion) = (f.SlaVersion, f.CalendarVersion, f.RateCardVersion);
        (State, SubmittedAt, CycleStartedAt) = (TicketState.New, at, at);
    }
}
