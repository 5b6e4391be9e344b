using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Does what is due by the clock: offers and quotes that expire, visits missed, silence that confirms, promises broken, files nobody used.</summary>
public sealed class ClockWatch(TenantBook tenants, TimerActions timers, UploadActions uploads, TimeProvider clock, ILogger<ClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2), EverySweep = TimeSpan.FromMinutes(10);
    private DateTimeOffset _swept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var sweeps = clock.GetUtcNow() - _swept >= EverySweep;
            if (sweeps) _swept = clock.GetUtcNow();
            foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
                try
                {
                    await timers.RunAsync(tenant.Id, stoppingToken);
                    if (sweeps) await uploads.SweepAsync(tenant.Id, stoppingToken);
                }
                catch (Exception e) when (e is DbUpdateException or DbException)
                {
                    log.LogError(e, "Timers of company {Tenant} failed; they are tried again.", tenant.Slug);
                }
        }
    }
}
