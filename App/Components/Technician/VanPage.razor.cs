using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.Stock;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Technician;

/// <summary>A technician's van: what lies in it, and what he takes from a store or brings back.</summary>
public sealed partial class VanPage : ViewerPage
{
    private const string Take = "Take", Return = "Return";

    private readonly FieldFaults _faults = new();
    private StockView? _view;
    private bool _read;
    private string _way = Take, _sku = "", _store = "", _quantity = "1";
    private string? _said;

    [Inject] private StockReads Reads { get; set; } = default!;
    [Inject] private StockActions Actions { get; set; } = default!;

    private static IReadOnlyList<Pick> Ways => [new(Take, TechnicianText.VanTake), new(Return, TechnicianText.VanReturn)];

    private IReadOnlyList<(StockRow Row, StockShare Share)> Mine =>
        [.. _view!.Rows.SelectMany(r => r.Shares.Where(s => s.Place.Van).Select(s => (r, s)))];

    private IReadOnlyList<Pick> Stores => [.. _view!.Places.Where(p => !p.Van).Select(p => new Pick(p.Id.ToString(), p.Name.Said()))];

    // Only what can be moved that way, with how much of it there is.
    private IReadOnlyList<Pick> Parts => [.. Movable.Select(x => new Pick(x.Sku, TechnicianText.VanPartFree.With(x.Name.Said(), x.Sku, Number(x.Free))))];

    private IEnumerable<(string Sku, Domain.Billing.Bilingual Name, decimal Free)> Movable => _view!.Rows
        .Select(r => (r.Sku, r.Name, r.Shares.Where(s => _way == Return ? s.Place.Van : s.Place.Id.ToString() == _store).Sum(s => s.Free))).Where(x => x.Item3 > 0);

    protected override TimeSpan Gap => TimeSpan.FromSeconds(0.5);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        _view = await Reads.ReadAsync(Viewer, stop);
        _read = true;
        if (_view is not null && Stores.All(s => s.Value != _store)) _store = Stores.Select(s => s.Value).FirstOrDefault("");
    }

    private static string Number(decimal quantity) => quantity.ToString("0.####", CultureInfo.InvariantCulture);

    private async Task MoveAsync()
    {
        _faults.Clear();
        _said = null;
        if (Viewer is not { } viewer) return;
        var quantity = _faults.Number("Quantity", TechnicianText.Quantity, _quantity, 0, PartStock.Most);
        // What the list shows first is chosen until he chooses.
        var row = _view!.Rows.FirstOrDefault(r => r.Sku == (Movable.Any(x => x.Sku == _sku) ? _sku : Movable.Select(x => x.Sku).FirstOrDefault()));
        if (row is null) _faults.Add("Part", TechnicianText.VanNothing);
        if (_faults.Any) return;
        var (store, key) = (Guid.Parse(_store), $"van:{viewer.Id}:{row!.Sku}:{row.Version}");
        if (!await _faults.TryAsync(() => _way == Take
            ? Actions.MoveAsync(viewer, row.Sku, store, viewer.Id, quantity, key, default)
            : Actions.MoveAsync(viewer, row.Sku, viewer.Id, store, quantity, key, default), f => f == row.Sku ? "Quantity" : f)) return;
        _said = StockText.Booked;
        await RefreshAsync();
    }
}
