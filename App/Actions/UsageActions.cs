using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What became of one usage record from outside.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Receipt">Accepted, already known, or in conflict with what is known.</param>
/// <param name="CountsTowards">Keys of the charges of the plan in force that it counts towards; none when nothing prices its meter.</param>
public sealed record UsageReceipt(string Id, Receipt Receipt, IReadOnlyList<string> CountsTowards);

/// <summary>Takes in usage that is not a by-product of another act. A record counts once, however often it is sent.</summary>
public sealed class UsageActions(IWriter writer, RuleBook rules, TimeProvider clock)
{
    /// <summary>The most records in one act.</summary>
    public const int MostAtOnce = 1000;

    /// <summary>Stores records from outside; the answer comes after the commit. Instants are kept to the millisecond.</summary>
    /// <exception cref="RefusedException">More than <see cref="MostAtOnce"/> records; nothing is stored.</exception>
    public Task<IReadOnlyList<UsageReceipt>> IngestAsync(int tenant, IReadOnlyList<UsageRecord> records, Actor by, CancellationToken stop)
    {
        if (records.Count > MostAtOnce) throw new RefusedException(Refusal.OutOfRange, "records", 1, MostAtOnce);
        var whole = records.Select(Milliseconds).ToArray();
        return writer.WriteAsync<IReadOnlyList<UsageReceipt>>(tenant, async (db, s) =>
        {
            // Two senders of the same id wait for each other; the second finds it stored.
            await db.LockAsync("usage", s);
            var now = clock.GetUtcNow();
            var (known, charges) = (await KnownAsync(db, whole, s), await ChargesAsync(db, now, s));
            var accepted = 0;
            var receipts = whole.Select(record =>
            {
                var receipt = UsageSet.Judge(known.GetValueOrDefault(record.Id), record);
                if (receipt == Receipt.Accepted)
                {
                    known[record.Id] = record;
                    db.Measure(record);
                    accepted++;
                }
                return new UsageReceipt(record.Id, receipt, [.. charges[record.Meter].Select(c => c.Key)]);
            }).ToArray();
            if (accepted == 0) return receipts;
            db.Note(Subjects.Usage, Guid.CreateVersion7(now), 1, "UsageReceived", new { accepted }, by, now);
            await db.SaveChangesAsync(s);
            return receipts;
        }, stop);
    }

    /// <summary>A stretch [from, to) in which a member was at work at his desk. The same stretch said again counts once.</summary>
    /// <param name="screen">The open page that saw it; pages that overlap are counted once by the plan's own aggregation.</param>
    public Task RecordWorkAsync(Viewer who, Guid screen, DateTimeOffset from, DateTimeOffset to, CancellationToken stop) => IngestAsync(who.Tenant,
        [UsageRecord.During(FormattableString.Invariant($"{PlatformMeters.ActiveTime}:{screen:N}:{from.ToUnixTimeMilliseconds()}"), PlatformMeters.ActiveTime, who.Id.ToString("N"), from, to, who.Name)],
        who.Actor, stop);

    /// <summary>A number of calls of the open interface, counted by one node up to now.</summary>
    /// <param name="id">Chosen by the counting node, so that a repeated flush counts once.</param>
    public Task RecordApiCallsAsync(int tenant, string id, int calls, CancellationToken stop) => IngestAsync(tenant,
        [UsageRecord.At($"{PlatformMeters.ApiCalls}:{id}", PlatformMeters.ApiCalls, clock.GetUtcNow(), calls, "API")], Actor.System("API"), stop);

    private static async Task<Dictionary<string, UsageRecord>> KnownAsync(AppDb db, UsageRecord[] records, CancellationToken stop)
    {
        var ids = records.Select(r => r.Id).Distinct().ToArray();
        var rows = await db.Usage.Where(u => ids.Contains(u.RecordId)).ToListAsync(stop);
        return rows.ToDictionary(u => u.RecordId, u => u.ToRecord(), StringComparer.Ordinal);
    }

    private async Task<ILookup<string, Charge>> ChargesAsync(AppDb db, DateTimeOffset now, CancellationToken stop)
    {
        var version = await RuleBook.LatestVersionAsync<Subscription>(db, stop);
        var plan = version == 0 ? null : (await rules.GetAsync<Subscription>(db, version, stop)).Agreement.PlanAt(now);
        return (plan?.Charges ?? []).ToLookup(c => c.Meter, StringComparer.Ordinal);
    }

    private static UsageRecord Milliseconds(UsageRecord r) => r with { From = Whole(r.From), To = r.To is { } to ? Whole(to) : null };

    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
