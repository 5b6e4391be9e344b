using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data.Mapping;

internal sealed class TicketMapping : IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.HasKey(t => new { t.TenantId, t.Id });
        ticket.Property(t => t.Id).ValueGeneratedNever();
        ticket.Property(t => t.Version).IsConcurrencyToken();
        ticket.Property(t => t.Number).HasMaxLength(40);
        ticket.HasIndex(t => new { t.TenantId, t.Number }).IsUnique();
        ticket.HasIndex(t => new { t.TenantId, t.State, t.DueAt });
        ticket.HasIndex(t => new { t.TenantId, t.TechnicianId, t.State });
        ticket.HasIndex(t => new { t.TenantId, t.UpdatedAt });
        ticket.HasIndex(t => new { t.TenantId, t.TimerAt });
        // Open complaints are few among many tickets, and asked for at every bell.
        ticket.HasIndex(t => new { t.TenantId, t.ComplainedAt });
        ticket.ComplexProperty(t => t.Contact, ContactMapping.Configure);
        ticket.ComplexProperty(t => t.Settlement);
        ticket.HasMany(t => t.Visits).WithOne().HasForeignKey(v => new { v.TenantId, v.TicketId }).OnDelete(DeleteBehavior.Restrict);
        // Whatever a ticket names belongs to the same company, or the database itself refuses it.
        ticket.HasOne<Fault>().WithMany().HasForeignKey(t => new { t.TenantId, t.Fault }).HasPrincipalKey(f => new { f.TenantId, f.Code }).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<Device>().WithMany().HasForeignKey(t => new { t.TenantId, t.DeviceId }).OnDelete(DeleteBehavior.Restrict);
        ticket.HasOne<TechnicianRow>().WithMany().HasForeignKey(t => new { t.TenantId, t.TechnicianId }).OnDelete(DeleteBehavior.Restrict);
        ticket.Ignore(t => t.LiveVisit).Ignore(t => t.LatestQuote).Ignore(t => t.Labour).Ignore(t => t.LabourIsAgreed).Ignore(t => t.LabourVisit);
        Json<Coverage?>(ticket, nameof(Ticket.Cover));
        Json<ArrivalWindow?>(ticket, nameof(Ticket.Preferred));
        Json<IReadOnlyList<UsageRecord>>(ticket, nameof(Ticket.Usage));
        Json<IReadOnlyList<Quote>>(ticket, nameof(Ticket.Quotes));
        Json<IReadOnlyList<PauseInterval>>(ticket, nameof(Ticket.Pauses));
        Json<IReadOnlyList<DisputedLine>>(ticket, nameof(Ticket.Disputes));
        Json<IReadOnlyList<TriedTechnician>>(ticket, nameof(Ticket.Tried));
        Json<AssignmentDecision?>(ticket, nameof(Ticket.Decision));
        Json<IReadOnlyList<PromisedFrom>>(ticket, nameof(Ticket.Promised));
        Json<Hold?>(ticket, nameof(Ticket.Hold));
        Json<PartMissing?>(ticket, nameof(Ticket.MissingPart));
        Json<IReadOnlyList<string>>(ticket, nameof(Ticket.Tags));
        Json<IReadOnlyList<FilledField>>(ticket, nameof(Ticket.Fields));
        Json<LabourTimer?>(ticket, nameof(Ticket.LabourTimer));
        Json<JobChecklist?>(ticket, nameof(Ticket.Checklist));
    }

    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.HasKey(v => new { v.TenantId, v.Id });
        visit.Property(v => v.Id).ValueGeneratedNever();
        visit.HasIndex(v => new { v.TenantId, v.TechnicianId, v.From });
        visit.Ignore(v => v.Window);
    }

    private static void Json<T>(EntityTypeBuilder<Ticket> ticket, string property) =>
        ticket.Property<T>(property).HasConversion(new AsJson<T>(), new ByReference<T>());
}

internal static class ContactMapping
{
    public static void Configure(ComplexPropertyBuilder<Contact> contact)
    {
        contact.Property(x => x.Name).HasMaxLength(200);
        contact.Property(x => x.Phone).HasMaxLength(60);
        contact.Property(x => x.District).HasMaxLength(100);
        contact.Property(x => x.Address).HasMaxLength(500);
        contact.Property(x => x.Email).HasMaxLength(254);
        contact.Property(x => x.Language).HasMaxLength(10);
    }
}
