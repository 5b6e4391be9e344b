using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Technician;

/// <summary>One job on a technician's telephone, with the next physical act at the thumb.</summary>
public sealed partial class JobPage : LiveComponent
{
    private JobView? _view;
    private JobHandle? _handle;
    private string? _refused, _typed;
    private bool _read;
    // The latest act; the next one begins when it is over.
    private Task _turn = Task.CompletedTask;

    /// <summary>The ticket's display number.</summary>
    [Parameter] public string Number { get; set; } = "";
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;
    [Inject] private TechnicianReads Reads { get; set; } = default!;

    protected override Topic? Topic => _handle is { } job ? new(job.Who.Tenant, job.Ticket) : null;

    protected override bool Moves => _view?.Timer is not null;

    protected override async Task OnInitializedAsync()
    {
        if (Viewer.From((await Session).User) is { } viewer && await Reads.FindAsync(viewer, Number, Gone) is { } ticket)
            _handle = new(viewer, ticket, DoAsync, InTurnAsync);
    }

    protected override async Task ReadAsync(CancellationToken stop)
    {
        _view = _handle is { } job ? await Reads.JobAsync(job.Who, job.Ticket, stop) : null;
        _read = true;
    }

    // A second tap while the first is under way is not a second act.
    internal async Task<bool> DoAsync(string? typed, Func<CancellationToken, Task> act) => _turn.IsCompleted && await QueueAsync(typed, act);

    // Another thing used, tapped at once after the first: none of the two is lost.
    internal Task<bool> InTurnAsync(Func<CancellationToken, Task> act) => QueueAsync(null, act);

    private Task<bool> QueueAsync(string? typed, Func<CancellationToken, Task> act)
    {
        var mine = ActAsync(_turn, typed, act);
        _turn = mine;
        return mine;
    }

    private async Task<bool> ActAsync(Task before, string? typed, Func<CancellationToken, Task> act)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        (_refused, _typed) = (null, null);
        try
        {
            await act(Gone);
        }
        catch (RefusedException refused)
        {
            (_refused, _typed) = (RefusalText.For(refused), typed);
        }
        await RefreshAsync();
        return _refused is null;
    }

    private void Forget() => (_refused, _typed) = (null, null);
}
