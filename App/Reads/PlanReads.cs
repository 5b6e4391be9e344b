using Plainmend.Data;
using Plainmend.Domain.Billing;

namespace Plainmend.Reads;

/// <summary>A company's own months under every plan on offer.</summary>
/// <param name="Current">The plan in force.</param>
/// <param name="Plans">Every plan on offer; the current one as it was signed comes first.</param>
/// <param name="Months">The months that are replayed, oldest first; the running month alone while none has ended.</param>
/// <param name="Partial">True when the only month is still running.</param>
/// <param name="Unmeasured">Plans that cannot be compared honestly, each with the meter it prices that measured nothing in these months.</param>
/// <param name="Advice">The neutral verdict.</param>
public sealed record PlanComparison(Plan Current, IReadOnlyList<Plan> Plans, IReadOnlyList<UsageMonth> Months, bool Partial, IReadOnlyList<(Plan Plan, string Meter)> Unmeasured, Advice Advice)
{
    /// <summary>Every plan over the months, with usage scaled: 0.5 = half, 3 = three times.</summary>
    public IReadOnlyList<Replay> At(decimal scale) => WhatIf.Compare(Plans, Months, scale);
}

/// <summary>Replays real usage under other plans.</summary>
public sealed class PlanReads(Db store, RuleBook rules, PlanShelf shelf, TimeProvider clock)
{
    /// <summary>The comparison over the last ended months; null while nothing is agreed.</summary>
    /// <param name="most">At most so many months, 1 … 24.</param>
    /// <param name="oldest">The first months there are instead, as they looked when they had ended.</param>
    public async Task<PlanComparison?> CompareAsync(int tenant, int most, CancellationToken stop, bool oldest = false)
    {
        await using var db = store.Read(tenant);
        if (await RuleBook.LatestVersionAsync<Subscription>(db, stop) == 0) return null;
        var (subscription, now) = (await rules.LatestAsync<Subscription>(db, stop), clock.GetUtcNow());
        if (oldest) now = subscription.Ended(now).Take(most).LastOrDefault()?.EndsAt ?? now;
        if (subscription.Agreement.PlanAt(now) is not { } current) return null;
        // A trial is no plan to stay on: it is compared as what follows it.
        if (current.Id == ReadyPlans.Trial.Id && subscription.Agreement.Terms is [.., { From: var next } last] && next > now) current = last.Plan;
        var offered = await shelf.OnOfferAsync(stop);
        Plan[] plans = [current, .. offered.Where(p => p.Id != current.Id && p.Currency == current.Currency)];
        var levels = UsageLedger.Levels(new Agreement([.. plans.Select((p, n) => new AgreementTerm(p, DateTimeOffset.UnixEpoch.AddDays(n), DateTimeOffset.UnixEpoch.AddDays(n + 1)))]));
        var ended = subscription.Ended(now).TakeLast(Math.Clamp(most, 1, 24)).ToArray();
        var months = new List<UsageMonth>();
        foreach (var period in ended is [] ? [subscription.Cycle.Holding(now)] : ended)
            months.Add(new(period, await UsageLedger.InPeriodAsync(db, period, levels, null, stop)));
        var unmeasured = plans.Skip(1).Select(p => (Plan: p, Meter: Unmeasured(p, months))).Where(p => p.Meter is not null).Select(p => (p.Plan, p.Meter!)).ToArray();
        plans = [.. plans.Where(p => unmeasured.All(u => u.Plan != p))];
        return new(current, plans, months, ended is [], unmeasured, Advice.Of(current, plans, months));
    }

    /// <summary>The version of the company's agreement, to be handed back with an act on it; 0 without one.</summary>
    public async Task<int> VersionAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await RuleBook.LatestVersionAsync<Subscription>(db, stop);
    }

    /// <summary>Every plan on offer.</summary>
    public Task<IReadOnlyList<Plan>> OnOfferAsync(CancellationToken stop) => shelf.OnOfferAsync(stop);

    // A plan that prices what was never measured would look free: it is left out, and says why. A module that was never on is known to be off.
    private static string? Unmeasured(Plan plan, IReadOnlyList<UsageMonth> months) => plan.Charges
        .Select(c => c.Meter).FirstOrDefault(m => m.Length > 0 && !m.StartsWith(PlatformMeters.Module(""), StringComparison.Ordinal) && months.All(u => u.Usage.All(r => r.Meter != m)));
}
