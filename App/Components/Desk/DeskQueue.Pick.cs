using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Reads;
using Microsoft.AspNetCore.Components;

namespace Plainmend.Components.Desk;

// Choosing rows for one act on all of them. Another page keeps what was chosen; another view or filter begins anew.
public sealed partial class DeskQueue
{
    private readonly RowPick _pick = new();
    private readonly Dictionary<Guid, string> _numbers = [];
    private DeskQuery? _pickedIn;

    [Inject] private BulkReads Bulk { get; set; } = default!;

    private IReadOnlyList<BulkTicket> Picked => [.. _pick.Ids.Select(id => new BulkTicket(id, _numbers[id])).OrderBy(t => t.Number, StringComparer.Ordinal)];

    private bool AllPicked => _list!.Rows.Count > 0 && _list.Rows.All(r => _pick.Ids.Contains(r.Id));

    private void Follow(DeskQuery asked, DeskList list)
    {
        if (_pickedIn is not null && _pickedIn != asked) _pick.Clear();
        _pickedIn = asked;
        foreach (var row in list.Rows) _numbers[row.Id] = row.Number;
    }

    private void Pick(Guid id, bool range)
    {
        if (range) _pick.Range(_rows!.Standing, id);
        else _pick.Toggle(id);
    }

    private void PickByKey(RowPickEventArgs asked)
    {
        // Only rows that stand here can be meant.
        if (_rows is null || !_rows.Standing.Contains(asked.Row)) return;
        if (asked.From is { } from && _rows.Standing.Contains(from)) _pick.Walk(_rows.Standing, from, asked.Row);
        else Pick(asked.Row, asked.Range);
    }

    private void PickPage()
    {
        if (AllPicked) foreach (var row in _list!.Rows) _pick.Remove(row.Id);
        else _pick.Add(_list!.Rows.Select(r => r.Id));
    }

    private async Task PickViewAsync()
    {
        var found = await Bulk.ViewAsync(Viewer, Place.Query, BulkActions.Most, Gone);
        foreach (var ticket in found) _numbers[ticket.Id] = ticket.Number;
        _pick.Add(found.Select(t => t.Id));
    }

    private void ClearPick() => _pick.Clear();

    private void Unpick(Guid id) => _pick.Remove(id);
}
