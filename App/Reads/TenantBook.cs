using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>Questions about companies themselves, asked before it is known for which of them somebody works.</summary>
public sealed class TenantBook(Db store)
{
    /// <summary>Every active company, by id.</summary>
    public async Task<IReadOnlyList<Tenant>> ActiveAsync(CancellationToken stop)
    {
        await using var db = store.Read(0);
        return await db.Tenants.Where(t => t.Active).OrderBy(t => t.Id).ToListAsync(stop);
    }

    /// <summary>The active company behind a word in an address; null when there is none.</summary>
    public async Task<Tenant?> BySlugAsync(string slug, CancellationToken stop)
    {
        await using var db = store.Read(0);
        return await db.Tenants.SingleOrDefaultAsync(t => t.Slug == slug && t.Active, stop);
    }

    /// <summary>True when a company was ever erased here.</summary>
    public async Task<bool> WasErasedAsync(CancellationToken stop)
    {
        await using var db = store.Read(0);
        return await db.Counters.AnyAsync(c => c.TenantId == 0 && c.Name == TenantEraser.Erased, stop);
    }
}
