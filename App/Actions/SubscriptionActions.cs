using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What a company agrees to pay for the desk: every act is the next version of one document, and the one seen must still be the newest.</summary>
public sealed class SubscriptionActions(IWriter writer, RuleBook rules, PlanShelf shelf, TimeProvider clock)
{
    /// <summary>Puts an agreement in place of the trial a company was opened with, before anything was billed.</summary>
    public Task StartAgainAsync(int tenant, Subscription subscription, Actor by, CancellationToken stop) =>
        KeepAsync(tenant, 1, (_, _) => subscription, "SubscriptionStarted", by, stop);

    /// <summary>Another plan on offer, now or from the next period on.</summary>
    /// <exception cref="RefusedException">Not finance or administrator; no such plan; the company's agreement changed meanwhile.</exception>
    public async Task ChangePlanAsync(Viewer by, int seen, string plan, bool atPeriodEnd, CancellationToken stop)
    {
        var actor = Payer(by);
        var chosen = await shelf.FindAsync(plan, stop) ?? throw new RefusedException(Refusal.NotFound);
        await KeepAsync(by.Tenant, seen, (was, now) => Changed(was, chosen, atPeriodEnd, now), "PlanChanged", actor, stop);
    }

    /// <summary>Ends the agreement, now or with the running period.</summary>
    public Task CancelAsync(Viewer by, int seen, bool atPeriodEnd, CancellationToken stop) => KeepAsync(by.Tenant, seen,
        (was, now) => atPeriodEnd ? was.CancelAtPeriodEnd(now) : was.CancelNow(now), "SubscriptionCancelled", Payer(by), stop);

    /// <summary>Sets what a period may come to, before tax; null takes the limit away. A limit below what is spent stops only what is new.</summary>
    public Task LimitAsync(Viewer by, int seen, SpendLimit? limit, CancellationToken stop)
    {
        var actor = Payer(by);
        if (limit is { Amount: <= 0m or > Limits.Amount }) throw new RefusedException(Refusal.OutOfRange, "Limit", 0.01m, Limits.Amount);
        return KeepAsync(by.Tenant, seen, (was, _) => was.Limited(limit), "LimitChanged", actor, stop);
    }

    // An agreement keeps its currency: amounts of two would not add up on one bill.
    private static Subscription Changed(Subscription was, Plan chosen, bool atPeriodEnd, DateTimeOffset now) =>
        was.Agreement.Terms.Any(t => t.Plan.Currency != chosen.Currency) ? throw new RefusedException(Refusal.BadForm, "Currency")
        : was.Agreement.PlanAt(now) is null ? was.Resume(chosen, now)
        : atPeriodEnd ? was.ChangeAtPeriodEnd(chosen, now) : was.ChangeNow(chosen, now);

    /// <summary>Whoever may bind the company to pay.</summary>
    internal static Actor Payer(Viewer by) => by.Role is Role.Admin or Role.Finance ? by.Actor : throw new RefusedException(Refusal.BillingOnly);

    private Task KeepAsync(int tenant, int seen, Func<Subscription, DateTimeOffset, Subscription> change, string kind, Actor by, CancellationToken stop) =>
        writer.WriteAsync(tenant, async (db, s) =>
        {
            await db.LockAsync("subscription", s);
            var version = await RuleBook.LatestVersionAsync<Subscription>(db, s);
            if (version != seen || version == 0) throw new RefusedException(Refusal.SomeoneWasFaster);
            var now = clock.GetUtcNow();
            var next = change(await rules.GetAsync<Subscription>(db, version, s), now);
            db.Rules.Add(new RuleDocument { TenantId = tenant, Kind = RuleBook.KindOf<Subscription>(), Version = version + 1, From = now, Json = StoredJson.Write(next) });
            db.Note(Subjects.Rules, CompanyActions.SubjectOf(tenant, RuleBook.KindOf<Subscription>()), version + 1, kind,
                new { Plan = next.Agreement.PlanAt(now)?.Document, next.Agreement.Limit }, by, now);
            await db.SaveChangesAsync(s);
        }, stop);
}
