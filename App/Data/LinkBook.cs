using Microsoft.EntityFrameworkCore;
using Plainmend.Access;

namespace Plainmend.Data;

/// <summary>
/// Finds what a public link opens. The secret itself says which company it belongs to, so this is one of the few
/// questions asked across companies; unknown, expired, revoked and foreign links are all simply not found.
/// </summary>
public sealed class LinkBook(Db store)
{
    /// <summary>The scope of a key with this right.</summary>
    public static LinkScope ScopeOf(ApiRight right) => right == ApiRight.SendUsage ? LinkScope.UsageApi : LinkScope.BillingApi;

    public async Task<AccessLink?> FindAsync(string secret, LinkScope scope, DateTimeOffset now, CancellationToken stop)
    {
        var hash = LinkSecret.Hash(secret);
        await using var db = store.Read(0);
        var link = await db.Links.IgnoreQueryFilters().SingleOrDefaultAsync(l => l.SecretHash == hash && l.Scope == scope, stop);
        return link?.IsValid(now) == true ? link : null;
    }
}
