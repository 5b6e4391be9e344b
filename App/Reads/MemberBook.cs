using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>Finds who wants in, before it is known for which company he works.</summary>
public sealed class MemberBook(Db store)
{
    /// <summary>The active member of this sign-in name in any active company; null when there is none.</summary>
    public async Task<Member?> ByLoginAsync(string login, CancellationToken stop)
    {
        var key = login.Trim().ToLowerInvariant();
        await using var db = store.Read(0);
        return await db.Members.IgnoreQueryFilters()
            .SingleOrDefaultAsync(m => m.Login == key && m.Active && db.Tenants.Any(t => t.Id == m.TenantId && t.Active), stop);
    }

    /// <summary>An active member of one company; null when there is none.</summary>
    public async Task<Member?> ByIdAsync(int tenant, Guid id, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Members.SingleOrDefaultAsync(m => m.Id == id && m.Active, stop);
    }

    /// <summary>Every active member of the demo companies, desk first.</summary>
    /// <param name="unfinished">Also of companies whose past is still being written.</param>
    public async Task<IReadOnlyList<(Tenant Company, Member Person)>> DemoAsync(CancellationToken stop, bool unfinished = false)
    {
        await using var db = store.Read(0);
        var rows = await db.Members.IgnoreQueryFilters().Where(m => m.Active && m.PasswordHash == null)
            .Join(db.Tenants.Where(t => t.Demo && (t.Active || unfinished)), m => m.TenantId, t => t.Id, (m, t) => new { m, t })
            .OrderBy(x => x.t.Id).ThenBy(x => x.m.Role).ThenBy(x => x.m.Login).ToListAsync(stop);
        return [.. rows.Select(x => (x.t, x.m))];
    }

    /// <summary>True while nobody can sign in anywhere: the first administrator is still to come.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken stop)
    {
        await using var db = store.Read(0);
        return !await db.Members.IgnoreQueryFilters().AnyAsync(stop);
    }
}
