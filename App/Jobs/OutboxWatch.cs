using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>
/// Sends what waits in the outboxes. Without a mail server, and for companies of the demo world always, messages stay
/// where they are to be looked at: invented people have no letter-boxes.
/// </summary>
public sealed class OutboxWatch(TenantBook tenants, OutboxActions outbox, Postman post, TimeProvider clock, ILogger<OutboxWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!post.HasServer) return;
        // The machine's clock: letters leave even where a demo moves its own.
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var tenant in (await tenants.ActiveAsync(stoppingToken)).Where(t => !t.Demo))
                try
                {
                    await RunAsync(tenant.Id, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "Sending the messages of company {Tenant} failed; it is tried again.", tenant.Slug);
                }
    }

    private async Task RunAsync(int tenant, CancellationToken stop)
    {
        await outbox.LapseAsync(tenant, stop);
        if (await outbox.DueAsync(tenant, stop) is { Count: > 0 } due) await post.DeliverAsync(tenant, due, stop);
    }
}
