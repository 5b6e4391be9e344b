using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.People;

namespace Plainmend.Data.Mapping;

internal sealed class BillingMapping : IEntityTypeConfiguration<UsageRow>, IEntityTypeConfiguration<ModuleRow>, IEntityTypeConfiguration<InvoiceRow>, IEntityTypeConfiguration<PaymentRow>
{
    public void Configure(EntityTypeBuilder<UsageRow> usage)
    {
        usage.HasKey(u => new { u.TenantId, u.Position });
        usage.Property(u => u.Position).ValueGeneratedNever();
        usage.Property(u => u.RecordId).HasMaxLength(200);
        usage.Property(u => u.Meter).HasMaxLength(80);
        usage.Property(u => u.Subject).HasMaxLength(120);
        usage.Property(u => u.Evidence).HasMaxLength(200);
        usage.Property(u => u.Amount).HasConversion<ExactDecimal>().HasMaxLength(40);
        // Counted once: the same id can be stored only once in a company.
        usage.HasIndex(u => new { u.TenantId, u.RecordId }).IsUnique();
        usage.HasIndex(u => new { u.TenantId, u.From });
        usage.HasIndex(u => new { u.TenantId, u.Meter, u.From });
    }

    public void Configure(EntityTypeBuilder<ModuleRow> module)
    {
        module.HasKey(m => new { m.TenantId, m.Module });
        module.Property(m => m.Module).HasMaxLength(40);
        module.Property(m => m.Version).IsConcurrencyToken();
        module.HasOne<Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InvoiceRow> invoice)
    {
        invoice.HasKey(i => new { i.TenantId, i.Id });
        invoice.Property(i => i.Version).IsConcurrencyToken();
        invoice.Property(i => i.ClosingKey).HasMaxLength(80);
        invoice.Property(i => i.Number).HasMaxLength(40);
        invoice.Property(i => i.Currency).HasMaxLength(3);
        invoice.Property(i => i.Reason).HasMaxLength(300);
        // One period is billed once, whoever closes it and however often; numbers come once and without gaps.
        invoice.HasIndex(i => new { i.TenantId, i.ClosingKey }).IsUnique();
        invoice.HasIndex(i => new { i.TenantId, i.Sequence }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PaymentRow> payment)
    {
        payment.HasKey(p => new { p.TenantId, p.Id });
        payment.Property(p => p.Currency).HasMaxLength(3);
        payment.Property(p => p.Method).HasMaxLength(40);
        payment.Property(p => p.Reference).HasMaxLength(100);
        payment.HasIndex(p => new { p.TenantId, p.Method, p.Reference }).IsUnique();
        payment.HasOne<InvoiceRow>().WithMany().HasForeignKey(p => new { p.TenantId, p.InvoiceId }).OnDelete(DeleteBehavior.Restrict);
    }
}
