using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Billing;

namespace Plainmend.Data;

/// <summary>
/// The plans on offer in this installation: what its operator published, or the ready plans while he published nothing.
/// What a company signed is kept with its subscription; a later change here never reaches it.
/// </summary>
public sealed class PlanShelf(Db store, RuleBook rules)
{
    /// <summary>Every plan on offer, in the order in which they are compared.</summary>
    public async Task<IReadOnlyList<Plan>> OnOfferAsync(CancellationToken stop) => (await CatalogueAsync(stop)).Plans;

    /// <summary>The plan of this id on offer; null when there is none.</summary>
    public async Task<Plan?> FindAsync(string id, CancellationToken stop) => (await OnOfferAsync(stop)).FirstOrDefault(p => p.Id == id);

    /// <summary>The catalogue with the version of its document; 0 while the ready plans are on offer.</summary>
    public async Task<(IReadOnlyList<Plan> Plans, int Version)> CatalogueAsync(CancellationToken stop)
    {
        if (await OperatorAsync(stop) is not { } id) return (ReadyPlans.All, 0);
        await using var db = store.Read(id);
        var version = await RuleBook.LatestVersionAsync<PlanCatalogue>(db, stop);
        return version == 0 ? (ReadyPlans.All, 0) : ((await rules.GetAsync<PlanCatalogue>(db, version, stop)).Plans, version);
    }

    /// <summary>The company that runs this installation; null before the first set-up.</summary>
    public async Task<int?> OperatorAsync(CancellationToken stop)
    {
        await using var db = store.Read(0);
        return await db.Tenants.Where(t => t.Operator).OrderBy(t => t.Id).Select(t => (int?)t.Id).FirstOrDefaultAsync(stop);
    }
}
