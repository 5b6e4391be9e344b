using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Closes ended billing periods of every company. Running twice, or on two nodes, closes each once.</summary>
public sealed class InvoiceWatch(TenantBook tenants, InvoiceActions invoices, TimeProvider clock, ILogger<InvoiceWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
            foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
                try
                {
                    await invoices.CloseAsync(tenant.Id, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // One company's bill must not keep the others from being closed.
                    log.LogError(e, "Closing the periods of company {Tenant} failed; it is tried again.", tenant.Slug);
                }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
