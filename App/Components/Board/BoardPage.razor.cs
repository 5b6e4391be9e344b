using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Board;

/// <summary>
/// The schedule board: technicians by half hours of one day. While a card is in somebody's hand or its dialog is open the
/// picture stands still; what came in meanwhile is shown when it is let go.
/// </summary>
public sealed partial class BoardPage : ViewerPage
{
    private BoardView? _view;
    private BoardWeek? _week;
    private BoardMove? _move;
    private string? _refused, _said;
    private bool _held, _missed;
    private int _opened;

    [SupplyParameterFromQuery(Name = "day")] private string? Asked { get; set; }
    /// <summary><c>week</c> shows seven days; anything else one.</summary>
    [SupplyParameterFromQuery(Name = "view")] private string? Span { get; set; }
    [Inject] private BoardReads Reads { get; set; } = default!;
    [Inject] private DeskActions Desk { get; set; } = default!;
    [Inject] private AssignmentActions Assignment { get; set; } = default!;
    [Inject] private Announcements Spoken { get; set; } = default!;

    protected override bool Frozen => _held || _move is not null;
    protected override bool Moves => true;
    protected override object? Question => (Topic, Asked, Span);
    protected override TimeSpan Gap => TimeSpan.FromMilliseconds(250);

    internal static string Href(DateOnly day) => $"/desk/board?day={day:yyyy-MM-dd}";

    private static string WeekHref(DateOnly day) => $"{Href(day)}&view=week";

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (Viewer is not { } viewer) return;
        // Anybody may write an address: what is no day of a calendar near ours means today.
        DateOnly? day = DateOnly.TryParseExact(Asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked.Year is > 2000 and < 2200 ? asked : null;
        if (Span == "week") (_week, _view) = (await Reads.WeekAsync(viewer, day, stop), null);
        else (_view, _week) = (await Reads.ReadAsync(viewer, day, stop), null);
        _missed = false;
    }

    protected override Task MissAsync() => InvokeAsync(() =>
    {
        _missed = true;
        StateHasChanged();
    });

    private async Task HoldAsync(BoardHoldEventArgs hand)
    {
        _held = hand.Held;
        if (_held) _said = null;
        else await ShowMissedAsync();
    }

    private void Open(BoardCard card)
    {
        var technician = card.TechnicianId ?? (_view!.Rows is [var first, ..] ? first.Id : Guid.Empty);
        Ask(card.Window is null ? BoardMove.To(card, technician, NextHalfHour()) : new(card, technician, card.Window.Value), null);
    }

    private async Task SetDownAsync(BoardMoveEventArgs where)
    {
        _held = false;
        if (Viewer is not { } viewer || _view is not { } view) return;
        if (view.Cards.Concat(view.Rows.SelectMany(r => r.Offers)).FirstOrDefault(c => c.TicketId == where.Ticket) is not { } card) return;
        if (view.Rows.All(r => r.Id != where.Technician) || where.Column < 0 || where.Column >= view.Columns) return;
        var move = BoardMove.To(card, where.Technician, view.From + where.Column * BoardView.Step);
        if (move.Changes && move.WantsReason) Ask(move, null);
        else if (move.Changes) await TryAsync(move, viewer);
        else await ShowMissedAsync();
    }

    // Where nothing need be asked it is done at once; a refusal opens the dialog, with the reason and everything as it was wanted.
    private async Task TryAsync(BoardMove move, Access.Viewer viewer)
    {
        try
        {
            await move.DoAsync(Desk, Assignment, viewer, "", Gone);
            Spoken.Say(BoardText.Moved.With(move.Card.Number, BoardWords.Place(_view!, move.Technician, move.Window)));
            await RefreshAsync();
        }
        catch (RefusedException refused) when (move.Act is not null)
        {
            Ask(move, RefusalText.For(refused));
        }
        catch (RefusedException)
        {
            _said = BoardText.Fixed.With(BoardWords.Look(move.Card).Word);
            await RefreshAsync();
        }
    }

    private void Ask(BoardMove move, string? refused) => (_move, _refused, _said, _opened) = (move, refused, null, _opened + 1);

    private async Task CloseAsync()
    {
        if (_move is null) return;
        _move = null;
        await RefreshAsync();
    }

    private Task ShowMissedAsync() => _missed && !Frozen ? RefreshAsync() : Task.CompletedTask;

    private DateTimeOffset NextHalfHour()
    {
        var (step, view) = (BoardView.Step.Ticks, _view!);
        var next = new DateTimeOffset((view.ReadAt.UtcTicks / step + 1) * step, TimeSpan.Zero);
        return next > view.From ? next : view.From;
    }
}
