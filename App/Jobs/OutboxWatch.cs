using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>
/// Sends what waits in the outboxes. Without a mail server, and for companies of the demo world always, e-mails stay
/// where they are to be looked at: invented people have no letter-boxes. A demo company's bots speak in development only.
/// </summary>
public sealed class OutboxWatch(TenantBook tenants, Couriers couriers, TimeProvider clock, ILogger<OutboxWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
                try
                {
                    await couriers.RunAsync(tenant, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "Sending the messages of company {Tenant} failed; it is tried again.", tenant.Slug);
                }
    }
}
