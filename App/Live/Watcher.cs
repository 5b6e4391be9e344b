using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>One watching screen: at most one reading at a time, and never a ring forgotten.</summary>
internal sealed class Watcher(Topic topic, Func<Task> onRing, TimeSpan gap, TimeProvider clock, ILogger log, Action<Watcher> forget) : IDisposable
{
    private readonly Lock _gate = new();
    // The reader's language travels in the execution context; a bell comes from somebody else's.
    private readonly ExecutionContext? _reader = ExecutionContext.Capture();
    private bool _rung, _running, _gone;

    public Topic Topic { get; } = topic;

    /// <summary>Subjects and kinds of changes it rings for; all when null.</summary>
    public Func<Guid, string, bool>? Matters { get; init; }

    // A module opens and closes every page of its company, also those that watch one thing only.
    public bool Wants(Change change) => change.Subject == Subjects.Module ||
        (Topic.SubjectId is not { } one || one == change.SubjectId) && (Matters is null || Matters(change.SubjectId, change.Kind));

    public void Ring()
    {
        lock (_gate)
        {
            _rung = true;
            if (_running || _gone) return;
            _running = true;
        }
        // Off the ringing thread: the person who acted does not wait for everybody's screens.
        ThreadPool.UnsafeQueueUserWorkItem(static w => w.Start(), this, preferLocal: false);
    }

    public void Dispose()
    {
        lock (_gate) _gone = true;
        forget(this);
    }

    private void Start()
    {
        if (_reader is null) _ = RunAsync();
        else ExecutionContext.Run(_reader, static w => _ = ((Watcher)w!).RunAsync(), this);
    }

    private async Task RunAsync()
    {
        while (Take())
        {
            try
            {
                await onRing();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One screen that cannot read must not silence itself for ever: the next ring tries again.
                if (!_gone) log.LogError(e, "A watcher of {Topic} failed to read.", Topic);
            }
            await Task.Delay(gap, clock);
        }
    }

    private bool Take()
    {
        lock (_gate)
        {
            var more = _rung && !_gone;
            (_rung, _running) = (false, more);
            return more;
        }
    }
}
