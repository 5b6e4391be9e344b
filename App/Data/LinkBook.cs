using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Plainmend.Access;

namespace Plainmend.Data;

/// <summary>A link that opens something, and the newest event number of its company when that was found out.</summary>
public sealed record OpenLink(int Tenant, Guid TargetId, string Label, long Number);

/// <summary>
/// Finds what a public link opens. The secret itself says which company it belongs to, so this is one of the few
/// questions asked across companies; unknown, expired, revoked and foreign links are all simply not found.
/// </summary>
public sealed class LinkBook(Db store, EventNumbers numbers, TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(string Hash, LinkScope Scope), int> _tenants = new();
    private readonly SharedReading<(string Hash, LinkScope Scope), AccessLink?> _read = new(clock, Fresh);

    /// <summary>The scopes of all keys, with the right of each.</summary>
    public static IReadOnlyDictionary<LinkScope, ApiRight> Rights { get; } = Enum.GetValues<ApiRight>().ToDictionary(ScopeOf);

    /// <summary>The scope of a key with this right.</summary>
    public static LinkScope ScopeOf(ApiRight right) => right switch
    {
        ApiRight.SendUsage => LinkScope.UsageApi,
        ApiRight.ReadBills => LinkScope.BillingApi,
        ApiRight.Tickets => LinkScope.TicketApi,
        ApiRight.WorkTickets => LinkScope.TicketWorkApi,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, null),
    };

    public async Task<AccessLink?> FindAsync(string secret, LinkScope scope, DateTimeOffset now, CancellationToken stop)
    {
        var link = await ReadAsync(LinkSecret.Hash(secret), scope, stop);
        return link?.IsValid(now) == true ? link : null;
    }

    /// <summary>
    /// The same for pages held by thousands: those who hold one link share its reading as long as nothing happened in
    /// its company. Every change to a link is an event, so a revoked one is seen as soon as here it can be.
    /// </summary>
    public async Task<OpenLink?> OpenAsync(string secret, LinkScope scope, CancellationToken stop)
    {
        var hash = LinkSecret.Hash(secret);
        var key = (Convert.ToHexString(hash), scope);
        if (!_tenants.TryGetValue(key, out var tenant))
        {
            if (await ReadAsync(hash, scope, stop) is not { } found) return null;
            if (_tenants.Count >= Most) _tenants.Clear();
            _tenants[key] = tenant = found.TenantId;
        }
        // The number first: what is read afterwards is at least as new.
        var number = await numbers.LatestAsync(tenant, stop);
        var link = await _read.GetAsync(key, number, () => ReadAsync(hash, scope, CancellationToken.None), stop);
        return link?.IsValid(clock.GetUtcNow()) == true ? new(tenant, link.TargetId, link.Label, number) : null;
    }

    private async Task<AccessLink?> ReadAsync(byte[] hash, LinkScope scope, CancellationToken stop)
    {
        await using var db = store.Read(0);
        return await db.Links.IgnoreQueryFilters().SingleOrDefaultAsync(l => l.SecretHash == hash && l.Scope == scope, stop);
    }
}
