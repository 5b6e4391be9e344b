using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Asks the automations about what happened.</summary>
public sealed class AutomationWatch(TenantBook tenants, AutomationRunner runner, TimeProvider clock, ILogger<AutomationWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(2);

    protected override Task RunAsync(Tenant company, CancellationToken stop) => runner.RunEventsAsync(company.Id, stop);
}
