using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Who could go, who goes, and why: the rules' suggestion and the desk's choice.</summary>
public sealed partial class DispatchCard
{
    private Choice? _choice;
    private bool _asking;
    private string _reason = "";
    private string? _refused;

    [Parameter, EditorRequired] public DeskTicketView View { get; set; } = default!;
    [Parameter, EditorRequired] public FactPlace At { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public Attempt Attempt { get; set; } = default!;
    /// <summary>What the rules would do now; null while nobody can be chosen in this state.</summary>
    [Parameter] public AssignmentDecision? Suggestion { get; set; }
    [Parameter] public Action<Undo>? Undo { get; set; }
    [Inject] private AssignmentActions Assignment { get; set; } = default!;

    // The rules keep away; what they would do stands below as the suggestion.
    private bool TakenBack => View.Decision is { Waiting: WaitReason.TakenBack };

    // A suitable candidate needs no reason; taking a job from somebody always does.
    private Task PickAsync(Guid id, string name)
    {
        if (View.May(TicketAct.Offer)) return AssignAsync(new(id, name), null);
        Ask(new(id, name));
        return Task.CompletedTask;
    }

    private void Ask(Choice? choice) => (_choice, _asking, _refused) = (choice, true, null);

    private async Task SendAsync()
    {
        if (_choice is null) _refused = await Attempt(stop => Assignment.UnassignAsync(Viewer, View.Id, _reason, undo: false, stop));
        else if (View.May(TicketAct.Offer)) await AssignAsync(_choice, _reason);
        else _refused = await Attempt(stop => Assignment.ReassignAsync(Viewer, View.Id, _choice.Id, _reason, stop));
        if (_refused is null) (_asking, _reason) = (false, "");
    }

    private async Task AssignAsync(Choice choice, string? reason)
    {
        _refused = await Attempt(stop => Assignment.AssignAsync(Viewer, View.Id, choice.Id, reason, stop));
        if (_refused is not null) return;
        _asking = false;
        Undo?.Invoke(new(DeskText.AssignedTo.With(View.Number, choice.Name),
            () => Attempt(stop => Assignment.UnassignAsync(Viewer, View.Id, SharedText.Undo, undo: true, stop))));
    }

    private sealed record Choice(Guid Id, string Name);
}
