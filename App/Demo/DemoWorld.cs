using Plainmend.Access;
using Plainmend.Demo.Scenes;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Demo;

/// <summary>Opens the demo companies on an empty database, fills in their past, then lets things happen.</summary>
public sealed class DemoWorld(
    DemoOptions options, DemoSeed seed, DemoHelp help, DemoPast past, DemoPlayer player, ScenePlayer scenes, DemoProgress progress, MemberBook members, TenantBook tenants, TimeProvider clock, ILogger<DemoWorld> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Erased on purpose stays erased.
        var fresh = await members.IsEmptyAsync(stoppingToken) && !await tenants.WasErasedAsync(stoppingToken);
        if (fresh)
        {
            progress.Of = options.History * DemoCompanies.All.Count;
            await progress.OpenedAsync(Patience, clock, stoppingToken);
            foreach (var company in DemoCompanies.All) await seed.OpenAsync(company, stoppingToken, active: false);
            await seed.OpenOperatorAsync(stoppingToken);
            await help.WriteAsync(stoppingToken);
        }
        var casts = await CastAsync(stoppingToken);
        if (fresh) await past.MakeAsync(casts, progress.Step, stoppingToken);
        progress.Ready = true;
        log.LogInformation("The demo world is ready: {Companies} companies.", casts.Count);
        await Task.WhenAll(scenes.PlayAsync(casts, stoppingToken), options.Play ? player.PlayAsync(casts, stoppingToken) : Task.CompletedTask);
    }

    private async Task<IReadOnlyList<DemoCast>> CastAsync(CancellationToken stop)
    {
        var people = await members.DemoAsync(stop, unfinished: true);
        return [.. people.Where(p => DemoCompanies.All.Any(c => c.Slug == p.Company.Slug)).GroupBy(p => p.Company.Id).Select(g =>
        {
            var company = g.First().Company;
            Viewer Of(Role role) => Viewer.Of(g.First(p => p.Person.Role == role).Person);
            return new DemoCast(
                company, DemoCompanies.All.First(c => c.Slug == company.Slug), Of(Role.Agent), Of(Role.Finance),
                g.Where(p => p.Person.Role == Role.Technician).ToDictionary(p => p.Person.Id, p => Viewer.Of(p.Person)));
        })];
    }
}
