using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Board;

/// <summary>Every move without dragging, and the question for a reason after one with. A refusal keeps what was chosen and typed.</summary>
public sealed partial class MovePanel
{
    private Guid _technician;
    private DateTime _local;
    private string _reason = "";
    private string? _refused;
    private bool _busy;
    private BoardCard? _meanwhile;

    [Parameter, EditorRequired] public BoardView View { get; set; } = default!;
    /// <summary>The card and where it is to go, as it was set down.</summary>
    [Parameter, EditorRequired] public BoardMove Move { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>Why the first try was refused; null when there was none.</summary>
    [Parameter] public string? Refused { get; set; }
    /// <summary>Done, or given up.</summary>
    [Parameter] public EventCallback OnEnd { get; set; }
    [Inject] private BoardReads Reads { get; set; } = default!;
    [Inject] private DeskActions Desk { get; set; } = default!;
    [Inject] private AssignmentActions Assignment { get; set; } = default!;
    [Inject] private Announcements Spoken { get; set; } = default!;

    private BoardMove Wanted => BoardMove.To(_meanwhile ?? Move.Card, _technician, LocalTime.Instant(_local, View.Zone)) with { Window = Window };

    // As long as it was when it was taken up, whatever somebody made of it meanwhile.
    private Domain.Tickets.ArrivalWindow Window
    {
        get
        {
            var from = LocalTime.Instant(_local, View.Zone);
            return new(from, from + (Move.Window.To - Move.Window.From));
        }
    }

    protected override void OnInitialized()
    {
        (_technician, _refused) = (Move.Technician, Refused);
        _local = Move.Window.From.In(View.Zone).DateTime;
    }

    private async Task SendAsync()
    {
        if (_busy) return;
        (_busy, _refused) = (true, null);
        try
        {
            await Wanted.DoAsync(Desk, Assignment, Viewer, _reason, CancellationToken.None);
            Spoken.Say(BoardText.Moved.With(Move.Card.Number, BoardWords.Place(View, _technician, Window)));
            await OnEnd.InvokeAsync();
        }
        catch (RefusedException refused)
        {
            _refused = RefusalText.For(refused);
            // Both versions stand side by side; a second press moves it from where it is now.
            if (refused.Reason is Refusal.MovedMeanwhile or Refusal.NotAllowedNow) _meanwhile = await Reads.OneAsync(Viewer, Move.Card.TicketId, CancellationToken.None) ?? _meanwhile;
        }
        _busy = false;
    }
}
