using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>The company's agreements with their versions, for administrators and supervisors.</summary>
public sealed class AdminAgreements(Db store, RuleBook rules)
{
    /// <summary>Prices; null when it is not for this person.</summary>
    public Task<AdminDocument<RateCard>?> PricesAsync(Viewer? viewer, CancellationToken stop) => ReadAsync<RateCard>(viewer, stop);

    /// <summary>Promised times; null when it is not for this person.</summary>
    public Task<AdminDocument<SlaPolicy>?> PromisesAsync(Viewer? viewer, CancellationToken stop) => ReadAsync<SlaPolicy>(viewer, stop);

    /// <summary>The business calendar; null when it is not for this person.</summary>
    public Task<AdminDocument<BusinessCalendar>?> CalendarAsync(Viewer? viewer, CancellationToken stop) => ReadAsync<BusinessCalendar>(viewer, stop);

    /// <summary>Custom fields; null when it is not for this person.</summary>
    public Task<AdminDocument<CustomFields>?> FieldsAsync(Viewer? viewer, CancellationToken stop) => ReadAsync<CustomFields>(viewer, stop);

    /// <summary>Assignment rules in the order in which they are tried; null when it is not for this person.</summary>
    public async Task<AdminDocument<IReadOnlyList<AssignmentRule>>?> RulesAsync(Viewer? viewer, CancellationToken stop) =>
        await ReadAsync<AssignmentRules>(viewer, stop) is not { } book ? null : new(
            book.Number, [.. (book.Current?.Rules ?? []).OrderBy(r => r.Order).ThenBy(r => r.Number, StringComparer.Ordinal)], book.History, book.Zone, book.Currency);

    /// <summary>The surge policy; null when it is not for this person.</summary>
    public Task<AdminDocument<SurgePolicy>?> SurgeAsync(Viewer? viewer, CancellationToken stop) => ReadAsync<SurgePolicy>(viewer, stop);

    private async Task<AdminDocument<T>?> ReadAsync<T>(Viewer? viewer, CancellationToken stop) where T : class
    {
        if (!AdminReads.Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        var tenant = await db.Tenants.SingleAsync(t => t.Id == viewer.Tenant, stop);
        var (kind, zone) = (RuleBook.KindOf<T>(), TimeZoneInfo.FindSystemTimeZoneById(tenant.Zone));
        var versions = await db.Rules.Where(d => d.Kind == kind).OrderByDescending(d => d.Version).Select(d => new { d.Version, d.From }).Take(50).ToListAsync(stop);
        var authors = await AuthorsAsync(db, kind, stop);
        var number = versions.Count == 0 ? 0 : versions[0].Version;
        return new(
            number, number == 0 ? null : await rules.GetAsync<T>(db, number, stop),
            [.. versions.Select(v => new AdminVersion(v.Version, TimeZoneInfo.ConvertTime(v.From, zone), authors.GetValueOrDefault(v.Version, "")))],
            tenant.Zone, tenant.Currency);
    }

    private static async Task<Dictionary<int, string>> AuthorsAsync(AppDb db, string kind, CancellationToken stop)
    {
        var marked = $"\"{kind}\"";
        var events = await db.Events.Where(e => e.Subject == Subjects.Rules && e.Payload.Contains(marked))
            .OrderByDescending(e => e.Version).Select(e => new { e.Version, e.ActorName }).Take(50).ToListAsync(stop);
        return events.ToDictionary(e => e.Version, e => e.ActorName);
    }
}
