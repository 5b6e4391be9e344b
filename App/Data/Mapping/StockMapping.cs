using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.People;
using Plainmend.Domain.Stock;

namespace Plainmend.Data.Mapping;

internal sealed class StockMapping : IEntityTypeConfiguration<PartStock>, IEntityTypeConfiguration<StockStore>
{
    public void Configure(EntityTypeBuilder<PartStock> part)
    {
        part.ToTable("Stock");
        part.HasKey(p => new { p.TenantId, p.Sku });
        part.Property(p => p.Version).IsConcurrencyToken();
        part.Property(p => p.Counts).HasConversion(new AsJson<IReadOnlyList<StockCount>>(), new ByReference<IReadOnlyList<StockCount>>());
        part.Property(p => p.Reservations).HasConversion(new AsJson<IReadOnlyList<StockReservation>>(), new ByReference<IReadOnlyList<StockReservation>>());
        part.HasOne<Tenant>().WithMany().HasForeignKey(p => p.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StockStore> store)
    {
        store.ToTable("Stores");
        store.HasKey(s => new { s.TenantId, s.Id });
        store.Property(s => s.Id).ValueGeneratedNever();
        store.Property(s => s.Name).HasMaxLength(60);
        store.Property(s => s.NameEn).HasMaxLength(60);
        store.Property(s => s.Version).IsConcurrencyToken();
        store.HasOne<Tenant>().WithMany().HasForeignKey(s => s.TenantId).OnDelete(DeleteBehavior.Restrict);
    }
}
