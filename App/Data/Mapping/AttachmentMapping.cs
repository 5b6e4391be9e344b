using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data.Mapping;

internal sealed class AttachmentMapping : IEntityTypeConfiguration<AttachmentRow>, IEntityTypeConfiguration<AttachmentBytes>
{
    public void Configure(EntityTypeBuilder<AttachmentRow> file)
    {
        file.HasKey(f => new { f.TenantId, f.Id });
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Holder).HasMaxLength(80);
        file.Property(f => f.Name).HasMaxLength(200);
        // Two acts that name one file, or an act and the sweep: the database lets one of them through.
        file.Property(f => f.EventVersion).IsConcurrencyToken();
        file.HasIndex(f => new { f.TenantId, f.TicketId });
        file.HasIndex(f => new { f.TenantId, f.EventVersion, f.SentAt });
        file.HasOne<Ticket>().WithMany().HasForeignKey(f => new { f.TenantId, f.TicketId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttachmentBytes> bytes)
    {
        bytes.HasKey(b => new { b.TenantId, b.Id });
        // One and the same thing in two tables: the sweep takes both in one statement, or an act could find a file without its bytes.
        bytes.HasOne<AttachmentRow>().WithOne().HasForeignKey<AttachmentBytes>(b => new { b.TenantId, b.Id }).OnDelete(DeleteBehavior.Cascade);
    }
}
