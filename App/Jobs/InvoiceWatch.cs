using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Closes ended billing periods of every company. Running twice, or on two nodes, closes each once.</summary>
public sealed class InvoiceWatch(TenantBook tenants, InvoiceActions invoices, TimeProvider clock, ILogger<InvoiceWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(30);

    protected override Task RunAsync(Tenant company, CancellationToken stop) => invoices.CloseAsync(company.Id, stop);
}
