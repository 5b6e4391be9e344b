using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Demo;

/// <summary>Writes the past of every demo company, side by side: two weeks of tickets and a year of platform bills; then lets it work.</summary>
public sealed class DemoPast(DemoOptions options, DemoHistory history, DemoBilling billing, MemberBook members, CompanyActions companies)
{
    /// <param name="step">Told of every ticket begun.</param>
    public async Task MakeAsync(IReadOnlyList<DemoCast> casts, Action step, CancellationToken stop)
    {
        var finance = (await members.DemoAsync(stop, unfinished: true)).First(p => p.Company.Operator && p.Person.Role == Role.Finance).Person;
        var payer = new Viewer(finance.TenantId, finance.Id, finance.Name, finance.NameEn, finance.Role);
        await Task.WhenAll(casts.Select(async cast =>
        {
            await billing.MakeAsync(cast, payer, stop);
            await history.MakeAsync(cast, options.History, options.Days, _ => step(), stop);
            await companies.ActivateAsync(cast.Company.Id, Actor.System("Demo"), stop);
        }));
    }
}
