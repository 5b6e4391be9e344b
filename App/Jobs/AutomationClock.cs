using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Asks the automations about what the clock brought, and forgets old runs.</summary>
public sealed class AutomationClock(TenantBook tenants, AutomationRunner runner, TimeProvider clock, ILogger<AutomationClock> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(30);

    protected override async Task RunAsync(Tenant company, CancellationToken stop)
    {
        await runner.RunTimedAsync(company.Id, stop);
        await runner.ForgetAsync(company.Id, stop);
    }
}
