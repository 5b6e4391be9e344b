using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;

namespace Plainmend.Reads;

/// <summary>Which program a key belongs to, and which keys a company gave away.</summary>
public sealed class ApiKeyReads(Db store, LinkBook links, TimeProvider clock)
{
    /// <summary>Whose key this is; null when it opens nothing (unknown and revoked: no difference).</summary>
    public async Task<ApiKeyHolder?> FindAsync(string key, CancellationToken stop)
    {
        foreach (var right in Enum.GetValues<ApiRight>())
            if (await links.FindAsync(key, LinkBook.ScopeOf(right), clock.GetUtcNow(), stop) is { } link) return new(link.TenantId, right, link.Label, link.Id);
        return null;
    }

    /// <summary>Refuses while the company has its open interface switched off.</summary>
    /// <exception cref="Domain.RefusedException">The module is off.</exception>
    public async Task RequireOpenAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        await ModuleGate.RequireAsync(db, Domain.People.Modules.Api, stop);
    }

    /// <summary>Keys that still open something, newest first.</summary>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var scopes = LinkBook.Rights.Keys.ToList();
        var links = await db.Links.Where(l => scopes.Contains(l.Scope) && l.RevokedAt == null).OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id).ToListAsync(stop);
        return [.. links.Select(l => new ApiKeyRow(l.Id, l.Label, LinkBook.Rights[l.Scope], l.CreatedAt))];
    }
}

/// <summary>The company and the right behind a key.</summary>
/// <param name="Id">The key's, never the key itself.</param>
public sealed record ApiKeyHolder(int Tenant, ApiRight Right, string Label, Guid Id);

/// <summary>A key as its administrator sees it; never the key itself.</summary>
public sealed record ApiKeyRow(Guid Id, string Label, ApiRight Right, DateTimeOffset CreatedAt);
