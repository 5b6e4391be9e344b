using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What administrators and supervisors see of their company's set-up; everybody else sees nothing.</summary>
public sealed class AdminReads(Db store, RuleBook rules)
{
    /// <summary>Devices shown on one page.</summary>
    public const int PageOfDevices = 50;

    /// <summary>True when this person may look at the administration.</summary>
    public static bool Opens(Viewer? viewer) => viewer?.Role is Role.Supervisor or Role.Admin;

    /// <summary>Everybody on the staff, active ones first; null when it is not for this person.</summary>
    public async Task<AdminPeople?> PeopleAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        var members = await db.Members.OrderByDescending(m => m.Active).ThenBy(m => m.Role).ThenBy(m => m.Login).ToListAsync(stop);
        var work = await db.Technicians.ToDictionaryAsync(t => t.Id, t => t.Profile, stop);
        var zone = await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => t.Zone).SingleAsync(stop);
        return new(
            [.. members.Select(m => new AdminPerson(m.Id, m.Version, m.Name, m.NameEn, m.Login, m.Role, m.Active, m.PasswordHash is not null, work.GetValueOrDefault(m.Id)))],
            await LinesAsync(db, stop), zone);
    }

    /// <summary>Product lines with their faults; null when it is not for this person.</summary>
    public async Task<AdminCatalogue?> CatalogueAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        var products = await db.Products.OrderBy(p => p.Id).ToListAsync(stop);
        var faults = (await db.Faults.OrderBy(f => f.Id).ToListAsync(stop)).ToLookup(f => f.Line);
        var tenant = await db.Tenants.SingleAsync(t => t.Id == viewer.Tenant, stop);
        var prices = await RuleBook.LatestVersionAsync<RateCard>(db, stop) > 0 ? await rules.LatestAsync<RateCard>(db, stop) : null;
        return new(
            [.. products.Select(p => new AdminLine(p.Id, p.Version, p.Line, p.Name, p.NameEn, p.WarrantyMonths, p.Active, [.. faults[p.Line].Select(Row)]))],
            [.. (prices?.Parts.Keys ?? []).Order(StringComparer.Ordinal)], tenant.Currency);
    }

    /// <summary>Devices whose serial number or model contains the words, newest first; null when it is not for this person.</summary>
    public async Task<AdminDevices?> DevicesAsync(Viewer? viewer, string? words, int page, CancellationToken stop)
    {
        if (!Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        var wanted = words?.Trim() ?? "";
        var all = db.Devices.Where(d => wanted == "" || d.Serial.Contains(wanted) || d.Model.Contains(wanted));
        var lines = await LinesAsync(db, stop);
        var shown = await all.OrderByDescending(d => d.Id).ThenBy(d => d.Serial).Skip(Math.Max(0, page) * PageOfDevices).Take(PageOfDevices).ToListAsync(stop);
        var contracts = await ContractsAsync(db, [.. shown.Select(d => d.Id)], stop);
        return new(
            [.. shown.Select(d => new AdminDevice(d.Id, d.Line, NameOf(lines, d.Line), d.Model, d.Serial, d.PurchasedOn, d.WarrantyUntil, [.. contracts[d.Id]], d.Owner))],
            await all.CountAsync(stop), lines);
    }

    /// <summary>A device's label; null when there is none or it is not for this person.</summary>
    public async Task<AdminLabel?> LabelAsync(Viewer? viewer, Guid id, CancellationToken stop)
    {
        if (!Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        if (await db.Devices.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } device) return null;
        var tenant = await db.Tenants.SingleAsync(t => t.Id == viewer.Tenant, stop);
        return new(
            $"/report/{tenant.Slug}?device={Uri.EscapeDataString(device.Serial)}", new(tenant.Name, tenant.NameEn), tenant.Hotline,
            NameOf(await LinesAsync(db, stop), device.Line), device.Model, device.Serial);
    }

    private async Task<ILookup<Guid, AdminContract>> ContractsAsync(AppDb db, IReadOnlyList<Guid> devices, CancellationToken stop)
    {
        var contracts = await db.Contracts.Where(c => devices.Contains(c.DeviceId)).OrderBy(c => c.Until).ThenBy(c => c.Number).ToListAsync(stop);
        var with = contracts.Select(c => (Guid?)c.DeviceId).Distinct().ToArray();
        var tickets = with.Length == 0 ? [] : await db.Tickets.Where(t => with.Contains(t.DeviceId)).ToListAsync(stop);
        var priced = await rules.WithCardsAsync(db, tickets, stop);
        return contracts.ToLookup(c => c.DeviceId, c => new AdminContract(c.Number, c.Kind, c.Total, ContractUse.Left(c, priced.Where(t => t.Ticket.DeviceId == c.DeviceId)), c.From, c.Until));
    }

    private static Bilingual NameOf(IReadOnlyList<AdminChoice> lines, string code) => lines.FirstOrDefault(l => l.Code == code)?.Name ?? new(code, code);

    private static async Task<IReadOnlyList<AdminChoice>> LinesAsync(AppDb db, CancellationToken stop) =>
        [.. (await db.Products.OrderBy(p => p.Id).ToListAsync(stop)).Select(p => new AdminChoice(p.Line, new(p.Name, p.NameEn)))];

    private static AdminFault Row(Fault f) =>
        new(f.Id, f.Version, f.Line, f.Code, f.Name, f.NameEn, f.Mode, f.TypicalMinutes, f.LabourMinor, f.PartSku, f.Urgent, f.Active, f.PhotosNeeded, f.Steps);
}
