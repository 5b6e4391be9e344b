using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Plainmend.Data;

/// <summary>How far the events of a company have come, as the database says at the moment of asking.</summary>
public sealed class EventNumbers(Db store)
{
    private readonly ConcurrentDictionary<int, NextAnswer<long>> _asked = new();

    /// <summary>The highest event number of a company, never lower than at the call; 0 when nothing happened yet.</summary>
    public Task<long> LatestAsync(int tenant, CancellationToken stop) =>
        _asked.GetOrAdd(tenant, t => new NextAnswer<long>(() => ReadAsync(t))).AskAsync().WaitAsync(stop);

    private async Task<long> ReadAsync(int tenant)
    {
        await using var db = store.Read(tenant);
        return await db.Counters.Where(c => c.Name == Counter.Events).Select(c => c.Value).SingleOrDefaultAsync();
    }
}
