using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Brings in and releases units of flexible capacity; each unit counts from its activation to its release.</summary>
public sealed class CapacityActions(IWriter writer, SpendStop limit, TimeProvider clock)
{
    /// <summary>The most units at once.</summary>
    public const int Most = 12;

    /// <summary>Sets how many units are in force from an instant on; the same number again changes nothing.</summary>
    /// <param name="units">0 … <see cref="Most"/>.</param>
    /// <param name="reason">Why, for the bill: "184 tickets today".</param>
    /// <param name="from">When it takes effect; null: now. Never later than now.</param>
    /// <exception cref="RefusedException">Out of range; or more is asked for and the hard limit is reached.</exception>
    public Task<bool> SetAsync(int tenant, int units, string reason, Actor by, DateTimeOffset? from, CancellationToken stop)
    {
        if (units is < 0 or > Most) throw new RefusedException(Refusal.OutOfRange, "Capacity", 0, Most);
        var why = TextGate.Needed(reason, "Reason", 200);
        return writer.WriteAsync(tenant, async (db, s) =>
        {
            await db.LockAsync("capacity", s);
            var held = await UsageLedger.CapacityAsync(db, s);
            if (held == units) return false;
            var now = clock.GetUtcNow();
            if (units > held) await limit.RefuseAsync(db, now, s);
            var number = await db.RaiseAsync(PlatformMeters.Capacity, 1, s);
            db.Measure(UsageRecord.At(FormattableString.Invariant($"{PlatformMeters.Capacity}:{number:D8}"), PlatformMeters.Capacity, from < now ? from.Value : now, units, why));
            db.Note(Subjects.Usage, Guid.CreateVersion7(now), 1, "CapacityChanged", new { from = held, to = units, why }, by, now);
            await db.SaveChangesAsync(s);
            return true;
        }, stop);
    }
}
