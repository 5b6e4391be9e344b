using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class CannedMapping : IEntityTypeConfiguration<CannedRow>
{
    public void Configure(EntityTypeBuilder<CannedRow> canned)
    {
        canned.HasKey(c => new { c.TenantId, c.Id });
        canned.Property(c => c.Version).IsConcurrencyToken();
        canned.Property(c => c.Title).HasMaxLength(60);
        canned.Property(c => c.Text).HasMaxLength(2000);
        canned.Property(c => c.TextEn).HasMaxLength(2000);
        canned.Property(c => c.Tags).HasConversion(new AsJson<IReadOnlyList<string>>(), new ByReference<IReadOnlyList<string>>());
        canned.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
