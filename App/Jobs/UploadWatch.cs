using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Takes away files that nobody used.</summary>
public sealed class UploadWatch(TenantBook tenants, UploadActions uploads, TimeProvider clock, ILogger<UploadWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromMinutes(10);

    protected override Task RunAsync(Tenant company, CancellationToken stop) => uploads.SweepAsync(company.Id, stop);
}
