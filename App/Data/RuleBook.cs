using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>
/// The agreements of every company by version: price list, service times, calendar, assignment rules, subscription, custom fields, surge policy. A version never
/// changes, so what was read once is kept.
/// </summary>
public sealed class RuleBook
{
    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(RateCard)] = "rate-card", [typeof(SlaPolicy)] = "sla", [typeof(BusinessCalendar)] = "calendar", [typeof(AssignmentRules)] = "assignment",
        [typeof(Subscription)] = "subscription", [typeof(PlanCatalogue)] = "plans", [typeof(Seller)] = "seller", [typeof(CustomFields)] = "fields",
        [typeof(SurgePolicy)] = "surge",
    };

    private readonly ConcurrentDictionary<(int Tenant, string Kind, int Version), object> _kept = new();

    /// <summary>The name under which documents of this type are stored.</summary>
    public static string KindOf<T>() => Kinds[typeof(T)];

    /// <summary>One version.</summary>
    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task<T> GetAsync<T>(AppDb db, int version, CancellationToken stop) where T : class
    {
        var kind = KindOf<T>();
        if (_kept.TryGetValue((db.Tenant, kind, version), out var known)) return (T)known;
        var json = await db.Rules.Where(d => d.Kind == kind && d.Version == version).Select(d => d.Json).SingleAsync(stop);
        return (T)_kept.GetOrAdd((db.Tenant, kind, version), _ => StoredJson.Read<T>(json));
    }

    /// <summary>The number of the newest version; 0 when there is none.</summary>
    public static async Task<int> LatestVersionAsync<T>(AppDb db, CancellationToken stop)
    {
        var kind = KindOf<T>();
        return await db.Rules.Where(d => d.Kind == kind).MaxAsync(d => (int?)d.Version, stop) ?? 0;
    }

    /// <summary>The newest version.</summary>
    public async Task<T> LatestAsync<T>(AppDb db, CancellationToken stop) where T : class =>
        await GetAsync<T>(db, await LatestVersionAsync<T>(db, stop), stop);

    /// <summary>The company's custom fields as they are now.</summary>
    public async Task<CustomFields> FieldsAsync(AppDb db, CancellationToken stop) =>
        await LatestVersionAsync<CustomFields>(db, stop) is var version and > 0 ? await GetAsync<CustomFields>(db, version, stop) : CustomFields.None;

    /// <summary>Tickets, each with the price list it was taken in under.</summary>
    public async Task<IReadOnlyList<(Ticket Ticket, RateCard Card)>> WithCardsAsync(AppDb db, IReadOnlyList<Ticket> tickets, CancellationToken stop)
    {
        var cards = new Dictionary<int, RateCard>();
        foreach (var version in tickets.Select(t => t.RateCardVersion).Distinct()) cards[version] = await GetAsync<RateCard>(db, version, stop);
        return [.. tickets.Select(t => (t, cards[t.RateCardVersion]))];
    }

    /// <summary>Forgets a company that was erased.</summary>
    public void Forget(int tenant)
    {
        foreach (var key in _kept.Keys.Where(k => k.Tenant == tenant)) _kept.TryRemove(key, out _);
    }
}

/// <summary>Every plan the operator offers, in the order in which they are compared; each the newest version of its id.</summary>
public sealed record PlanCatalogue(IReadOnlyList<Plan> Plans);

/// <summary>All assignment rules of a company, in one document.</summary>
public sealed record AssignmentRules(IReadOnlyList<AssignmentRule> Rules);
