using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;

namespace Plainmend.Reads;

/// <summary>The plans on offer, as those who design them see them.</summary>
/// <param name="Version">The catalogue's version, to be handed back with an act on it; 0 while the ready plans are on offer.</param>
public sealed record PlanShelfView(IReadOnlyList<Plan> Plans, int Version);

/// <summary>What a designer of plans reads: the shelf, and real months to try a plan on.</summary>
public sealed class PlanDesk(Db store, RuleBook rules, PlanShelf shelf, OperatorReads operators, TimeProvider clock)
{
    /// <summary>The plans on offer; null for anybody who does not run the installation.</summary>
    public async Task<PlanShelfView?> ShelfAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!await operators.MayAsync(viewer, stop)) return null;
        var (plans, version) = await shelf.CatalogueAsync(stop);
        return new(plans, version);
    }

    /// <summary>A company's last ended period; null when none has ended, there is no such company, or the viewer does not run the installation.</summary>
    /// <param name="plan">The plan that is to be tried: the levels it reads are carried into the period.</param>
    public async Task<Rehearsal?> RehearseAsync(Viewer? viewer, int company, Plan plan, CancellationToken stop)
    {
        if ((await operators.CompaniesAsync(viewer, stop)).FirstOrDefault(c => c.Id == company) is not { } tenant) return null;
        await using var db = store.Read(company);
        if (await RuleBook.LatestVersionAsync<Subscription>(db, stop) == 0) return null;
        var (subscription, now) = (await rules.LatestAsync<Subscription>(db, stop), clock.GetUtcNow());
        if (subscription.Ended(now).LastOrDefault() is not { } period) return null;
        string[] levels = [.. UsageLedger.Levels(subscription.Agreement).Union(UsageLedger.Levels(Agreement.To(plan, period.StartsAt)))];
        var usage = Nameless(await UsageLedger.InPeriodAsync(db, period, levels, null, stop));
        return new(tenant, new(period, usage), BillingCalculator.Calculate(subscription.Agreement, period, usage));
    }

    // Amounts and times are all a price needs. Tickets and people behind them are none of the operator's business, so their
    // names never leave the company; what was one subject stays one.
    private static IReadOnlyList<UsageRecord> Nameless(IReadOnlyList<UsageRecord> usage)
    {
        var subjects = new Dictionary<string, string>(StringComparer.Ordinal);
        string Subject(string name) => subjects.TryGetValue(name, out var known) ? known : subjects[name] = FormattableString.Invariant($"s{subjects.Count + 1}");
        return [.. usage.OrderBy(r => r.Id, StringComparer.Ordinal).Select((r, n) => r with { Id = FormattableString.Invariant($"u{n:D7}"), Subject = Subject(r.Subject), Evidence = r.Meter })];
    }
}
