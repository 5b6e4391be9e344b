using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class FigureMapping : IEntityTypeConfiguration<TicketFigures>, IEntityTypeConfiguration<FigureCell>
{
    public void Configure(EntityTypeBuilder<TicketFigures> row)
    {
        row.ToTable("Figures");
        row.HasKey(f => new { f.TenantId, f.TicketId });
        // A drill-down reads a range of one kind of day.
        row.HasIndex(f => new { f.TenantId, f.ReportedDay });
        row.HasIndex(f => new { f.TenantId, f.CompletedDay });
        row.HasIndex(f => new { f.TenantId, f.OverDay, f.ReportedDay });
        row.HasIndex(f => new { f.TenantId, f.ReopenedDay });
        row.HasOne<Tenant>().WithMany().HasForeignKey(f => f.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FigureCell> cell)
    {
        cell.HasKey(c => new { c.TenantId, c.Cut, c.Day, c.Value });
        cell.Property(c => c.Value).HasMaxLength(200);
        cell.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
