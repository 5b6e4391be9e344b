using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data.Mapping;

internal sealed class TagMapping : IEntityTypeConfiguration<TagRow>, IEntityTypeConfiguration<TicketTagRow>
{
    public void Configure(EntityTypeBuilder<TagRow> tag)
    {
        tag.HasKey(t => new { t.TenantId, t.Key });
        tag.Property(t => t.Version).IsConcurrencyToken();
        tag.Property(t => t.Key).HasMaxLength(TagRules.Longest);
        tag.Property(t => t.Name).HasMaxLength(TagRules.Longest);
        tag.HasOne<Tenant>().WithMany().HasForeignKey(t => t.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TicketTagRow> tagged)
    {
        // The filter asks for one tag and is answered from the key alone.
        tagged.HasKey(x => new { x.TenantId, x.Tag, x.TicketId });
        tagged.Property(x => x.Tag).HasMaxLength(TagRules.Longest);
        tagged.HasIndex(x => new { x.TenantId, x.TicketId });
        tagged.HasOne<Ticket>().WithMany().HasForeignKey(x => new { x.TenantId, x.TicketId }).OnDelete(DeleteBehavior.Restrict);
    }
}
