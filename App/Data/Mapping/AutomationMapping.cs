using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Automation;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data.Mapping;

internal sealed class AutomationMapping : IEntityTypeConfiguration<AutomationRow>, IEntityTypeConfiguration<AutomationRunRow>
{
    public void Configure(EntityTypeBuilder<AutomationRow> rule)
    {
        rule.HasKey(r => new { r.TenantId, r.Id });
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.HasIndex(r => new { r.TenantId, r.Number }).IsUnique();
        rule.Property(r => r.Rule).HasConversion(new AsJson<AutomationRule>(), new ByReference<AutomationRule>());
        rule.HasOne<Tenant>().WithMany().HasForeignKey(r => r.TenantId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AutomationRunRow> run)
    {
        run.HasKey(r => new { r.TenantId, r.RuleId, r.TicketId, r.Occasion });
        run.HasIndex(r => new { r.TenantId, r.At });
        run.HasIndex(r => new { r.TenantId, r.TicketId });
        run.Property(r => r.Chain).HasConversion(new AsJson<IReadOnlyList<Guid>>(), new ByReference<IReadOnlyList<Guid>>());
        run.Property(r => r.Report).HasConversion(new AsJson<AutomationReport>(), new ByReference<AutomationReport>());
        run.HasOne<AutomationRow>().WithMany().HasForeignKey(r => new { r.TenantId, r.RuleId }).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<Ticket>().WithMany().HasForeignKey(r => new { r.TenantId, r.TicketId }).OnDelete(DeleteBehavior.Restrict);
    }
}
