namespace Plainmend.Reads;

/// <summary>Runs what keeps a processor busy: one after the other, so that the desk stays quick, and away from the page that asked.</summary>
internal sealed class OneAtATime : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The work's answer, once it was its turn.</summary>
    /// <exception cref="OperationCanceledException">It was called off, waiting or at work.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            return await Task.Run(work, stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
