namespace Plainmend.Domain.Billing;

/// <summary>
/// The life of one company's agreement: start, trial, change of plan now or at the period's end, cancellation. Each act
/// returns the new agreement; seats and modules change by usage, not by terms.
/// </summary>
/// <param name="Agreement">What was agreed so far.</param>
/// <param name="Cycle">Where its periods are cut.</param>
public sealed record Subscription(Agreement Agreement, BillingCycle Cycle)
{
    /// <summary>Starts with the period that begins on the anchor day.</summary>
    public static Subscription Start(Plan plan, DateOnly anchor, string zone) => At(plan, new BillingCycle(anchor, zone));

    /// <summary>Starts with a trial of some whole days; the plan follows by itself, and periods are counted from its first day.</summary>
    public static Subscription StartWithTrial(Plan trial, Plan plan, DateOnly anchor, int trialDays, string zone)
    {
        var cycle = new BillingCycle(anchor.AddDays(trialDays), zone);
        var from = LocalTime.Start(anchor, LocalTime.Zone(zone));
        var to = cycle.Period(0).StartsAt;
        return new(new Agreement([new(trial, from, to), new(plan, to, null)]), cycle);
    }

    /// <summary>Another plan from this instant on; the running period is one bill with both halves.</summary>
    public Subscription ChangeNow(Plan plan, DateTimeOffset at) => Then(plan, at);

    /// <summary>Another plan from the next period on.</summary>
    public Subscription ChangeAtPeriodEnd(Plan plan, DateTimeOffset at) => Then(plan, Cycle.Holding(at).EndsAt);

    /// <summary>Ends at this instant.</summary>
    public Subscription CancelNow(DateTimeOffset at) => Then(null, at);

    /// <summary>Ends with the running period.</summary>
    public Subscription CancelAtPeriodEnd(DateTimeOffset at) => Then(null, Cycle.Holding(at).EndsAt);

    /// <summary>A plan again from this instant on, after everything agreed before has ended.</summary>
    public Subscription Resume(Plan plan, DateTimeOffset at) => Agreement.PlanAt(at) is null
        ? this with { Agreement = new([.. Agreement.Terms.Where(t => t.From < at), new(plan, at, null)], Agreement.Limit) }
        : throw new RefusedException(Refusal.AlreadyTaken, "plan");

    /// <summary>Periods that are over by this instant and had a plan in force, oldest first.</summary>
    public IEnumerable<BillingPeriod> Ended(DateTimeOffset now)
    {
        for (var n = 0; Cycle.Period(n) is var period && period.EndsAt <= now; n++)
            if (IsInForce(period)) yield return period;
    }

    /// <summary>Whether any plan is in force during a part of the period.</summary>
    public bool IsInForce(BillingPeriod period) => Agreement.Terms.Any(t => t.From < period.EndsAt && !(t.To <= period.StartsAt) && t.From != t.To);

    /// <summary>The same agreement with another limit on what a period may come to; null: none.</summary>
    public Subscription Limited(SpendLimit? limit) => this with { Agreement = Agreement with { Limit = limit } };

    private static Subscription At(Plan plan, BillingCycle cycle) => new(Agreement.To(plan, cycle.Period(0).StartsAt), cycle);

    // What was planned for later is replaced: the last word counts.
    private Subscription Then(Plan? plan, DateTimeOffset at)
    {
        if (Agreement.PlanAt(at) is null && !(Agreement.Terms is [.., var last] && last.To >= at)) throw new RefusedException(Refusal.NotSubscribed, at);
        var kept = Agreement.Terms.Where(t => t.From < at).Select(t => t.To <= at ? t : t with { To = at });
        return this with { Agreement = new([.. kept, .. plan is null ? [] : new[] { new AgreementTerm(plan, at, null) }], Agreement.Limit) };
    }
}
