using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Follows every company's spending, at each of its bells and every half minute.</summary>
public sealed class SpendWatch(TenantBook tenants, LiveFeed feed, SpendFollow spend, TimeProvider clock, ILogger<SpendWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    // Once a second is soon enough for money, and cheap while a peak of tickets rings.
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);
    private readonly Dictionary<int, IDisposable> _watched = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
                foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
                {
                    if (!_watched.ContainsKey(tenant.Id)) _watched[tenant.Id] = feed.Watch(new Topic(tenant.Id), () => FollowAsync(tenant.Id, stoppingToken), Gap);
                    await FollowAsync(tenant.Id, stoppingToken);
                }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            foreach (var watch in _watched.Values) watch.Dispose();
        }
    }

    private async Task FollowAsync(int tenant, CancellationToken stop)
    {
        try
        {
            await spend.FollowAsync(tenant, stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Following the spending of company {Tenant} failed; it is tried again.", tenant);
        }
    }
}
