using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Surge;

namespace Plainmend.Reads;

/// <summary>Who is called in, why, and what it costs.</summary>
public sealed class SurgeReads(Db store, RuleBook rules, LinkBook links, EventNumbers numbers, TimeProvider clock)
{
    // Waiting and hours move by the clock alone.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly SharedReading<int, SurgeView?> _now = new(clock, Fresh);

    /// <summary>For the desk; null for everybody else, and while the company has no policy.</summary>
    public async Task<SurgeView?> OnDeskAsync(Viewer? viewer, CancellationToken stop) => viewer is not { Role: Role.Agent or Role.Supervisor or Role.Admin or Role.Finance } ? null
        : await _now.GetAsync(viewer.Tenant, await numbers.LatestAsync(viewer.Tenant, stop), () => NowAsync(viewer.Tenant), stop);

    /// <summary>For a wall; null when the link opens nothing, the wall is switched off, or the company has no policy. Of names the family name only.</summary>
    public async Task<SurgeView?> OnWallAsync(string secret, CancellationToken stop)
    {
        if (await links.OpenAsync(secret, LinkScope.Wall, stop) is not { } link || await _now.GetAsync(link.Tenant, link.Number, () => NowAsync(link.Tenant), stop) is not { } view) return null;
        await using var db = store.Read(link.Tenant);
        if (!await ModuleGate.IsOnAsync(db, Modules.Wall, stop)) return null;
        return view with { Here = [.. view.Here.Select(one => one with { Name = FamilyName.Of(one.Name.Zh, one.Name.En) })] };
    }

    /// <summary>For the page of flexible capacity; null when it is not for this person.</summary>
    public async Task<SurgeBook?> BookAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        var now = clock.GetUtcNow();
        var tenant = await db.Tenants.SingleAsync(t => t.Id == viewer.Tenant, stop);
        var (scene, names) = (await SurgeShelf.LookAsync(db, rules, now, stop), await FigureLabels.PeopleAsync(db, stop));
        var lines = await FigureLabels.LinesAsync(db, stop);
        return new(tenant.Zone, tenant.Currency, scene is null ? null : View(scene, names, now),
            [.. (scene?.Staff ?? await SurgeShelf.StaffAsync(db, stop)).Select(t => new SurgeStaff(
                t.Id, names.GetValueOrDefault(t.Id, new(t.Name, t.Name)), t.Kind, t.TakesCalls, t.Standby?.Call,
                [.. t.Skills.Select(s => lines.GetValueOrDefault(s.Code, new(s.Code, s.Code)))], t.Districts))],
            scene is null ? [] : [.. scene.State.Open.Concat(scene.State.Over.Reverse()).Select(one => new SurgeCall(one, names.GetValueOrDefault(one.Person, new(one.Name, one.Name))))]);
    }

    /// <summary>A technician's own standby; null for everybody who works by a shift.</summary>
    public async Task<SurgeMine?> MineAsync(Viewer viewer, CancellationToken stop)
    {
        await using var db = store.Read(viewer.Tenant);
        if (await db.Technicians.Where(t => t.Id == viewer.Id).Select(t => t.Profile).SingleOrDefaultAsync(stop) is not { Standby: { } standby } me) return null;
        var tenant = await db.Tenants.SingleAsync(t => t.Id == viewer.Tenant, stop);
        var call = standby.Call is null ? null : SurgeState.Of(await SurgeShelf.EventsAsync(db, [me], clock.GetUtcNow(), stop)).Find(standby.Call.Value);
        return new(standby.TakesCalls, standby.CalledAt, standby.Ending, call?.Ending ?? call?.Reason, tenant.Zone, tenant.Currency);
    }

    private async Task<SurgeView?> NowAsync(int company)
    {
        var (now, stop) = (clock.GetUtcNow(), CancellationToken.None);
        await using var db = store.Read(company);
        return await SurgeShelf.LookAsync(db, rules, now, stop) is { } scene
            ? View(scene, await FigureLabels.PeopleAsync(db, stop), now) : null;
    }

    private static SurgeView View(SurgeScene scene, Dictionary<Guid, Bilingual> names, DateTimeOffset now)
    {
        var (policy, state) = (scene.Terms.Policy, scene.State);
        var (today, month) = SurgeSpent.Of(scene.Terms, state, now);
        var decision = SurgeRules.Decide(scene.Terms, state, scene.Pressure, scene.People, now);
        return new(
            scene.Currency, state.On,
            [.. state.Open.Select(one => new SurgeHere(one.Id, names.GetValueOrDefault(one.Person, new(one.Name, one.Name)), one.Since, one.Reason, one.Amount, one.Ending is not null))],
            state.Open.Sum(one => one.PricePerHour), today, policy.CapPerDay, month, policy.CapPerMonth, decision.Reason);
    }
}
