using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Jobs;

/// <summary>Sees to the reports that go out by themselves.</summary>
public sealed class ReportMailWatch(TenantBook tenants, ReportMailRun reports, TimeProvider clock, ILogger<ReportMailWatch> log) : CompanyWatch(tenants, clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(15);

    protected override Task RunAsync(Tenant company, CancellationToken stop) => reports.RunAsync(company.Id, stop);
}
