using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>One ticket with everything the desk may do to it; reads again whenever it changes.</summary>
public sealed partial class DeskTicket
{
    private DeskTicketView? _view;
    private AssignmentDecision? _suggestion;
    private bool _read;
    private string? _refused;
    private WhoIsHere? _here;
    private ActBar? _acts;
    private Composer? _composer;

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public Guid TicketId { get; set; }
    [Parameter] public bool Paused { get; set; }
    /// <summary>Offers to take back what was just done.</summary>
    [Parameter] public Action<Undo>? Undo { get; set; }
    [Inject] private DeskTicketReads Reads { get; set; } = default!;
    [Inject] private AssignmentActions Assignment { get; set; } = default!;
    [Inject] private DeskActions Desk { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;
    [Inject] private IJSRuntime Script { get; set; } = default!;

    protected override Topic? Topic => new(Viewer.Tenant, TicketId);
    protected override TimeSpan Gap => TimeSpan.FromMilliseconds(250);
    protected override bool Frozen => Paused;
    protected override bool Moves => _view?.Labour is not null;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        var view = await Reads.ReadAsync(Viewer, TicketId, stop);
        // An older answer must not cover a newer one.
        if (_view is not null && view?.Version < _view.Version) return;
        var asks = view is not null && (view.May(TicketAct.Offer) || view.May(TicketAct.Unassign));
        var suggestion = asks ? await Assignment.SuggestAsync(Viewer, TicketId, stop) : null;
        (_view, _suggestion, _read) = (view, suggestion, true);
    }

    /// <summary>A key of the desk that concerns the open ticket.</summary>
    public async Task PressAsync(string key)
    {
        switch (key)
        {
            case "t": await TakeAsync(); break;
            case "a": await FocusAsync("[data-assign]"); break;
            case "s": await FocusAsync("[data-acts] button"); break;
            case "p": await FocusAsync("[data-priority-choice]"); break;
            case "l": await FocusAsync("[data-tag-field]"); break;
            case "e": _acts?.Choose(TicketAct.Escalate); break;
            case "c" or "m":
                _composer?.Write(toCustomer: key == "m");
                await FocusAsync("[data-composer]");
                break;
        }
    }

    private async Task<string?> TryAsync(Func<CancellationToken, Task> act)
    {
        try
        {
            await act(Gone);
            return null;
        }
        catch (RefusedException refused)
        {
            return RefusalText.For(refused);
        }
        finally
        {
            await RefreshAsync();
        }
    }

    // Taking a ticket is a note of one's own: it is then under "mine", and everybody sees who has it.
    private async Task TakeAsync()
    {
        if (_view is not { } view || !view.May(TicketAct.Note)) return;
        var key = $"take-{Guid.CreateVersion7(Clock.GetUtcNow())}";
        _refused = await TryAsync(stop => Desk.NoteAsync(Viewer, TicketId, DeskText.TakenNote.With(Viewer.NameIn(Language.IsChinese)), key, stop));
        if (_refused is null) Undo?.Invoke(new(DeskText.TakenByMe.With(view.Number), RetractLatestAsync));
    }

    private Task<string?> RetractLatestAsync() =>
        _view?.Log.FirstOrDefault(e => e is { Mine: true, Retracted: false, Event.Fact: NotedInternally }) is { } note
            ? TryAsync(stop => Desk.RetractNoteAsync(Viewer, TicketId, note.Event.Version, stop))
            : Task.FromResult<string?>(null);

    private ValueTask FocusAsync(string place) => Script.InvokeVoidAsync("plainmend.desk.focus", place);
}
