using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.Stock;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Stock;

/// <summary>One part: where it lies, what is done with it, and everything that was.</summary>
public sealed partial class StockPart
{
    private readonly FieldFaults _faults = new();
    private string _act = StockWords.Receive, _place = "", _to = "", _quantity = "", _reason = "";
    private string? _said;
    private bool _placed;

    [Parameter, EditorRequired] public StockRow Row { get; set; } = default!;
    [Parameter, EditorRequired] public StockView View { get; set; } = default!;
    [Parameter, EditorRequired] public IReadOnlyList<StockLine> History { get; set; } = [];
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter] public EventCallback Changed { get; set; }
    [Inject] private StockActions Actions { get; set; } = default!;

    private IReadOnlyList<Pick> Places => [.. View.Places.Select(p => new Pick(p.Id.ToString(), StockWords.Place(p)))];

    // The first place, a store where there is one, until somebody chooses; one that is gone is not.
    protected override void OnParametersSet()
    {
        if (View.Places.Count == 0) return;
        if (!_placed || View.Places.All(p => p.Id.ToString() != _place)) _place = View.Places[0].Id.ToString();
        if (View.Places.All(p => p.Id.ToString() != _to)) _to = View.Places[^1].Id.ToString();
    }

    private void Choose(string place) => (_place, _placed) = (place, true);

    private async Task KeepAsync(bool kept)
    {
        _faults.Clear();
        await _faults.TryAsync(() => Actions.KeepAsync(Viewer, Row.Sku, kept, default));
        await Changed.InvokeAsync();
    }

    private async Task ActAsync()
    {
        _faults.Clear();
        _said = null;
        var (field, label) = _act == StockWords.Correct ? ("Counted", StockText.Counted) : ("Quantity", StockText.Quantity);
        var quantity = _faults.Number(field, label, _quantity, 0, PartStock.Most);
        if (_faults.Any || !await _faults.TryAsync(() => StoreAsync(quantity), f => f == Row.Sku ? "Quantity" : f)) return;
        (_quantity, _reason, _said) = ("", "", StockText.Booked);
        await Changed.InvokeAsync();
    }

    // The number of movements stands in the key: the same tap sent twice counts once, the next one is another.
    private Task StoreAsync(decimal quantity)
    {
        var (place, key) = (Guid.Parse(_place), $"stock:{Viewer.Id}:{Row.Sku}:{Row.Version}");
        return _act switch
        {
            StockWords.Move => Actions.MoveAsync(Viewer, Row.Sku, place, Guid.Parse(_to), quantity, key, default),
            StockWords.Correct => Actions.CorrectAsync(Viewer, Row.Sku, place, quantity, _reason, default),
            _ => Actions.ReceiveAsync(Viewer, Row.Sku, place, quantity, _reason, key, default),
        };
    }
}
