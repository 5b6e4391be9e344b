using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Asks the automations about what happened every two seconds, about the clock every half minute, and forgets old runs.</summary>
public sealed class AutomationWatch(TenantBook tenants, AutomationRunner runner, TimeProvider clock, ILogger<AutomationWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private const int TimedEvery = 15;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round = (round + 1) % TimedEvery)
            foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
                try
                {
                    await runner.RunEventsAsync(tenant.Id, stoppingToken);
                    if (round != 0) continue;
                    await runner.RunTimedAsync(tenant.Id, stoppingToken);
                    await runner.ForgetAsync(tenant.Id, stoppingToken);
                }
                catch (Exception e) when (e is DbUpdateException or RefusedException)
                {
                    log.LogError(e, "Automations of company {Tenant} failed; they are tried again.", tenant.Slug);
                }
    }
}
