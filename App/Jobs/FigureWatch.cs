using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Counts what happened into the figures.</summary>
public sealed class FigureWatch(TenantBook tenants, FigureFollower figures, TimeProvider clock, ILogger<FigureWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(5);

    protected override async Task RunAsync(Tenant company, CancellationToken stop)
    {
        while (await figures.RunAsync(company.Id, stop) > 0) { }
    }
}
