using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using Plainmend.Access;
using Plainmend.Reads;

namespace Plainmend.Components.Desk;

/// <summary>The agent's desk: the list on the left, one ticket on the right; the address says which.</summary>
public sealed partial class DeskPage
{
    private DeskPlace _place = new(new(), null);
    private Viewer? _viewer;
    private Guid? _openId;
    private bool _paused;
    private int _missed;
    private DeskQueue? _queue;
    private DeskTicket? _ticket;
    private UndoBar? _undo;

    [Parameter] public string? Number { get; set; }
    [SupplyParameterFromQuery(Name = "view")] private string? View { get; set; }
    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }
    [SupplyParameterFromQuery(Name = "q")] private string? Text { get; set; }
    [SupplyParameterFromQuery(Name = "district")] private string? District { get; set; }
    [SupplyParameterFromQuery(Name = "line")] private string? Line { get; set; }
    [SupplyParameterFromQuery(Name = "tag")] private string? Tag { get; set; }
    [SupplyParameterFromQuery(Name = "field")] private string? Field { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private int? Page { get; set; }
    [SupplyParameterFromQuery(Name = "ticket")] private string? Ticket { get; set; }
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;
    [Inject] private DeskReads Reads { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;

    private string Without => (_place with { Number = null }).ToUri();

    protected override async Task OnParametersSetAsync()
    {
        var place = DeskPlace.From(View, Sort, Text, District, Line, Page, Number ?? Ticket, Tag, Field);
        _viewer = Viewer.From((await Session).User);
        if (_viewer is null) return;
        if (place.Number is null || place.IsNew) _openId = null;
        else if (place.Number != _place.Number) _openId = await Reads.IdOfAsync(_viewer, place.Number, CancellationToken.None);
        _place = place;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The bare address means "as I left it": view, sort and filters were kept in this browser.
        if (!firstRender) return;
        var kept = await Script.InvokeAsync<string?>("plainmend.desk.recall");
        if (kept is { Length: > 0 } && new Uri(Navigation.Uri).Query.Length == 0 && Number is null && LocalPath.IsLocal(kept)) Navigation.NavigateTo(kept, replace: true);
    }

    private void Open(DeskRow row)
    {
        _openId = row.Id;
        _place = _place with { Number = row.Number };
        Navigation.NavigateTo(_place.ToUri());
    }

    private async Task Ask(DeskPlace place)
    {
        await Script.InvokeVoidAsync("plainmend.desk.keep", (place with { Number = null, Query = place.Query with { Text = "", Page = 1 } }).ToUri());
        Navigation.NavigateTo(place.ToUri(), replace: place.Query.Text != _place.Query.Text);
    }

    private void Taken(string number) => Navigation.NavigateTo((_place with { Number = number }).ToUri());

    private void Missed(int count)
    {
        _missed = count;
        StateHasChanged();
    }

    private async Task PauseAsync(bool paused)
    {
        (_paused, _missed) = (paused, 0);
        await Script.InvokeVoidAsync("plainmend.pause", paused);
    }

    private async Task PressAsync(string key)
    {
        switch (key)
        {
            case "n": Navigation.NavigateTo((_place with { Number = DeskPlace.New }).ToUri()); break;
            case "/": await Script.InvokeVoidAsync("plainmend.desk.focus", "[data-search]"); break;
            case "b": await Script.InvokeVoidAsync("plainmend.desk.focus", "[data-bulk] button"); break;
            case ".": _queue?.Release(); break;
            case "shift+p": await PauseAsync(!_paused); break;
            case "z": if (_undo is not null) await _undo.TakeAsync(); break;
            case "g-q": Navigation.NavigateTo("/desk?view=open"); break;
            case "g-h": Navigation.NavigateTo("/desk?view=ended&sort=lastevent"); break;
            default: if (_ticket is not null) await _ticket.PressAsync(key); break;
        }
    }
}
