using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What a wall display shows: figures, the most urgent tickets, who is free. Cheap enough to ask once a second.</summary>
public sealed class WallReads(Db store, LinkBook links, TimeProvider clock)
{
    /// <summary>A ticket due within this counts as due soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);
    private const int Most = 6;
    // Counts of what is late change by the clock alone.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SharedReading<int, WallView> _boards = new(clock, Fresh);

    /// <summary>The company behind a link; null when the link opens nothing.</summary>
    public async Task<int?> TenantAsync(string secret, CancellationToken stop) =>
        (await links.OpenAsync(secret, LinkScope.Wall, stop))?.Tenant;

    /// <summary>The picture behind a link; null when the link opens nothing (unknown, expired, revoked: no difference).</summary>
    public async Task<WallView?> ReadAsync(string secret, CancellationToken stop) =>
        await links.OpenAsync(secret, LinkScope.Wall, stop) is { } link
            ? await _boards.GetAsync(link.Tenant, link.Number, () => ReadAsync(link.Tenant), stop) with { Label = link.Label }
            : null;

    // The same picture for every wall of a company; only its label is the wall's own.
    private async Task<WallView> ReadAsync(int company)
    {
        var (now, stop) = (clock.GetUtcNow(), CancellationToken.None);
        await using var db = store.Read(company);
        var tenant = await db.Tenants.SingleAsync(t => t.Id == company, stop);
        if (!await ModuleGate.IsOnAsync(db, Modules.Wall, stop)) return Off(tenant, now);
        var open = db.Tickets.Where(t => t.State < TicketState.Completed);
        var waiting = open.Where(t => t.State == TicketState.New || t.State == TicketState.Triaged);
        var soon = now + Soon;
        var zone = LocalTime.Zone(tenant.Zone);
        var today = LocalTime.Day(now, zone);
        var midnight = LocalTime.Start(today, zone);
        return new WallView
        {
            Tenant = tenant.Id, ReadAt = now, Company = new(tenant.Name, tenant.NameEn), Label = "", Zone = tenant.Zone, Demo = tenant.Demo,
            Waiting = await waiting.CountAsync(stop),
            OldestSince = await waiting.OrderBy(t => t.CycleStartedAt).Select(t => (DateTimeOffset?)t.CycleStartedAt).FirstOrDefaultAsync(stop),
            Breached = await open.CountAsync(t => t.DueAt < now, stop),
            DueSoon = await open.CountAsync(t => t.DueAt >= now && t.DueAt < soon, stop),
            DoneToday = await db.Tickets.CountAsync(t => t.CompletedAt >= midnight, stop),
            Urgent = await UrgentAsync(db, stop),
            Crew = await CrewAsync(db, now, stop),
            Flow = await WallFlow.ReadAsync(db, tenant.Currency, zone, now, stop),
            Quality = await WallQuality.ReadAsync(db, today, stop),
        };
    }

    private static WallView Off(Tenant tenant, DateTimeOffset now) => new()
    {
        Tenant = tenant.Id, ReadAt = now, Company = new(tenant.Name, tenant.NameEn), Label = "", Zone = tenant.Zone, Demo = tenant.Demo, Off = true,
        Waiting = 0, Breached = 0, DueSoon = 0, DoneToday = 0, Urgent = [], Crew = [],
    };

    /// <summary>Links of a company that still open its wall, newest first.</summary>
    public async Task<IReadOnlyList<WallLink>> LinksAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await db.Links.Where(l => l.Scope == LinkScope.Wall && l.RevokedAt == null)
            .OrderByDescending(l => l.CreatedAt).ThenBy(l => l.Id).Select(l => new WallLink(l.Id, l.Label, l.CreatedAt)).ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<WallRow>> UrgentAsync(AppDb db, CancellationToken stop)
    {
        var rows = await (
            from t in db.Tickets
            where t.State < TicketState.Completed && t.DueAt != null
            join f in db.Faults on t.Fault equals f.Code
            join p in db.Products on t.Line equals p.Line
            orderby t.DueAt, t.Number
            select new { t.Id, t.Number, p.Name, p.NameEn, Fault = f.Name, FaultEn = f.NameEn, t.District, t.DueAt, t.RiskAt }).Take(Most).ToListAsync(stop);
        return [.. rows.Select(r => new WallRow(
            r.Id, r.Number.Length > 4 ? r.Number[^4..] : r.Number, new(r.Name, r.NameEn), new(r.Fault, r.FaultEn), r.District, r.DueAt!.Value, r.RiskAt))];
    }

    private static async Task<IReadOnlyList<WallCrew>> CrewAsync(AppDb db, DateTimeOffset now, CancellationToken stop)
    {
        var people = await db.Members.Where(m => m.Role == Role.Technician && m.Active)
            .Join(db.Technicians, m => m.Id, t => t.Id, (m, t) => new { m.Id, m.Name, m.NameEn, t.Profile }).ToListAsync(stop);
        var busy = await db.Tickets.Where(t => t.TechnicianId != null && (t.State == TicketState.InDiagnosis || t.State == TicketState.InRepair))
            .Select(t => t.TechnicianId).Distinct().ToListAsync(stop);
        var visits = await db.Visits.Where(v => v.State == VisitState.EnRoute || v.State == VisitState.OnSite || v.State == VisitState.Break)
            .Select(v => new { v.TechnicianId, v.State }).ToListAsync(stop);
        return [.. people.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new WallCrew(
            p.Id, FamilyName.Of(p.Name, p.NameEn),
            busy.Contains(p.Id) || visits.Any(v => v.TechnicianId == p.Id && v.State != VisitState.EnRoute) ? CrewState.Working
            : visits.Any(v => v.TechnicianId == p.Id) ? CrewState.OnTheWay
            : p.Profile.IsAtWork(now) ? CrewState.Free : CrewState.Offline))];
    }
}
