using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data.Mapping;

internal sealed class PeopleMapping : IEntityTypeConfiguration<Tenant>, IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<TechnicianRow>
{
    public void Configure(EntityTypeBuilder<Tenant> tenant)
    {
        tenant.Property(t => t.Id).ValueGeneratedNever();
        tenant.HasIndex(t => t.Slug).IsUnique();
        tenant.Property(t => t.Slug).HasMaxLength(40);
        tenant.Property(t => t.Prefix).HasMaxLength(8);
    }

    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.HasKey(m => new { m.TenantId, m.Id });
        member.Property(m => m.Version).IsConcurrencyToken();
        member.Property(m => m.Login).HasMaxLength(200);
        member.HasIndex(m => m.Login).IsUnique();
        member.HasOne<Tenant>().WithMany().HasForeignKey(m => m.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TechnicianRow> technician)
    {
        technician.HasKey(t => new { t.TenantId, t.Id });
        technician.Property(t => t.Version).IsConcurrencyToken();
        technician.Property(t => t.Profile).HasConversion(new AsJson<Technician>(), new ByReference<Technician>());
        technician.HasOne<Member>().WithOne().HasForeignKey<TechnicianRow>(t => new { t.TenantId, t.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CatalogueMapping : IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<Fault>, IEntityTypeConfiguration<Device>, IEntityTypeConfiguration<ServiceContract>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.HasKey(p => new { p.TenantId, p.Id });
        product.Property(p => p.Version).IsConcurrencyToken();
        product.HasAlternateKey(p => new { p.TenantId, p.Line });
        product.Property(p => p.Line).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<Fault> fault)
    {
        fault.HasKey(f => new { f.TenantId, f.Id });
        fault.Property(f => f.Version).IsConcurrencyToken();
        fault.Property(f => f.Code).HasMaxLength(80);
        fault.Property(f => f.Steps).HasConversion(new AsJson<IReadOnlyList<ChecklistStep>>(), new ByReference<IReadOnlyList<ChecklistStep>>());
        fault.HasAlternateKey(f => new { f.TenantId, f.Code });
        fault.HasOne<Product>().WithMany().HasForeignKey(f => new { f.TenantId, f.Line }).HasPrincipalKey(p => new { p.TenantId, p.Line }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.HasKey(d => new { d.TenantId, d.Id });
        device.Property(d => d.Version).IsConcurrencyToken();
        device.Property(d => d.Serial).HasMaxLength(80);
        device.HasIndex(d => new { d.TenantId, d.Serial }).IsUnique();
        device.ComplexProperty(d => d.Owner, ContactMapping.Configure);
    }

    public void Configure(EntityTypeBuilder<ServiceContract> contract)
    {
        contract.HasKey(c => new { c.TenantId, c.Id });
        contract.Property(c => c.Number).HasMaxLength(60);
        contract.HasIndex(c => new { c.TenantId, c.Number }).IsUnique();
        contract.HasIndex(c => new { c.TenantId, c.DeviceId });
        contract.Ignore(c => c.Reference);
        contract.HasOne<Device>().WithMany().HasForeignKey(c => new { c.TenantId, c.DeviceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LogMapping : IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<Counter>, IEntityTypeConfiguration<RuleDocument>, IEntityTypeConfiguration<AccessLink>
{
    public void Configure(EntityTypeBuilder<EventRow> e)
    {
        e.HasKey(x => new { x.TenantId, x.Number });
        e.Property(x => x.Number).ValueGeneratedNever();
        e.Property(x => x.Subject).HasMaxLength(20);
        e.Property(x => x.Kind).HasMaxLength(60);
        e.Property(x => x.ActorName).HasMaxLength(200);
        e.Property(x => x.CommandKey).HasMaxLength(100);
        // Two people who change one version of one thing: the second is refused by the database itself.
        e.HasIndex(x => new { x.TenantId, x.Subject, x.SubjectId, x.Version }).IsUnique();
        e.HasIndex(x => new { x.TenantId, x.CommandKey }).IsUnique();
        e.Ignore(x => x.By);
    }

    public void Configure(EntityTypeBuilder<Counter> counter)
    {
        counter.HasKey(c => new { c.TenantId, c.Name });
        counter.Property(c => c.Name).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<RuleDocument> document)
    {
        document.HasKey(d => new { d.TenantId, d.Kind, d.Version });
        document.Property(d => d.Kind).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<AccessLink> link)
    {
        link.HasKey(l => new { l.TenantId, l.Id });
        link.HasIndex(l => l.SecretHash).IsUnique();
        link.Property(l => l.SecretHash).HasMaxLength(32);
        link.HasIndex(l => new { l.TenantId, l.TargetId });
    }
}
