using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Calls flexible people in and releases them, by the policy or by hand. Each step is one act: the fact, the started hour on its
/// meter, what the technician's own row says, and who is told, in one transaction.
/// </summary>
public sealed class SurgeActions(Db store, IWriter writer, RuleBook rules, CompanyActions company, TimeProvider clock)
{
    // More steps than this at once would be a mistake of ours, not a surge.
    private const int MostSteps = 200;
    private static readonly Actor Policy = Actor.System("Surge");

    /// <summary>Does what the policy says now. Nothing while there is none.</summary>
    public async Task FollowAsync(int tenant, CancellationToken stop)
    {
        for (var n = 0; n < MostSteps && await IsDueAsync(tenant, stop); n++)
            if (!await StepAsync(tenant, stop)) return;
    }

    /// <summary>Publishes the policy and returns the version it got. Calls that go on keep the price they began with.</summary>
    public Task<int> PublishAsync(Viewer by, int seen, SurgePolicy policy, CancellationToken stop) => company.PublishAsync(by.Tenant, seen, _ => policy, by.RequireAdmin(), stop);

    /// <summary>Calls somebody in by hand. Head count and caps hold; the policy may rest, and its cool-down is not asked.</summary>
    /// <exception cref="RefusedException">Not a supervisor; no reason; there is no policy; he takes no calls; head count or cap is reached.</exception>
    public Task CallAsync(Viewer by, Guid person, string? reason, CancellationToken stop) => ByHandAsync(by, reason, async (db, scene, why, now, s) =>
    {
        if (scene.State.Open.Any(one => one.Person == person)) return;
        var who = scene.People.FirstOrDefault(p => p.Id == person) ?? throw new RefusedException(Refusal.NotFound);
        if (!who.MayBeCalled) throw new RefusedException(Refusal.TakesNoCalls, who.Name);
        var decision = SurgeRules.Call(scene.Terms, scene.State, who, why, now);
        if (decision.Fact is null)
            throw decision.Reason.Cause == SurgeCause.MostPeople ? new RefusedException(Refusal.EnoughCalled, decision.Reason.Limit) : new RefusedException(Refusal.SurgeCapReached, decision.Reason.Money ?? 0);
        await new SurgeAct(db, scene).DoAsync(null, decision.Fact, by.Actor, now, s);
    }, stop);

    /// <summary>Releases somebody by hand: at once, or when the job in his hand is done.</summary>
    /// <exception cref="RefusedException">Not a supervisor; no reason.</exception>
    public Task ReleaseAsync(Viewer by, Guid call, string? reason, CancellationToken stop) => ByHandAsync(by, reason, async (db, scene, why, now, s) =>
    {
        if (scene.State.Find(call) is not { } one) return;
        var busy = scene.People.Any(p => p.Id == one.Person && p.Busy);
        if (!busy || one.Ending is null) await new SurgeAct(db, scene).DoAsync(call, SurgeRules.Release(one, why, busy), by.Actor, now, s);
    }, stop);

    /// <summary>Lets the policy rest, or work again. Whoever it called is released while it rests.</summary>
    /// <exception cref="RefusedException">Not a supervisor; no reason.</exception>
    public Task SwitchAsync(Viewer by, bool on, string? reason, CancellationToken stop) => ByHandAsync(by, reason, async (db, scene, why, now, s) =>
    {
        if (scene.State.On != on) await new SurgeAct(db, scene).DoAsync(SurgeShelf.Switch, new SurgeSwitched(on, why.Text ?? ""), by.Actor, now, s);
    }, stop);

    /// <summary>A technician's own switch: whether he may be called in. Whoever switches it off while called is released after the job in his hand.</summary>
    /// <exception cref="RefusedException">He works by his shift.</exception>
    public Task TakeCallsAsync(Viewer by, bool takes, CancellationToken stop) => writer.WriteAsync(by.Tenant, async (db, s) =>
    {
        var row = await db.Technicians.AsTracking().SingleOrDefaultAsync(t => t.Id == by.Id, s);
        if (row?.Profile.Standby is not { } standby) throw new RefusedException(Refusal.NotFound);
        if (standby.TakesCalls == takes) return;
        (row.Profile, row.Version) = (row.Profile with { Standby = standby with { TakesCalls = takes } }, row.Version + 1);
        db.Note(Subjects.Technician, by.Id, row.Version, takes ? "CallsTaken" : "CallsDeclined", new { by.Name }, by.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync(s);
    }, stop);

    // Looked at without the writer first: most of the time there is nothing to do.
    private async Task<bool> IsDueAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        var now = clock.GetUtcNow();
        return await SurgeShelf.LookAsync(db, rules, now, stop) is { } scene && Decide(scene, now).Fact is not null;
    }

    private Task<bool> StepAsync(int tenant, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        await db.LockAsync(Subjects.Surge, s);
        var now = clock.GetUtcNow();
        if (await SurgeShelf.LookAsync(db, rules, now, s) is not { } scene || Decide(scene, now) is not { Fact: { } fact } decision) return false;
        await new SurgeAct(db, scene).DoAsync(decision.Activation, fact, Policy, now, s);
        return true;
    }, stop);

    private Task ByHandAsync(Viewer by, string? reason, Func<AppDb, SurgeScene, SurgeReason, DateTimeOffset, CancellationToken, Task> act, CancellationToken stop)
    {
        if (by.Role is not (Role.Supervisor or Role.Admin)) throw new RefusedException(Refusal.SupervisorOnly);
        var text = TextGate.Needed(reason, "Reason", 200);
        return writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await db.LockAsync(Subjects.Surge, s);
            var now = clock.GetUtcNow();
            var scene = await SurgeShelf.LookAsync(db, rules, now, s) ?? throw new RefusedException(Refusal.NotFound);
            var (load, measure) = (scene.Pressure.Load, scene.Terms.Policy.Measure);
            await act(db, scene, new(SurgeCause.ByHand, load.Waiting, load.Of(measure), load.Growth, 0, 0, Text: text), now, s);
        }, stop);
    }

    private static SurgeDecision Decide(SurgeScene scene, DateTimeOffset now) => SurgeRules.Decide(scene.Terms, scene.State, scene.Pressure, scene.People, now);
}
