using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Track;

/// <summary>What the customer can do now; nothing is offered that the model would refuse.</summary>
public sealed partial class TrackActs
{
    private string _name = "";
    private IReadOnlyList<ArrivalWindow>? _slots;

    [Parameter, EditorRequired] public string Secret { get; set; } = "";
    [Parameter, EditorRequired] public TrackView View { get; set; } = default!;
    /// <summary>Runs one act, shows a refusal, brings the page up to date. True when it was done.</summary>
    [Parameter, EditorRequired] public Func<Func<Task>, Task<bool>> Act { get; set; } = default!;
    [Inject] private CustomerActions Customers { get; set; } = default!;
    [Inject] private TrackReads Reads { get; set; } = default!;

    private string Money(decimal amount) => MoneyFormat.Of(amount, View.Currency);

    private Task ApproveAsync() => Act(() => Customers.ApproveAsync(Secret, View.Quote!.Version, _name, default));

    private Task RefuseAsync() => Act(() => Customers.RefuseAndStopAsync(Secret, View.Quote!.Version, "", default));

    private Task AskAsync(string text) => Act(() => Customers.AskForChangeAsync(Secret, View.Quote!.Version, text, default));

    private Task SettleAsync(SettlementState how) => Act(() => Customers.SettleAsync(Secret, how, default));

    private async Task ShowSlotsAsync() => _slots = _slots is null ? await Reads.FreeWindowsAsync(Secret, default) : null;

    private async Task MoveToAsync(ArrivalWindow window)
    {
        _slots = null;
        await Act(() => Customers.RescheduleAsync(Secret, window, default));
    }
}
