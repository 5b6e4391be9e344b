using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Does what is due by the clock: offers and quotes that expire, visits missed, silence that confirms, promises broken.</summary>
public sealed class ClockWatch(TenantBook tenants, TimerActions timers, TimeProvider clock, ILogger<ClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
                try
                {
                    await timers.RunAsync(tenant.Id, stoppingToken);
                }
                catch (DbUpdateException e)
                {
                    log.LogError(e, "Timers of company {Tenant} failed; they are tried again.", tenant.Slug);
                }
    }
}
