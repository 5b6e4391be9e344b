using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Components.Desk;

/// <summary>The acts of the desk on the open ticket, each with its form below.</summary>
public sealed partial class ActBar
{
    private static readonly TicketAct[] Order =
    [
        TicketAct.SolveAtFirstContact, TicketAct.Book, TicketAct.Reschedule, TicketAct.ApproveQuote, TicketAct.ReportPartArrived, TicketAct.Settle, TicketAct.DecideDispute,
        TicketAct.GrantGoodwill,
        TicketAct.PlaceHold, TicketAct.EndHold, TicketAct.Escalate, TicketAct.Reopen, TicketAct.Reject, TicketAct.Cancel,
    ];

    private TicketAct? _act;
    private bool _link;
    private string? _refused;

    [Parameter, EditorRequired] public DeskTicketView View { get; set; } = default!;
    [Parameter, EditorRequired] public FactPlace At { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public Attempt Attempt { get; set; } = default!;
    [Parameter] public EventCallback OnTake { get; set; }
    [Inject] private DeskActions Desk { get; set; } = default!;

    private IEnumerable<TicketAct> Offered => Order.Where(Offers);

    /// <summary>Opens the form of an act, when the ticket allows it.</summary>
    public void Choose(TicketAct act)
    {
        if (!Offers(act)) return;
        _act = act;
        StateHasChanged();
    }

    // The table allows by state; whether there is anything to end or to answer only the ticket knows.
    private bool Offers(TicketAct act) => View.May(act) && act switch
    {
        TicketAct.PlaceHold => View.Hold is null,
        TicketAct.EndHold => View.Hold is not null,
        TicketAct.Escalate => View.Escalation < Ticket.MostEscalation,
        TicketAct.ApproveQuote => View.Quote is not null,
        TicketAct.DecideDispute => View.Disputes.Any(d => d.Answer is null),
        TicketAct.Reopen => View.ReopenUntil > View.ReadAt,
        _ => true,
    };

    private static bool Asks(TicketAct act) => act is not (TicketAct.EndHold or TicketAct.ReportPartArrived);

    /// <summary>Money and endings ask in a dialog; everything else opens in place.</summary>
    private static bool IsGrave(TicketAct act) => act is TicketAct.Cancel or TicketAct.Reject or TicketAct.Settle or TicketAct.DecideDispute or TicketAct.GrantGoodwill;

    private async Task ChooseAsync(TicketAct act)
    {
        _refused = null;
        if (Asks(act)) _act = _act == act ? null : act;
        else _refused = await Attempt(stop => act == TicketAct.EndHold ? Desk.ResumeAsync(Viewer, View.Id, stop) : Desk.PartArrivedAsync(Viewer, View.Id, stop));
    }

    private void Close() => _act = null;
}
