using Plainmend.Data;

namespace Plainmend.Live;

/// <summary>
/// Compares the numbers: a company whose events run ahead of the bells heard here has lost some, so its watchers read
/// again. With every notifier broken, screens still catch up within this interval.
/// </summary>
public sealed class CatchUp(LiveFeed feed, EventNumbers numbers, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var tenant in feed.WatchedTenants)
            {
                var number = await numbers.LatestAsync(tenant, stoppingToken);
                if (number > feed.Heard(tenant)) feed.Resync(tenant, number);
            }
    }
}
