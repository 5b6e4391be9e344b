using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;

namespace Plainmend.Reads;

/// <summary>A ticket chosen for a run, and what it is called.</summary>
public sealed record BulkTicket(Guid Id, string Number);

/// <summary>A technician to choose.</summary>
public sealed record BulkTechnician(Guid Id, string Name);

/// <summary>What somebody at the desk may choose from, to do one thing to many tickets.</summary>
public sealed class BulkReads(Db store, TimeProvider clock)
{
    /// <summary>The first tickets of a view over all its pages, in its order.</summary>
    /// <exception cref="Domain.RefusedException">This person does not work at the desk.</exception>
    public async Task<IReadOnlyList<BulkTicket>> ViewAsync(Viewer viewer, DeskQuery query, int most, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var held = await DeskReads.HeldForCustomerAsync(db, stop);
        var (found, _) = await DeskFilter.FindAsync(db, viewer, query, held, clock.GetUtcNow(), stop);
        return await DeskFilter.Sort(found, query.Sort).Take(most).Select(t => new BulkTicket(t.Id, t.Number)).ToListAsync(stop);
    }

    /// <summary>The tickets with these numbers; a number this company does not have is left out.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> NumberedAsync(Viewer viewer, IReadOnlyCollection<string> numbers, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        return await db.Tickets.Where(t => numbers.Contains(t.Number)).ToDictionaryAsync(t => t.Number, t => t.Id, stop);
    }

    /// <summary>Everybody a ticket may be given to, by name.</summary>
    public async Task<IReadOnlyList<BulkTechnician>> TechniciansAsync(Viewer viewer, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var all = await db.Technicians.Select(t => new { t.Id, t.Profile }).ToListAsync(stop);
        return [.. all.Select(t => new BulkTechnician(t.Id, t.Profile.Name)).OrderBy(t => t.Name, StringComparer.CurrentCulture)];
    }
}
