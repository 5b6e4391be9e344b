using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What can be done with the chosen rows, and how the latest run went: ticket by ticket, each with its answer.</summary>
public sealed partial class BulkBar
{
    private readonly CancellationTokenSource _gone = new();
    private BulkKind? _kind;
    private BulkRun? _run;

    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>The chosen tickets, by number.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<BulkTicket> Tickets { get; set; } = [];
    /// <summary>How many tickets the view holds on all pages.</summary>
    [Parameter] public int Total { get; set; }
    /// <summary>The company's time zone.</summary>
    [Parameter] public string Zone { get; set; } = "";
    /// <summary>All of the view are wanted, up to the bound.</summary>
    [Parameter] public EventCallback OnAll { get; set; }
    [Parameter] public EventCallback OnClear { get; set; }
    /// <summary>A ticket was done and need not stay chosen.</summary>
    [Parameter] public EventCallback<Guid> OnDone { get; set; }
    [Parameter] public Action<Undo>? Undo { get; set; }
    [Inject] private BulkActions Bulk { get; set; } = default!;
    [Inject] private Announcements Announcements { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private bool IsOpen => Tickets.Count > 0 || _run is not null;
    private bool IsChoosing => Tickets.Count > 0 && _run is not { Running: true };
    private bool HasMore => Total > Tickets.Count && Tickets.Count < BulkActions.Most;
    private bool IsTooMany => Tickets.Count > BulkActions.Most;
    private string AllWord => Total <= BulkActions.Most ? DeskText.BulkAll.With(Total) : DeskText.BulkAllBound.With(BulkActions.Most);

    public void Dispose()
    {
        // Who leaves the desk stops the run; what was done stays done.
        _gone.Cancel();
        _gone.Dispose();
    }

    private void Choose(BulkKind kind) => (_kind, _run) = (_kind == kind && _run is null ? null : kind, null);

    private void Close() => (_kind, _run) = (null, null);

    private Task BeginAsync(BulkPlan plan)
    {
        _run = new(plan, [.. Tickets], Guid.CreateVersion7(Clock.GetUtcNow()).ToString("N"));
        return GoAsync();
    }

    private async Task GoAsync()
    {
        if (_run is not { Running: false } run) return;
        var stop = _gone.Token;
        await run.GoAsync((id, act, key, s) => Bulk.DoAsync(Viewer, id, act, key, s), AfterAsync, stop);
        if (stop.IsCancellationRequested) return;
        Announcements.Say(BulkResults.Summary(run));
        if (run.CanTakeBack) Undo?.Invoke(new(DeskText.BulkUndo.With(run.Plan.Word, run.Done), () => TakeBackAsync(run)));
        StateHasChanged();
    }

    private async Task AfterAsync(BulkLine line)
    {
        if (line.Step == BulkStep.Done) await OnDone.InvokeAsync(line.Ticket.Id);
        StateHasChanged();
    }

    private async Task<string?> TakeBackAsync(BulkRun run)
    {
        var wrong = await run.TakeBackAsync((id, act) => Bulk.DoAsync(Viewer, id, act, null, CancellationToken.None));
        StateHasChanged();
        return wrong;
    }
}
