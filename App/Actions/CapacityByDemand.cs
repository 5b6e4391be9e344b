using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Flexible capacity that follows the day's tickets, for companies whose plan prices it: one unit for every started 80
/// tickets of the local day, never fewer than one, never more than twelve. At local midnight it falls back by itself.
/// </summary>
public sealed class CapacityByDemand(Db store, RuleBook rules, CapacityActions capacity, TimeProvider clock)
{
    /// <summary>Tickets a day that one unit carries.</summary>
    public const int TicketsPerUnit = 80;

    private static readonly Actor By = Actor.System("Capacity");

    /// <summary>Units that a number of tickets of one day asks for.</summary>
    public static int Needed(int tickets) => Math.Clamp((tickets + TicketsPerUnit - 1) / TicketsPerUnit, 1, CapacityActions.Most);

    /// <summary>Brings capacity to what today asks for. At a hard limit it stays as it is: nothing new is called in.</summary>
    public async Task FollowAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        if (await RuleBook.LatestVersionAsync<Subscription>(db, stop) == 0) return;
        var (subscription, now) = (await rules.LatestAsync<Subscription>(db, stop), clock.GetUtcNow());
        if (subscription.Agreement.PlanAt(now)?.Charges.Any(c => c.Meter == PlatformMeters.Capacity) != true) return;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(subscription.Cycle.Zone);
        var midnight = LocalTime.Start(LocalTime.Day(now, zone), zone);
        var today = await db.Usage.CountAsync(u => u.Meter == PlatformMeters.Tickets && u.From >= midnight, stop);
        var (needed, held) = (Needed(today), await UsageLedger.CapacityAsync(db, stop));
        if (needed == held) return;
        // What yesterday needed ended with yesterday, not when somebody looked.
        if (needed < held && await IsFromBeforeAsync(db, midnight, stop)) await capacity.SetAsync(tenant, 1, Reason(0), By, midnight, stop);
        try
        {
            await capacity.SetAsync(tenant, needed, Reason(today), By, null, stop);
        }
        catch (RefusedException e) when (e.Reason == Refusal.LimitReached)
        {
            // The limit was set so that exactly this does not happen; tickets go on without more capacity.
        }
    }

    private static string Reason(int tickets) => FormattableString.Invariant($"{tickets} tickets today");

    private static Task<bool> IsFromBeforeAsync(AppDb db, DateTimeOffset midnight, CancellationToken stop) =>
        db.Usage.Where(u => u.Meter == PlatformMeters.Capacity).OrderByDescending(u => u.Position).Select(u => u.From < midnight).FirstOrDefaultAsync(stop);
}
