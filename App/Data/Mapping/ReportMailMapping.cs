using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class ReportMailMapping : IEntityTypeConfiguration<ReportMailRow>
{
    public void Configure(EntityTypeBuilder<ReportMailRow> mail)
    {
        mail.HasKey(m => new { m.TenantId, m.Id });
        mail.Property(m => m.Version).IsConcurrencyToken();
        mail.Property(m => m.Plan).HasConversion(new AsJson<ReportPlan>(), new ByReference<ReportPlan>());
        mail.HasOne<Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
