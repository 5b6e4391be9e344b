using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class LetterMapping : IEntityTypeConfiguration<LetterRow>
{
    public void Configure(EntityTypeBuilder<LetterRow> letter)
    {
        letter.HasKey(l => new { l.TenantId, l.Id });
        letter.Property(l => l.Version).IsConcurrencyToken();
        letter.Property(l => l.Key).HasMaxLength(64);
        letter.Property(l => l.Holder).HasMaxLength(80);
        letter.HasIndex(l => new { l.TenantId, l.Key }).IsUnique();
        letter.HasIndex(l => new { l.TenantId, l.State, l.CameAt });
        letter.Property(l => l.From).HasMaxLength(254);
        letter.Property(l => l.FromName).HasMaxLength(80);
        letter.Property(l => l.Subject).HasMaxLength(200);
        letter.Property(l => l.Text).HasMaxLength(8000);
        letter.HasOne<Tenant>().WithMany().HasForeignKey(l => l.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
