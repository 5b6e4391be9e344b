using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>
/// Sends what waits in the outboxes. Without a mail server, and for companies of the demo world always, e-mails stay
/// where they are to be looked at: invented people have no letter-boxes. A demo company's bots speak in development only.
/// </summary>
public sealed class OutboxWatch(TenantBook tenants, Couriers couriers, TimeProvider clock, ILogger<OutboxWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(2);

    protected override Task RunAsync(Tenant company, CancellationToken stop) => couriers.RunAsync(company, stop);
}
