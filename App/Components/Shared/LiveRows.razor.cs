using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Plainmend.Texts;

namespace Plainmend.Components.Shared;

/// <summary>
/// A list that changes by itself without moving under the reader: rows keep their nodes and focus, and while somebody
/// points, types, selects or has a menu open, only cells change; the rest waits behind a pill.
/// </summary>
/// <typeparam name="TRow">The record the surface reads; at most 60 at a time.</typeparam>
public sealed partial class LiveRows<TRow>
{
    private readonly Dictionary<Guid, ElementReference> _places = [];
    private RowOrder<TRow>? _order;
    private RowHold? _hold;
    private ElementReference _heading;
    private string? _view;
    private Guid? _current, _focusNext;
    private bool _focusHeading;

    /// <summary>The present rows, in any order.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TRow> Rows { get; set; } = [];
    [Parameter, EditorRequired] public Func<TRow, Guid> Key { get; set; } = default!;
    /// <summary>The chosen sort. Equal rows are told apart by their key, so the order is always total.</summary>
    [Parameter, EditorRequired] public IComparer<TRow> Order { get; set; } = default!;
    /// <summary>The cells of a row: elements with role="gridcell".</summary>
    [Parameter, EditorRequired] public RenderFragment<TRow> Cells { get; set; } = default!;
    /// <summary>Name of the list for readers.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    /// <summary>What a row is called when it is read out: "0382 冰箱不制冷 浦东 将超时 剩 8 分".</summary>
    [Parameter, EditorRequired] public Func<TRow, string> RowLabel { get; set; } = default!;
    /// <summary>Names filter, sort and page. A new name shows the new list at once, because the reader asked for it.</summary>
    [Parameter] public string View { get; set; } = "";
    /// <summary>How many rows there are on all pages.</summary>
    [Parameter] public int Total { get; set; }
    /// <summary>Column heads: elements with role="columnheader".</summary>
    [Parameter] public RenderFragment? Head { get; set; }
    /// <summary>Shown when there are no rows.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }
    /// <summary>Further things in the strip below: undo, paging.</summary>
    [Parameter] public RenderFragment? Strip { get; set; }
    /// <summary>CSS grid columns such as <c>8rem 1fr 6rem</c>; widths are fixed so that text never reflows.</summary>
    [Parameter] public string? Columns { get; set; }
    /// <summary>Why a row left, from its last known value: "已由李娜认领".</summary>
    [Parameter] public Func<TRow, string>? Gone { get; set; }
    /// <summary>Keys of the selected rows; null when rows cannot be selected. Not empty = order held.</summary>
    [Parameter] public IReadOnlyCollection<Guid>? Selected { get; set; }
    /// <summary>A key chose rows; what is chosen is kept by whoever listens.</summary>
    [Parameter] public EventCallback<RowPickEventArgs> OnPick { get; set; }
    /// <summary>A menu of the list is open or a drag is on: order held.</summary>
    [Parameter] public bool Busy { get; set; }
    /// <summary>The row shown beside the list.</summary>
    [Parameter] public Guid? Opened { get; set; }
    /// <summary>Enter or click on a row that is still there.</summary>
    [Parameter] public EventCallback<TRow> OnOpen { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = default!;
    [Inject] private Announcements Announcements { get; set; } = default!;

    private RowHold Hold => _hold ??= new RowHold(Clock, () => _ = InvokeAsync(() => Release(false)));

    /// <summary>The one row in the tab order.</summary>
    private Guid? Current => _current ?? (_order!.Shown.Count > 0 ? Key(_order.Shown[0].Row) : null);

    private string PillText => _order!.Held == 1 ? SharedText.RowsHeldOne : SharedText.RowsHeld.With(_order.Held);

    protected override void OnParametersSet()
    {
        var asked = _view != View;
        _view = View;
        Hold.Pinned = Busy || Selected is { Count: > 0 };
        if (_order is null || asked) _order = new RowOrder<TRow>(Key, Order);
        var was = CurrentAt();
        var moved = _order.Receive(Rows, hold: !asked && Hold.Held);
        var stayed = KeepCurrent(was);
        // A node that moves loses its focus; it is given back to the same row, or to the one now at its place.
        if (moved && Hold.FocusInside) FollowFocus(stayed);
    }

    /// <summary>Lets the held changes show. The reader asked (pill, key) or the hold ended by time.</summary>
    public void Release(bool asked)
    {
        if (_order is not { Held: > 0 and var held }) return;
        var was = CurrentAt();
        _order.Apply();
        Announcements.Say(SharedText.RowsUpdated.With(held));
        var stayed = KeepCurrent(was);
        if (asked || Hold.FocusInside) FollowFocus(stayed);
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        foreach (var old in _places.Keys.Except(_order!.Shown.Select(s => Key(s.Row))).ToList()) _places.Remove(old);
        var (next, heading) = (_focusNext, _focusHeading);
        (_focusNext, _focusHeading) = (null, false);
        if (next is { } id && _places.TryGetValue(id, out var place)) await place.FocusAsync(preventScroll: true);
        else if (heading) await _heading.FocusAsync(preventScroll: true);
    }

    /// <summary>Events of the hold change nothing that is drawn; drawing sixty rows for each would be waste.</summary>
    Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg) => callback.InvokeAsync(arg);

    public void Dispose() => _hold?.Dispose();

    private void Here(Guid id)
    {
        if (_current == id) return;
        _current = id;
        StateHasChanged();
    }

    private void Press(KeyboardEventArgs pressed)
    {
        Hold.Active();
        if (pressed.Key == ".") Release(true);
    }

    private Task OpenAsync(ShownRow<TRow> shown)
    {
        Here(Key(shown.Row));
        return shown.Gone ? Task.CompletedTask : OnOpen.InvokeAsync(shown.Row);
    }

    private void FollowFocus(bool stayed)
    {
        (_focusNext, _focusHeading) = (Current, Current is null);
        if (!stayed && Hold.FocusInside) Announcements.Say(SharedText.RowFocusMoved);
    }

    private int CurrentAt() => _order!.Shown.TakeWhile(s => Key(s.Row) != Current).Count();

    /// <summary>When the current row has left, the row now at its place follows. True when it stayed.</summary>
    private bool KeepCurrent(int was)
    {
        var rows = _order!.Shown;
        if (_current is null || rows.Any(s => Key(s.Row) == _current)) return true;
        _current = rows.Count == 0 ? null : Key(rows[Math.Min(was, rows.Count - 1)].Row);
        return false;
    }

    private string GoneWhy(TRow row) => Gone?.Invoke(row) ?? SharedText.RowGone;

    private string LabelOf(ShownRow<TRow> shown) => shown.Gone ? $"{RowLabel(shown.Row)} {GoneWhy(shown.Row)}" : RowLabel(shown.Row);

    private string ClassOf(ShownRow<TRow> shown, Guid id) => "rows-row" + (shown.Gone ? " gone" : "") + (id == Opened ? " open" : "");
}
