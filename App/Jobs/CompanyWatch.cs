using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Looks after one company after the other, again and again. What fails in one keeps no other waiting, and is tried again.</summary>
public abstract class CompanyWatch(TenantBook tenants, TimeProvider clock, ILogger log) : BackgroundService
{
    // Soon after the start, but not while the first page is being made.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    /// <summary>How long from one round to the next.</summary>
    protected abstract TimeSpan Every { get; }

    /// <summary>Does for one company what is to be done now.</summary>
    protected abstract Task RunAsync(Tenant company, CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(First, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            timer.Period = Every;
            foreach (var company in await tenants.ActiveAsync(stoppingToken))
                try
                {
                    await RunAsync(company, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "{Watch} failed for company {Company}; it is tried again.", GetType().Name, company.Slug);
                }
        }
    }
}
