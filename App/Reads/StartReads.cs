using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>One demo company on the start page.</summary>
public sealed record StartCompany(int Tenant, string Slug, Bilingual Name, int OpenTickets, IReadOnlyList<StartPerson> People);

/// <summary>Somebody a visitor may enter as.</summary>
public sealed record StartPerson(Guid Id, Bilingual Name, Role Role);

/// <summary>What the start page shows of the demo world.</summary>
public sealed class StartReads(Db store, MemberBook members)
{
    /// <summary>True while nobody can sign in anywhere.</summary>
    public Task<bool> IsEmptyAsync(CancellationToken stop) => members.IsEmptyAsync(stop);

    /// <summary>Every demo company that repairs, with its people.</summary>
    public async Task<IReadOnlyList<StartCompany>> DemoAsync(CancellationToken stop)
    {
        var companies = new List<StartCompany>();
        foreach (var group in (await members.DemoAsync(stop)).GroupBy(p => p.Company.Id).Where(g => g.Any(p => p.Person.Role == Role.Technician)))
        {
            await using var db = store.Read(group.Key);
            var company = group.First().Company;
            companies.Add(new(
                company.Id, company.Slug, new(company.Name, company.NameEn), await db.Tickets.CountAsync(t => t.State < TicketState.Closed, stop),
                [.. group.Select(p => new StartPerson(p.Person.Id, new(p.Person.Name, p.Person.NameEn), p.Person.Role))]));
        }
        return companies;
    }

    /// <summary>An open ticket worth watching as its customer: the one that moved last and has a technician; null when there is none.</summary>
    public async Task<Guid?> LivelyAsync(int tenant, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await UnderWay(db).OrderByDescending(t => t.UpdatedAt).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(stop);
    }

    /// <summary>Whether a ticket is still worth watching as its customer.</summary>
    public async Task<bool> IsLivelyAsync(int tenant, Guid ticket, CancellationToken stop)
    {
        await using var db = store.Read(tenant);
        return await UnderWay(db).AnyAsync(t => t.Id == ticket, stop);
    }

    private static IQueryable<Ticket> UnderWay(AppDb db) => db.Tickets.Where(t => t.State >= TicketState.Accepted && t.State < TicketState.Verifying);
}
