using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Demo;

/// <summary>Writes the past of every demo company, its tickets and a year of platform bills; then lets it work. The first one does not wait for the others.</summary>
public sealed class DemoPast(DemoOptions options, DemoHistory history, DemoBilling billing, MemberBook members, CompanyActions companies)
{
    /// <param name="step">Told of every ticket begun.</param>
    public async Task MakeAsync(IReadOnlyList<DemoCast> casts, Action step, CancellationToken stop)
    {
        var payer = Viewer.Of((await members.DemoAsync(stop, unfinished: true)).First(p => p.Company.Operator && p.Person.Role == Role.Finance).Person);
        // The first company is whole, and may be entered, while the others are still being written.
        foreach (var group in new[] { casts.Take(1), casts.Skip(1) })
            await Task.WhenAll(group.Select(cast => MakeAsync(cast, payer, step, stop)));
    }

    private async Task MakeAsync(DemoCast cast, Viewer payer, Action step, CancellationToken stop)
    {
        var made = await history.MakeAsync(cast, options.History, options.Days, _ => step(), stop);
        await billing.MakeAsync(cast, payer, made, stop);
        await companies.ActivateAsync(cast.Company.Id, Actor.System("Demo"), stop);
    }
}
