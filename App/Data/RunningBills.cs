using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Billing;

namespace Plainmend.Data;

/// <summary>A company's running period at one instant, for as long as it is looked at.</summary>
/// <param name="Subscription">What was agreed.</param>
/// <param name="Version">The version of the subscription's document.</param>
/// <param name="Period">The period that runs now.</param>
/// <param name="Bill">Takes in each record as it happens; only to be read inside the look.</param>
/// <param name="Position">Usage up to this position is in it.</param>
public sealed record OpenPeriod(Subscription Subscription, int Version, BillingPeriod Period, RunningBill Bill, long Position);

/// <summary>
/// The running bill of every company that is looked at. A look folds in only what is new since the last one: it never
/// reads the month again. A new period, or a change of what was agreed, begins a new bill.
/// </summary>
public sealed class RunningBills(Db store, RuleBook rules, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, Kept> _kept = new();

    /// <summary>Looks at the running period.</summary>
    /// <returns>What <paramref name="look"/> made of it; default when the company has no subscription in force.</returns>
    public async Task<T?> LookAsync<T>(int tenant, Func<OpenPeriod, DateTimeOffset, T> look, CancellationToken stop)
    {
        var kept = _kept.GetOrAdd(tenant, _ => new());
        await kept.Gate.WaitAsync(stop);
        try
        {
            var now = clock.GetUtcNow();
            await using var db = store.Read(tenant);
            kept.Open = await UpToDateAsync(db, kept.Open, now, stop);
            return kept.Open is { } open ? look(open, now) : default;
        }
        finally
        {
            kept.Gate.Release();
        }
    }

    /// <summary>Forgets a company that was erased.</summary>
    public void Forget(int tenant) => _kept.TryRemove(tenant, out _);

    private async Task<OpenPeriod?> UpToDateAsync(AppDb db, OpenPeriod? open, DateTimeOffset now, CancellationToken stop)
    {
        var version = await RuleBook.LatestVersionAsync<Subscription>(db, stop);
        if (version == 0) return null;
        if (open is null || open.Version != version || now >= open.Period.EndsAt || now < open.Period.StartsAt) return await BeginAsync(db, version, now, stop);
        var (position, end) = (open.Position, open.Period.EndsAt);
        var news = await db.Usage.Where(u => u.Position > position).OrderBy(u => u.Position).ToListAsync(stop);
        // Folding is the same whatever the order, so late records of this period simply join; those of later ones wait for theirs.
        foreach (var row in news.Where(u => u.From < end)) open.Bill.Fold(row.ToRecord());
        return news.Count == 0 ? open : open with { Position = news[^1].Position };
    }

    private async Task<OpenPeriod?> BeginAsync(AppDb db, int version, DateTimeOffset now, CancellationToken stop)
    {
        var subscription = await rules.GetAsync<Subscription>(db, version, stop);
        var period = subscription.Cycle.Holding(now);
        if (!subscription.IsInForce(period)) return null;
        var position = await UsageLedger.PositionAsync(db, stop);
        var bill = new RunningBill(subscription.Agreement, period);
        foreach (var record in await UsageLedger.InPeriodAsync(db, period, UsageLedger.Levels(subscription.Agreement), position, stop)) bill.Fold(record);
        return new(subscription, version, period, bill, position);
    }

    private sealed class Kept
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public OpenPeriod? Open { get; set; }
    }
}
