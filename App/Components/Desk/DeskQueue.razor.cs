using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>The list with its saved views and filters; reads again whenever anything in the company changes.</summary>
public sealed partial class DeskQueue
{
    private DeskList? _list;
    private IReadOnlyList<CustomField> _fields = [];
    private IComparer<DeskRow> _order = DeskOrder.Of(DeskSort.Due);
    private string _shown = "";
    private int _turn, _missed;
    private Dictionary<Guid, DeskLastAct> _left = [];
    private LiveRows<DeskRow>? _rows;

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public DeskPlace Place { get; set; } = default!;
    /// <summary>Further buttons of the page, left of the filters.</summary>
    [Parameter] public RenderFragment? Tools { get; set; }
    /// <summary>The ticket shown beside the list.</summary>
    [Parameter] public Guid? OpenId { get; set; }
    /// <summary>True while the reader wants the picture to stand still.</summary>
    [Parameter] public bool Paused { get; set; }
    /// <summary>How many changes came while paused.</summary>
    [Parameter] public EventCallback<int> OnMissed { get; set; }
    [Parameter] public EventCallback<DeskRow> OnOpen { get; set; }
    /// <summary>Offers to take back what was just done to many.</summary>
    [Parameter] public Action<Undo>? Undo { get; set; }
    /// <summary>The reader asked for another view, sort, filter or page.</summary>
    [Parameter] public EventCallback<DeskPlace> OnAsk { get; set; }
    [Inject] private DeskReads Reads { get; set; } = default!;
    [Inject] private DeskFieldReads FieldReads { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override Topic? Topic => new(Viewer.Tenant);
    protected override TimeSpan Gap => TimeSpan.FromMilliseconds(250);
    protected override bool Frozen => Paused;
    protected override object? Question => Place.Query;

    private string Title => DeskText.ListLabel.With(DeskWords.Of(Place.Query.View));
    private int Pages => (_list!.Total + DeskQuery.PageSize - 1) / DeskQuery.PageSize;
    private int First => _list!.Rows.Count == 0 ? 0 : ((_list.Page - 1) * DeskQuery.PageSize) + 1;
    private int Last => ((_list!.Page - 1) * DeskQuery.PageSize) + _list.Rows.Count;

    private string Shown => (_list!.More ? DeskText.ShownOfMany : DeskText.Shown).With(First, Last, _list.Total);

    private string EmptyTitle => Place.Query.IsFiltered ? DeskText.NothingFound
        : Place.Query.View == DeskView.ToDispatch ? DeskText.NothingToDispatch.With(_list!.DispatchedToday)
        : DeskText.NothingInView.With(DeskWords.Of(Place.Query.View));

    private string? EmptyDetail => _list!.LastEventAt is { } at ? SharedText.EmptyLastEvent.With(DateFormat.Ago(at.In(_list.Zone), _list.ReadAt.In(_list.Zone))) : null;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        // A slow answer to an older question must not cover a newer one.
        var (turn, query) = (++_turn, Place.Query);
        var (list, fields) = (await Reads.ListAsync(Viewer, query, stop), await FieldReads.AllAsync(Viewer, stop));
        var left = Left(list);
        var acts = left.Count > 0 ? await Reads.LastActsAsync(Viewer, left, stop) : null;
        if (turn != _turn) return;
        var shown = (Place with { Number = null, Query = query with { Page = list.Page } }).ToUri();
        if (shown != _shown) (_shown, _order, _left) = (shown, DeskOrder.Of(query.Sort), []);
        Follow(query with { Page = 1 }, list);
        foreach (var (id, act) in acts ?? new Dictionary<Guid, DeskLastAct>()) _left[id] = act;
        (_list, _fields, _missed) = (list, fields, 0);
    }

    protected override Task MissAsync() => InvokeAsync(() => OnMissed.InvokeAsync(++_missed));

    // Only rows that others moved away from under the reader; another page or view shows others anyway.
    private HashSet<Guid> Left(DeskList now) =>
        _list is null || now.Page != _list.Page ? [] : [.. _list.Rows.Select(r => r.Id).Except(now.Rows.Select(r => r.Id))];

    private string WhyGone(DeskRow row) => _left.TryGetValue(row.Id, out var act) ? RowWords.Gone(act) : SharedText.RowGone;

    /// <summary>Lets the held changes show, because the reader asked.</summary>
    public void Release() => _rows?.Release(true);

    private Task ClearAsync() => OnAsk.InvokeAsync(Place.Asking(new(Place.Query.View, Place.Query.Sort)));

    private Task PageAsync(int page) => OnAsk.InvokeAsync(Place with { Query = Place.Query with { Page = page } });
}
