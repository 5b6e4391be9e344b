using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// What the installation offers: every act is the next version of one document, and the one seen must still be the newest.
/// A company that signed a plan keeps what it signed; what is published here reaches only those who choose it afterwards.
/// </summary>
public sealed class PlanActions(IWriter writer, RuleBook rules, TimeProvider clock)
{
    /// <summary>The most plans on offer at once.</summary>
    public const int MostPlans = 50;

    private static readonly Actor Told = Actor.System("Operator");

    /// <summary>
    /// Puts these plans on offer, in this order, and returns the version of the catalogue. A plan whose content changed gets
    /// the next version of its id, counted over everything that was ever offered under it; an unchanged one keeps its version.
    /// </summary>
    /// <param name="seen">The catalogue's version the change began from; 0 while the ready plans are on offer.</param>
    /// <exception cref="RefusedException">Not an administrator or finance of the operator; a plan cannot be offered as
    /// written (the field is named as in <c>plans[0].charges[2].price.unit</c>); somebody published meanwhile. Nothing is stored then.</exception>
    public async Task<int> PublishAsync(Viewer by, int seen, IReadOnlyList<Plan> plans, CancellationToken stop)
    {
        var (version, companies) = await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            await InvoiceActions.RequireOperatorAsync(db, by, s);
            var clean = Clean(plans);
            await db.LockAsync("plans", s);
            var version = await RuleBook.LatestVersionAsync<PlanCatalogue>(db, s);
            if (version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
            var newest = await NewestAsync(db, version, s);
            Plan[] next = [.. clean.Select(p => Numbered(p, newest.GetValueOrDefault(p.Id)))];
            var now = clock.GetUtcNow();
            db.Rules.Add(new RuleDocument { TenantId = db.Tenant, Kind = RuleBook.KindOf<PlanCatalogue>(), Version = ++version, From = now, Json = StoredJson.Write(new PlanCatalogue(next)) });
            db.Note(Subjects.Rules, CompanyActions.SubjectOf(db.Tenant, RuleBook.KindOf<PlanCatalogue>()), version, "PlansPublished", new { version, plans = next.Select(p => p.Document) }, by.Actor, now);
            await db.SaveChangesAsync(s);
            return (version, await db.Tenants.Where(t => t.Active && t.Id != by.Tenant).Select(t => t.Id).ToListAsync(s));
        }, stop);
        await TellAsync(companies, version, stop);
        return version;
    }

    // Each company's own log says that the offer changed, which also rings the bell of whoever compares plans just now. The
    // offer itself is read from the operator's document: should this end half way, nobody sees less than the newest plans.
    private async Task TellAsync(IReadOnlyList<int> companies, int version, CancellationToken stop)
    {
        foreach (var company in companies)
            await writer.WriteAsync(company, async (db, s) =>
            {
                db.Note(Subjects.Rules, CompanyActions.SubjectOf(company, "offer"), version, "PlansOffered", new { version }, Told, clock.GetUtcNow());
                await db.SaveChangesAsync(s);
            }, stop);
    }

    // Also what was withdrawn: a number once signed under an id never comes back with other content.
    private async Task<Dictionary<string, Plan>> NewestAsync(AppDb db, int version, CancellationToken stop)
    {
        var newest = ReadyPlans.All.ToDictionary(p => p.Id);
        for (var n = 1; n <= version; n++)
            foreach (var plan in (await rules.GetAsync<PlanCatalogue>(db, n, stop)).Plans) newest[plan.Id] = plan;
        return newest;
    }

    private static Plan Numbered(Plan plan, Plan? before) => before is null ? plan with { Version = 1 }
        : plan with { Version = StoredJson.Write(plan with { Version = before.Version }) == StoredJson.Write(before) ? before.Version : before.Version + 1 };

    private static Plan[] Clean(IReadOnlyList<Plan> plans)
    {
        if (plans.Count == 0) throw new RefusedException(Refusal.TermsInvalid, "plans", "is empty");
        if (plans.Count > MostPlans) throw new RefusedException(Refusal.TermsInvalid, "plans", "has too many entries");
        Plan[] clean = [.. plans.Select(p => PlanEntry.Clean(p))];
        for (var n = 0; n < clean.Length; n++)
        {
            if (OfferCheck.Problems(clean[n]).FirstOrDefault(p => !p.Warning) is { } problem)
                throw new RefusedException(Refusal.TermsInvalid, FormattableString.Invariant($"plans[{n}].{problem.Field}"), problem.Problem);
            if (clean.Take(n).Any(p => p.Id == clean[n].Id)) throw new RefusedException(Refusal.TermsInvalid, FormattableString.Invariant($"plans[{n}].id"), "stands there twice");
        }
        return clean;
    }
}
