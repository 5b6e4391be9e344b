using Microsoft.AspNetCore.Components;

namespace Plainmend.Live;

/// <summary>
/// A component that shows something live: it watches first, reads second, reads again on every ring, and stops when it
/// goes. Nothing happens between watching and reading that it would not see. While prerendering it only reads.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    /// <summary>How often a picture that moves by itself is read again.</summary>
    public static readonly TimeSpan MovesEvery = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _gone = new();
    private Task _reading = Task.CompletedTask;
    private IDisposable? _watch;
    private Topic? _watched;
    private object? _answered;
    private bool _begun, _beating;

    [Inject] private LiveFeed Feed { get; set; } = default!;

    /// <summary>Cancelled when the component goes; pass it to every await that can outlive it.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>What to watch; null while that is not known (then nothing is watched).</summary>
    protected abstract Topic? Topic { get; }

    /// <summary>Least time between two readings.</summary>
    protected virtual TimeSpan Gap => LiveFeed.Gap;

    /// <summary>Whether a change of the topic can alter what is shown. Asked off the renderer, before anything is read; what cannot is not read for.</summary>
    /// <param name="subject">What changed.</param>
    /// <param name="kind">The fact's name.</param>
    protected virtual bool Matters(Guid subject, string kind) => true;

    /// <summary>True to keep what is shown although something changed (pause).</summary>
    protected virtual bool Frozen => false;

    /// <summary>True while what is shown grows with time alone, as a bill does while labour is counted: it is read again every <see cref="MovesEvery"/>.</summary>
    protected virtual bool Moves => false;

    /// <summary>What the viewer asks to see. A frozen picture follows a new question, and nothing else.</summary>
    protected virtual object? Question => Topic;

    /// <summary>Reads everything shown, with the viewer's own rights.</summary>
    protected abstract Task ReadAsync(CancellationToken stop);

    /// <summary>
    /// Watches and reads before anything is drawn, so that what the server drew for the first answer stands until the live
    /// picture can take its place whole. This reading is the one of the first parameters. Call it when the topic is known.
    /// </summary>
    protected async Task BeginAsync()
    {
        Watch();
        _answered = Question;
        await ReadInTurnAsync();
        _begun = true;
    }

    protected override async Task OnParametersSetAsync()
    {
        Watch();
        if (_begun)
        {
            _begun = false;
            return;
        }
        // A parent that draws again, for instance to count what was missed, is no question.
        if (Frozen && _answered is not null && Equals(_answered, Question)) return;
        _answered = Question;
        await ReadInTurnAsync();
    }

    /// <summary>Reads and renders again now, for instance after an act of one's own.</summary>
    protected Task RefreshAsync() => InvokeAsync(async () =>
    {
        if (_gone.IsCancellationRequested) return;
        await ReadInTurnAsync();
        StateHasChanged();
    });

    /// <summary>
    /// One reading after the other: of two at once the older could end last and undo what an act has just shown.
    /// Runs on the renderer's dispatcher, so looking and queueing are one step.
    /// </summary>
    private Task ReadInTurnAsync() => _reading = _reading.IsCompleted ? ReadOnceAsync() : AfterAsync(_reading);

    private async Task ReadOnceAsync()
    {
        await ReadAsync(Gone);
        if (_beating || !Moves || !RendererInfo.IsInteractive) return;
        _beating = true;
        _ = BeatAsync();
    }

    private async Task BeatAsync()
    {
        do await Feed.AfterAsync(MovesEvery, Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        while (Frozen && !_gone.IsCancellationRequested);
        _beating = false;
        if (!_gone.IsCancellationRequested) await RefreshAsync();
    }

    private async Task AfterAsync(Task before)
    {
        // Whoever began that reading hears of its failure.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!_gone.IsCancellationRequested) await ReadOnceAsync();
    }

    private void Watch()
    {
        if (!RendererInfo.IsInteractive || Topic == _watched) return;
        _watch?.Dispose();
        _watched = Topic;
        _watch = Topic is { } topic ? Feed.Watch(topic, RungAsync, Gap, Matters) : null;
    }

    /// <summary>Something changed while the picture stands still; a page may count it.</summary>
    protected virtual Task MissAsync() => Task.CompletedTask;

    private Task RungAsync() => Frozen ? MissAsync() : RefreshAsync();

    public void Dispose()
    {
        _watch?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>For what a derived component holds.</summary>
    protected virtual void Dispose(bool disposing) { }
}
