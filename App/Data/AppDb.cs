using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;
using Plainmend.Domain.People;
using Plainmend.Domain.Stock;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>
/// The whole store as seen by one company: every set is filtered by <see cref="Tenant"/>, and nothing of another company
/// can be saved. Opened only by <see cref="Db"/> (to read) and by the writer (to change).
/// </summary>
public abstract partial class AppDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The company this context works for; 0 sees nothing.</summary>
    public int Tenant { get; internal set; }

    /// <summary>The zone of the company's days.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(CancellationToken stop) => LocalTime.Zone(await Tenants.Where(t => t.Id == Tenant).Select(t => t.Zone).SingleAsync(stop));

    public DbSet<Tenant> Tenants => Set<Tenant>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<TechnicianRow> Technicians => Set<TechnicianRow>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Fault> Faults => Set<Fault>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<RuleDocument> Rules => Set<RuleDocument>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<AccessLink> Links => Set<AccessLink>();
    public DbSet<ServiceContract> Contracts => Set<ServiceContract>();
    public DbSet<UsageRow> Usage => Set<UsageRow>();
    public DbSet<ModuleRow> Modules => Set<ModuleRow>();
    public DbSet<InvoiceRow> Invoices => Set<InvoiceRow>();
    public DbSet<PaymentRow> Payments => Set<PaymentRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<BotRow> Bots => Set<BotRow>();
    public DbSet<ChoicesRow> Choices => Set<ChoicesRow>();
    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();
    public DbSet<AttachmentBytes> AttachmentBytes => Set<AttachmentBytes>();
    public DbSet<TagRow> Tags => Set<TagRow>();
    public DbSet<TicketTagRow> TicketTags => Set<TicketTagRow>();
    public DbSet<CannedRow> Canned => Set<CannedRow>();
    public DbSet<ArticleRow> Articles => Set<ArticleRow>();
    public DbSet<AutomationRow> Automations => Set<AutomationRow>();
    public DbSet<AutomationRunRow> AutomationRuns => Set<AutomationRunRow>();
    public DbSet<LetterRow> Letters => Set<LetterRow>();
    public DbSet<PartStock> Stock => Set<PartStock>();
    public DbSet<StockStore> Stores => Set<StockStore>();
    public DbSet<TicketFigures> Figures => Set<TicketFigures>();
    public DbSet<FigureCell> FigureCells => Set<FigureCell>();
    public DbSet<ReportMailRow> ReportMails => Set<ReportMailRow>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<decimal>().HaveConversion<TenThousandths>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        modelBuilder.Entity<Member>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<TechnicianRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<Product>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<Fault>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<Device>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<RuleDocument>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<Ticket>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<Visit>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<EventRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<Counter>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<AccessLink>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<ServiceContract>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<UsageRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<ModuleRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<InvoiceRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<PaymentRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<OutboxRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<NoticeRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<BotRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<AttachmentRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<AttachmentBytes>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<TagRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<TicketTagRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<CannedRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<ArticleRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<AutomationRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<AutomationRunRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<LetterRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<PartStock>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<StockStore>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<TicketFigures>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<FigureCell>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<ReportMailRow>().HasQueryFilter(e => e.TenantId == Tenant);
        modelBuilder.Entity<ChoicesRow>().HasQueryFilter(e => e.TenantId == Tenant);
    }
}

/// <summary>The store on SQLite.</summary>
public sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options) : AppDb(options);

/// <summary>The store on PostgreSQL.</summary>
public sealed class PostgresAppDb(DbContextOptions<PostgresAppDb> options) : AppDb(options);
