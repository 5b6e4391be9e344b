using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Reads;

namespace Plainmend.Components.Desk;

/// <summary>A slider through a ticket's life: what was so after each event, on the clock of that event.</summary>
public sealed partial class TicketReplay
{
    private DeskTicketView? _then;
    private decimal _before;
    private int _asked;

    /// <summary>The ticket as it is now; its version is the last step.</summary>
    [Parameter, EditorRequired] public DeskTicketView View { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Inject] private DeskTicketReads Reads { get; set; } = default!;

    private decimal Added => _then is { } then ? then.Charges.TotalMoney.Amount - _before : 0;

    private string Signed(FactPlace at) => (Added > 0 ? "+" : "") + at.Money(Added);

    private static TicketLook Look(DeskTicketView view) => TicketLook.Of(view.State, view.Visit?.State, view.Hold is not null);

    private async Task ToggleAsync()
    {
        if (_then is null) await ShowAsync(View.Version);
        else (_then, _asked) = (null, 0);
    }

    private Task SlideAsync(ChangeEventArgs e) =>
        int.TryParse(e.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? ShowAsync(step) : Task.CompletedTask;

    private async Task ShowAsync(int step)
    {
        _asked = step;
        var then = await Reads.AsOfAsync(Viewer, View.Id, step, CancellationToken.None);
        var before = step > 1 ? await Reads.AsOfAsync(Viewer, View.Id, step - 1, CancellationToken.None) : null;
        // Whoever drags on has asked for another step meanwhile.
        if (_asked == step) (_then, _before) = (then, before?.Charges.TotalMoney.Amount ?? 0);
    }
}
