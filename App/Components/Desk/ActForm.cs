using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Components.Desk;

/// <summary>A form for one act on the open ticket. A refusal keeps everything typed and says why beside the button.</summary>
public abstract class ActForm : ComponentBase
{
    [Parameter, EditorRequired] public DeskTicketView View { get; set; } = default!;
    [Parameter, EditorRequired] public FactPlace At { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public Attempt Attempt { get; set; } = default!;
    /// <summary>Done, or given up.</summary>
    [Parameter] public EventCallback OnEnd { get; set; }
    [Inject] protected DeskActions Desk { get; set; } = default!;

    /// <summary>Why the last try was refused.</summary>
    protected string? Refused { get; set; }
    /// <summary>True while a try is on its way: a second click does nothing.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Tries; the form closes when it was done.</summary>
    protected async Task SendAsync(Func<CancellationToken, Task> act)
    {
        if (Busy) return;
        Busy = true;
        Refused = await Attempt(act);
        Busy = false;
        if (Refused is null) await OnEnd.InvokeAsync();
    }
}
