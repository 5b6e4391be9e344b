using Microsoft.EntityFrameworkCore;
using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>How far the events of a company have come, as the database says.</summary>
public sealed class EventNumbers(Db store)
{
    /// <summary>The highest event number of a company; 0 when nothing happened yet.</summary>
    public async Task<long> LatestAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Counters.Where(c => c.Name == Counter.Events).Select(c => c.Value).SingleOrDefaultAsync(stop);
    }
}
