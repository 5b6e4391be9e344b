using Microsoft.EntityFrameworkCore;
using Plainmend.Data;

namespace Plainmend.Actions;

/// <summary>Gives the tickets of a company that are older than the search their words. Once a company; cut off, it begins again.</summary>
public sealed class SearchFill(Db store, IWriter writer)
{
    private const string Filled = "search-filled";
    // Small, so that acts of people do not wait behind it.
    private const int Batch = 50;

    /// <summary>Fills what is missing; returns at once when it was done before.</summary>
    public async Task FillAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (await db.Counters.AnyAsync(c => c.Name == Filled, stop)) return;
        var ids = await db.Tickets.OrderBy(t => t.Number).Select(t => t.Id).ToListAsync(stop);
        foreach (var some in ids.Chunk(Batch)) await writer.WriteAsync(tenant, async (w, s) => await KeepAsync(w, some, s), stop);
        await writer.WriteAsync(tenant, async (w, s) => await w.RaiseAsync(Filled, 1, s), stop);
    }

    private static async Task<int> KeepAsync(AppDb db, Guid[] some, CancellationToken stop)
    {
        foreach (var ticket in await db.Tickets.AsNoTracking().Where(t => some.Contains(t.Id)).ToListAsync(stop))
            await TicketSearch.KeepAsync(db, ticket, onlyIfMissing: true, stop);
        return some.Length;
    }
}
