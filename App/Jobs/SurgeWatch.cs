using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Lets flexible capacity follow the queue: hours begin on the minute or soon after, and nobody waits for a person to look.</summary>
public sealed class SurgeWatch(TenantBook tenants, SurgeActions surge, TimeProvider clock, ILogger<SurgeWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(20);

    protected override Task RunAsync(Tenant company, CancellationToken stop) => surge.FollowAsync(company.Id, stop);
}
