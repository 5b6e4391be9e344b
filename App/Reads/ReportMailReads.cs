using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;

namespace Plainmend.Reads;

/// <summary>A report that goes out by itself, as its page shows it.</summary>
/// <param name="NextAt">When it is due next.</param>
/// <param name="LastAt">When it was written last; null while it never was.</param>
public sealed record ReportMailView(Guid Id, int Version, ReportPlan Plan, DateTimeOffset NextAt, DateTimeOffset? LastAt);

/// <summary>All of them.</summary>
/// <param name="Zone">IANA zone of the company's clock.</param>
/// <param name="Demo">True when this company's messages are never sent.</param>
public sealed record ReportMailList(IReadOnlyList<ReportMailView> Mails, string Zone, bool Demo);

/// <summary>A report that is due.</summary>
/// <param name="Version">Of the plan the facts were read for.</param>
/// <param name="Facts">What it says.</param>
public sealed record DueReport(Guid Id, int Version, ReportFacts Facts);

/// <summary>Reports that go out by themselves, with the very figures of the page.</summary>
public sealed class ReportMailReads(Db store, FigureReads figures, TimeProvider clock)
{
    /// <summary>Every report, the next due first; null while the module is off.</summary>
    /// <exception cref="RefusedException">Neither supervisor nor administrator.</exception>
    public async Task<ReportMailList?> ListAsync(Viewer viewer, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Reports, stop)) return null;
        var company = await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => new { t.Zone, t.Demo }).SingleAsync(stop);
        var mails = await db.ReportMails.OrderBy(m => m.NextAt).ThenBy(m => m.Id).Select(m => new ReportMailView(m.Id, m.Version, m.Plan, m.NextAt, m.LastAt)).ToListAsync(stop);
        return new(mails, company.Zone, company.Demo);
    }

    /// <summary>What a report would say now: about the latest period that was due. Null when there is no such report, or the module is off.</summary>
    /// <exception cref="RefusedException">Neither supervisor nor administrator.</exception>
    public async Task<ReportFacts?> TrialAsync(Viewer viewer, Guid id, CancellationToken stop)
    {
        Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        return await db.ReportMails.Where(m => m.Id == id).Select(m => m.Plan).SingleOrDefaultAsync(stop) is { } plan ? await FactsAsync(db, plan, stop) : null;
    }

    /// <summary>True when any report of a company is due.</summary>
    public async Task<bool> IsDueAsync(int tenant, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = store.Read(tenant);
        return await db.ReportMails.AnyAsync(m => m.NextAt <= now, stop);
    }

    /// <summary>Every report that is due, with what it says. None while the module is off: the latest goes out when it is on again.</summary>
    public async Task<IReadOnlyList<DueReport>> DueAsync(int tenant, CancellationToken stop)
    {
        var (now, due) = (clock.GetUtcNow(), new List<DueReport>());
        await using var db = store.Read(tenant);
        foreach (var row in await db.ReportMails.Where(m => m.NextAt <= now).OrderBy(m => m.NextAt).ToListAsync(stop))
            if (await FactsAsync(db, row.Plan, stop) is { } facts) due.Add(new(row.Id, row.Version, facts));
        return due;
    }

    private async Task<ReportFacts?> FactsAsync(AppDb db, ReportPlan plan, CancellationToken stop)
    {
        var range = plan.PeriodBy(clock.GetUtcNow(), await db.ZoneAsync(stop));
        if (await figures.ReadAsync(db.Tenant, range, stop) is not { } picture) return null;
        var said = Figure.All.Where(f => plan.Groups.Contains(f.Group)).Select(f => new ReportFigure(f.Name, picture.Of(f), picture.Before(f)));
        return new(range.First, range.Last, [.. said], picture.Aside, plan.By);
    }

    private static void Admit(Viewer viewer)
    {
        if (viewer.Role is not (Role.Supervisor or Role.Admin)) throw new RefusedException(Refusal.SupervisorOnly);
    }
}
