using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Switches modules. The switch opens or closes the module's pages and acts, and counts from that instant on.</summary>
public sealed class ModuleActions(IWriter writer, SpendStop limit, TimeProvider clock)
{
    /// <summary>Switches one module; switching it to what it already is changes nothing.</summary>
    /// <exception cref="RefusedException">Not an administrator; no such module; a hard limit is reached and it would be switched on.</exception>
    public Task SwitchAsync(Viewer by, string module, bool on, CancellationToken stop) =>
        SwitchAsync(by.Tenant, module, on, by.RequireAdmin(), stop);

    /// <summary>The same by the system, when a company is opened.</summary>
    public Task SwitchAsync(int tenant, string module, bool on, Actor by, CancellationToken stop)
    {
        if (!Modules.All.Contains(module)) throw new RefusedException(Refusal.NotFound);
        return writer.WriteAsync(tenant, async (db, s) =>
        {
            await db.LockAsync("modules", s);
            var row = await db.Modules.AsTracking().SingleOrDefaultAsync(m => m.Module == module, s);
            if (row?.On == on || (row is null && !on)) return;
            var now = clock.GetUtcNow();
            if (on) await limit.RefuseAsync(db, now, s);
            if (row is null) db.Modules.Add(row = new() { TenantId = tenant, Module = module });
            Set(db, row, on, by, now);
            await db.SaveChangesAsync(s);
        }, stop);
    }

    internal static void Set(AppDb db, ModuleRow row, bool on, Actor by, DateTimeOffset now)
    {
        (row.On, row.ChangedAt, row.Version) = (on, now, row.Version + 1);
        var meter = PlatformMeters.Module(row.Module);
        db.Measure(UsageRecord.At(FormattableString.Invariant($"{meter}:{row.Version:D6}"), meter, now, on ? 1m : 0m, by.Name));
        db.Note(Subjects.Module, CompanyActions.SubjectOf(row.TenantId, meter), row.Version, on ? "ModuleSwitchedOn" : "ModuleSwitchedOff", new { row.Module }, by, now);
    }
}
