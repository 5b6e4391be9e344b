using Plainmend.Actions;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>At the start, makes tickets findable that were reported before there was a search.</summary>
public sealed class SearchStart(TenantBook tenants, SearchFill fill, ILogger<SearchStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var tenant in await tenants.ActiveAsync(stoppingToken))
            try
            {
                await fill.FillAsync(tenant.Id, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Filling the search of company {Tenant} failed; the next start tries again.", tenant.Id);
            }
    }
}
