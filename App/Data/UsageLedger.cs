using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Billing;

namespace Plainmend.Data;

/// <summary>Reads stored usage back as the calculator takes it.</summary>
public static class UsageLedger
{
    /// <summary>
    /// All records that count in a period: what happened in it, intervals that reach into it, and the levels that were set
    /// before it and are carried in.
    /// </summary>
    /// <param name="levels">Meters whose levels are carried in, see <see cref="Levels"/>.</param>
    /// <param name="upTo">Only rows up to this position; null: all.</param>
    public static async Task<IReadOnlyList<UsageRecord>> InPeriodAsync(AppDb db, BillingPeriod period, IReadOnlyCollection<string> levels, long? upTo, CancellationToken stop)
    {
        var (start, end) = (period.StartsAt, period.EndsAt);
        var rows = await db.Usage
            .Where(u => u.From < end && (u.To == null ? u.From >= start || levels.Contains(u.Meter) : u.To > start) && (upTo == null || u.Position <= upTo))
            .OrderBy(u => u.Position).ToListAsync(stop);
        return [.. rows.Select(u => u.ToRecord())];
    }

    /// <summary>The position of the newest row; 0 when there is none.</summary>
    public static async Task<long> PositionAsync(AppDb db, CancellationToken stop) => await db.Usage.MaxAsync(u => (long?)u.Position, stop) ?? 0;

    /// <summary>Units of flexible capacity in force: the newest level that was set.</summary>
    public static async Task<int> CapacityAsync(AppDb db, CancellationToken stop) => (int)await db.Usage
        .Where(u => u.Meter == PlatformMeters.Capacity).OrderByDescending(u => u.Position).Select(u => u.Amount).FirstOrDefaultAsync(stop);

    /// <summary>Meters that hold a level until it is set anew: the desk's own, and those a plan reads as levels.</summary>
    public static IReadOnlyCollection<string> Levels(Agreement agreement) =>
    [
        .. agreement.Terms.SelectMany(t => t.Plan.Charges).Where(c => c.Aggregation is Aggregation.TimeWeighted or Aggregation.DailyClosing or Aggregation.DailyPeak)
            .Select(c => c.Meter).Concat(PlatformMeters.Levels).Distinct(StringComparer.Ordinal),
    ];
}
