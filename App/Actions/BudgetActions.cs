using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>Tells a company, once for each threshold and period, how far its limit is used up.</summary>
public sealed class BudgetActions(IWriter writer, TimeProvider clock)
{
    /// <summary>Notes a threshold; the same one of the same limit and period again changes nothing.</summary>
    /// <returns>True when it was news.</returns>
    public Task<bool> NoteAsync(int tenant, BudgetReached reached, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        await db.LockAsync("budget", s);
        var key = FormattableString.Invariant($"budget:{reached.Period}:{reached.Limit}:{reached.Percent}");
        if (await db.Events.AnyAsync(e => e.CommandKey == key, s)) return false;
        db.CommandKey = key;
        var now = clock.GetUtcNow();
        db.Note(Subjects.Budget, Guid.CreateVersion7(now), 1, nameof(BudgetReached), reached, Actor.System("Budget"), now);
        await db.SaveChangesAsync(s);
        return true;
    }, stop);
}
