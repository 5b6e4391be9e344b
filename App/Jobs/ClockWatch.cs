using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Does what is due by the clock: offers and quotes that expire, visits missed or near, silence that confirms, promises broken.</summary>
public sealed class ClockWatch(TenantBook tenants, TimerActions timers, ReminderActions reminders, TimeProvider clock, ILogger<ClockWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(2);

    protected override async Task RunAsync(Tenant company, CancellationToken stop)
    {
        await timers.RunAsync(company.Id, stop);
        await reminders.RunAsync(company.Id, stop);
    }
}
