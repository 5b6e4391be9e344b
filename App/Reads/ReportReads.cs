using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What the public report form of a company offers.</summary>
public sealed record ReportForm(
    int Tenant, string Slug, Bilingual Company, string Hotline, bool Demo, IReadOnlyList<ReportChoice> Lines, IReadOnlyList<ReportFault> Faults,
    IReadOnlyList<string> Districts, ReportDevice? Device, IReadOnlyList<CustomField> Fields);

/// <summary>A product line to choose.</summary>
public sealed record ReportChoice(string Code, Bilingual Name);

/// <summary>A fault of a product line to choose.</summary>
public sealed record ReportFault(string Line, string Code, Bilingual Name, ServiceMode Mode);

/// <summary>The device whose code was scanned.</summary>
public sealed record ReportDevice(string Serial, string Line, string Model);

/// <summary>Reads for the report form and the start page; open to everybody, so they tell nothing about people or tickets.</summary>
public sealed class ReportReads(Db store, TenantBook tenants, RuleBook rules)
{
    /// <summary>The form of a company; null when no company has this word in its address.</summary>
    /// <param name="serial">Serial number from a code on a device; an unknown one fills in nothing.</param>
    public async Task<ReportForm?> FormAsync(string slug, string? serial, CancellationToken stop)
    {
        if (await tenants.BySlugAsync(slug, stop) is not { } tenant) return null;
        await using var db = store.Read(tenant.Id);
        var products = await db.Products.Where(p => p.Active).OrderBy(p => p.Id).ToListAsync(stop);
        var faults = await db.Faults.Where(f => f.Active).OrderBy(f => f.Id).ToListAsync(stop);
        var profiles = await db.Technicians.Select(t => t.Profile).ToListAsync(stop);
        var device = string.IsNullOrEmpty(serial) ? null : await db.Devices.SingleOrDefaultAsync(d => d.Serial == serial, stop);
        return new(
            tenant.Id, tenant.Slug, new(tenant.Name, tenant.NameEn), tenant.Hotline, tenant.Demo,
            [.. products.Select(p => new ReportChoice(p.Line, new(p.Name, p.NameEn)))],
            [.. faults.Select(f => new ReportFault(f.Line, f.Code, new(f.Name, f.NameEn), f.Mode))],
            [.. profiles.SelectMany(p => p.Districts).Distinct().Order(StringComparer.Ordinal)],
            device is null ? null : new(device.Serial, device.Line, device.Model),
            [.. (await rules.FieldsAsync(db, stop)).Fields.Where(f => f.Active && f.Asked.Contains(FieldPlace.Report))]);
    }
}
