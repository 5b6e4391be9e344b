using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Track;

/// <summary>What the customer can do now; nothing is offered that the model would refuse.</summary>
public sealed partial class TrackActs
{
    private string _name = "";
    private IReadOnlyList<ArrivalWindow>? _slots;
    private DateTime? _day;

    [Parameter, EditorRequired] public string Secret { get; set; } = "";
    [Parameter, EditorRequired] public TrackView View { get; set; } = default!;
    /// <summary>Runs one act, shows a refusal, brings the page up to date. True when it was done.</summary>
    [Parameter, EditorRequired] public Func<Func<Task>, Task<bool>> Act { get; set; } = default!;
    [Inject] private CustomerActions Customers { get; set; } = default!;
    [Inject] private TrackReads Reads { get; set; } = default!;

    // After a visit that came to nothing there is none to move, but a time to choose.
    private bool Books => View is { State: TicketState.Accepted, Mode: ServiceMode.Visit } && View.May(TicketAct.Book);

    private bool MayChoose => Books || (View.Visit is { State: VisitState.Proposed or VisitState.Confirmed } && View.May(TicketAct.Reschedule));

    private string Money(decimal amount) => MoneyFormat.Of(amount, View.Currency);

    private Task<bool> ApproveAsync() => Act(() => Customers.ApproveAsync(Secret, View.Quote!.Version, _name, default));

    private Task<bool> RefuseAsync() => Act(() => Customers.RefuseAndStopAsync(Secret, View.Quote!.Version, "", default));

    private Task<bool> AskAsync(string text) => Act(() => Customers.AskForChangeAsync(Secret, View.Quote!.Version, text, default));

    private Task<bool> SettleAsync(SettlementState how) => Act(() => Customers.SettleAsync(Secret, how, default));

    private Task<bool> SignAsync(string name, Guid? drawing)
    {
        var seal = View.Charges.Seal!;
        return Act(() => Customers.SignWorksAsync(Secret, name, drawing, seal, default));
    }

    private async Task ShowSlotsAsync()
    {
        _slots = _slots is null ? await Reads.FreeWindowsAsync(Secret, default) : null;
        _day = _slots is [var first, ..] ? TrackWords.Local(View, first.From).Date : null;
    }

    private void Show(DateTime day) => _day = _day == day ? null : day;

    // A refusal stands above, and the times below are those that are free now.
    private async Task ChooseAsync(ArrivalWindow window)
    {
        var books = Books;
        var done = await Act(() => books ? Customers.BookAsync(Secret, window, default) : Customers.RescheduleAsync(Secret, window, default));
        _slots = done ? null : await Reads.FreeWindowsAsync(Secret, default);
    }
}
