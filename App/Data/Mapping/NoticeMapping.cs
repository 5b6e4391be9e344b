using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Notices;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class NoticeMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> message)
    {
        message.HasKey(m => new { m.TenantId, m.Id });
        message.Property(m => m.Version).IsConcurrencyToken();
        message.Property(m => m.Recipient).HasMaxLength(EmailAddress.Most);
        message.Property(m => m.Language).HasMaxLength(10);
        message.Property(m => m.Says).HasConversion(new AsJson<NoticeFacts>(), new ByReference<NoticeFacts>());
        message.Property(m => m.LastError).HasMaxLength(300);
        message.Property(m => m.Key).HasMaxLength(400);
        // Told once: the same fact to the same reader can be stored only once in a company.
        message.HasIndex(m => new { m.TenantId, m.Key }).IsUnique();
        message.HasIndex(m => new { m.TenantId, m.State, m.NextAt });
        message.HasOne<Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
