namespace Plainmend.Data;

/// <summary>
/// One question put by many at once: whoever asks while an answer is on its way gets the next one, so an answer is never
/// older than its question, and a thousand questions cost two answers.
/// </summary>
internal sealed class NextAnswer<T>(Func<Task<T>> read)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<T>? _next;
    private bool _running;

    /// <summary>An answer that is begun after this call.</summary>
    public Task<T> AskAsync()
    {
        lock (_gate)
        {
            var next = _next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_running) return next.Task;
            _running = true;
            // Away from the asker: his screen may be busy, and others wait for the same answer.
            _ = Task.Run(RunAsync);
            return next.Task;
        }
    }

    private async Task RunAsync()
    {
        while (Take() is { } asked)
            try
            {
                asked.SetResult(await read());
            }
            catch (Exception e)
            {
                asked.SetException(e);
            }
    }

    private TaskCompletionSource<T>? Take()
    {
        lock (_gate)
        {
            var taken = _next;
            (_next, _running) = (null, taken is not null);
            return taken;
        }
    }
}
