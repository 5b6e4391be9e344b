using System.Collections.Concurrent;

namespace Plainmend.Data;

/// <summary>
/// One reading for all who ask for the same thing at the same event number: the first has it read, the others wait for
/// him. What is handed out is shared, so it must never change and never depend on who asked or in which language.
/// </summary>
/// <param name="fresh">Longest age of an answer. Some sentences change by the clock alone, without any event.</param>
public sealed class SharedReading<TKey, T>(TimeProvider clock, TimeSpan fresh) where TKey : notnull
{
    private const int Many = 256;
    private readonly ConcurrentDictionary<TKey, Kept> _kept = new();

    /// <summary>What <paramref name="read"/> says, read at this event number or a later one.</summary>
    /// <param name="number">The newest event number, asked for before this call (<see cref="EventNumbers"/>).</param>
    /// <param name="read">Reads the thing; not cancelled with one of those who wait for it.</param>
    public Task<T> GetAsync(TKey key, long number, Func<Task<T>> read, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(key, out var known) && known.Serves(number, now - fresh)) return known.Answer.WaitAsync(stop);
        var mine = new Kept(number, now);
        var kept = _kept.AddOrUpdate(key, mine, (_, old) => old.Serves(number, now - fresh) ? old : mine);
        if (ReferenceEquals(kept, mine))
        {
            _ = Task.Run(() => mine.FillAsync(read), CancellationToken.None);
            if (_kept.Count > Many) Sweep(now - fresh);
        }
        return kept.Answer.WaitAsync(stop);
    }

    private void Sweep(DateTimeOffset oldest)
    {
        foreach (var (key, kept) in _kept)
            if (kept.At < oldest) _kept.TryRemove(new(key, kept));
    }

    private sealed class Kept(long number, DateTimeOffset at)
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateTimeOffset At => at;
        public Task<T> Answer => _answer.Task;

        /// <summary>A failed reading serves nobody who comes later.</summary>
        public bool Serves(long asked, DateTimeOffset oldest) => number >= asked && at > oldest && !Answer.IsFaulted;

        public async Task FillAsync(Func<Task<T>> read)
        {
            try
            {
                _answer.SetResult(await read());
            }
            catch (Exception e)
            {
                _answer.SetException(e);
            }
        }
    }
}
