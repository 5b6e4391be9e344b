using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Asks the automations about what happened every two seconds, about the clock every half minute, and forgets old runs.</summary>
public sealed class AutomationWatch(TenantBook tenants, AutomationRunner runner, TimeProvider clock, ILogger<AutomationWatch> log) : CompanyWatch(tenants, clock, log)
{
    private static readonly TimeSpan EveryTimed = TimeSpan.FromSeconds(30);
    private readonly Dictionary<int, DateTimeOffset> _timed = [];

    protected override TimeSpan Every => TimeSpan.FromSeconds(2);

    protected override async Task RunAsync(Tenant company, CancellationToken stop)
    {
        await runner.RunEventsAsync(company.Id, stop);
        var now = Clock.GetUtcNow();
        if (_timed.TryGetValue(company.Id, out var last) && now - last < EveryTimed) return;
        _timed[company.Id] = now;
        await runner.RunTimedAsync(company.Id, stop);
        await runner.ForgetAsync(company.Id, stop);
    }
}
