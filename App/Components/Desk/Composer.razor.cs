using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Writes an internal note or a message to the customer. The draft lives in the browser until it was sent.</summary>
public sealed partial class Composer
{
    private readonly Dictionary<bool, string> _texts = new() { [false] = "", [true] = "" };
    // Two lists, so that a picture chosen for a note can never go to the customer by a turn of the switch.
    private static readonly bool[] Modes = [false, true];
    private readonly Dictionary<bool, IReadOnlyList<Guid>> _files = new() { [false] = [], [true] = [] };
    private readonly Dictionary<bool, int> _sent = new() { [false] = 0, [true] = 0 };
    private bool _toCustomer, _busy, _refocus;
    private int _round;
    private string _start = "";
    private string? _refused;
    private ElementReference _field;

    [Parameter, EditorRequired] public DeskTicketView View { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public Attempt Attempt { get; set; } = default!;
    [Parameter] public Action<Undo>? Undo { get; set; }
    /// <summary>A key was pressed. A plain action: a callback would draw the whole ticket again at every letter.</summary>
    [Parameter] public Action? Typing { get; set; }
    [Inject] private DeskActions Desk { get; set; } = default!;
    [Inject] private DeskTicketReads Reads { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>Name under which the browser keeps what is being written.</summary>
    private string Draft => $"{View.Tenant}:{Viewer.Id:N}:{View.Id:N}:{(_toCustomer ? "reply" : "note")}";

    /// <summary>Chooses who is written to; both drafts stay.</summary>
    public void Write(bool toCustomer)
    {
        if (toCustomer && !View.May(TicketAct.Reply)) return;
        (_toCustomer, _refused, _start) = (toCustomer, null, _texts[toCustomer]);
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_refocus) return;
        _refocus = false;
        await _field.FocusAsync();
    }

    private Task TypedAsync(ChangeEventArgs e)
    {
        var before = _texts[_toCustomer];
        _texts[_toCustomer] = e.Value?.ToString() ?? "";
        Typing?.Invoke();
        if (_callable is null && Calls(before, _texts[_toCustomer])) return AskWhomAsync();
        // A slash as the very first key asks for the list; within a text it is a slash.
        return before.Length == 0 && _texts[_toCustomer] == "/" && !_picking ? OpenPickerAsync() : Task.CompletedTask;
    }

    private async Task SendAsync()
    {
        if (_busy) return;
        _busy = true;
        var (toCustomer, text, files) = (_toCustomer, _texts[_toCustomer], _files[_toCustomer]);
        // The key lives beside the draft, so that even after a reload the same words are sent once.
        var key = await Script.InvokeAsync<string?>("plainmend.desk.draftKey", Draft) ?? $"say-{Guid.CreateVersion7(Clock.GetUtcNow())}";
        _refused = await Attempt(stop => _macro is { Acts: true } macro ? Canned.SendAsync(Viewer, View.Id, new(toCustomer, text, files), macro.Id, macro.Version, key, stop)
            : toCustomer ? Desk.ReplyAsync(Viewer, View.Id, text, key, stop, files) : Desk.NoteAsync(Viewer, View.Id, text, key, stop, files));
        _busy = false;
        if (_refused is not null) return;
        await Script.InvokeVoidAsync("plainmend.desk.forget", Draft);
        (_texts[toCustomer], _files[toCustomer], _macro) = ("", [], null);
        _sent[toCustomer]++;
        // Who has turned to the other field meanwhile keeps what stands there.
        if (_toCustomer == toCustomer) (_start, _round, _refocus) = ("", _round + 1, true);
        if (!toCustomer) Undo?.Invoke(new(DeskText.NoteSaved, RetractAsync));
    }

    private Task<string?> RetractAsync() =>
        View.Log.FirstOrDefault(e => e is { Mine: true, Retracted: false, Event.Fact: NotedInternally }) is { } note
            ? Attempt(stop => Desk.RetractNoteAsync(Viewer, View.Id, note.Event.Version, stop))
            : Task.FromResult<string?>(null);
}
