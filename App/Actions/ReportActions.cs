using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What somebody reports: the form's fields as they were typed.</summary>
public sealed record FaultReport(
    Channel Channel, string Line, string FaultCode, string Model, string Description, string Name, string Phone, string District, string Address,
    ArrivalWindow? Preferred = null, string? Serial = null, string CustomerTier = "standard",
    string Email = "", string? Language = null, IReadOnlyList<Guid>? Files = null, FieldAnswers? Fields = null);

/// <summary>The answer to a report. <paramref name="Secret"/> opens the tracking page; it is told once and stored hashed.</summary>
public sealed record ReportTaken(Guid TicketId, string Number, string Secret);

/// <summary>Takes reports in: number, agreements, entitlement, and at once the dispatch by rule.</summary>
public sealed class ReportActions(IWriter writer, RuleBook rules, TicketDoor door, Dispatcher dispatcher)
{
    /// <summary>How long a tracking link of an open ticket lives; renewed when the ticket closes.</summary>
    public static readonly TimeSpan LinkLives = TimeSpan.FromDays(180);

    private static readonly Func<FaultReport, FaultReport>[] Gates =
    [
        r => r with { Line = TextGate.Needed(r.Line, nameof(r.Line), 60) },
        r => r with { FaultCode = TextGate.Needed(r.FaultCode, "Fault", 80) },
        r => r with { Model = TextGate.Clean(r.Model, nameof(r.Model), 80) },
        r => r with { Description = TextGate.Needed(r.Description, nameof(r.Description), 2000) },
        r => r with { Name = TextGate.Needed(r.Name, nameof(r.Name), 80) },
        r => r with { Phone = TextGate.Needed(r.Phone, nameof(r.Phone), 40) },
        r => r with { District = TextGate.Needed(r.District, nameof(r.District), 60) },
        r => r with { Address = TextGate.Clean(r.Address, nameof(r.Address), 300) },
        r => r with { Email = TextGate.Email(r.Email, nameof(r.Email)) },
        r => r with { Serial = r.Serial is null ? null : TextGate.Clean(r.Serial, nameof(r.Serial), 80) },
    ];

    /// <summary>Transitions 1 and 2, and 4 when a rule finds somebody.</summary>
    /// <param name="key">Chosen by the form; the same key takes the report in once.</param>
    /// <exception cref="RefusedException">A field is missing or too long; nothing is stored.</exception>
    public Task<ReportTaken> SubmitAsync(int tenant, FaultReport report, Actor by, string key, CancellationToken stop)
    {
        var clean = Cleaned(report);
        return writer.WriteAsync(tenant, async (db, s) =>
        {
            var secret = LinkSecret.New();
            if (await db.Events.Where(e => e.CommandKey == key).Select(e => (Guid?)e.SubjectId).SingleOrDefaultAsync(s) is { } known)
                return await AgainAsync(db, known, clean, (secret, by), s);
            db.CommandKey = key;
            var ticket = await TakeInAsync(db, clean, AttachmentHolder.OfForm(key), by, secret, s);
            await door.KeepAsync(db, ticket, s);
            await db.SaveChangesAsync(s);
            return new ReportTaken(ticket.Id, ticket.Number, secret);
        }, stop);
    }

    /// <summary>Takes a clean report (<see cref="Cleaned"/>) in within somebody else's transaction; the caller keeps the due times and saves.</summary>
    /// <param name="holder">Whose files it may name.</param>
    internal async Task<Ticket> TakeInAsync(AppDb db, FaultReport report, string holder, Actor by, string secret, CancellationToken stop)
    {
        var now = door.Clock.GetUtcNow();
        var ticket = await OpenAsync(db, report, holder, by, now, stop);
        AddLink(db, ticket, secret, now);
        await AcceptByRuleAsync(db, ticket, now, stop);
        if (ticket.State == TicketState.Triaged && ticket.Mode != ServiceMode.Remote) await dispatcher.DispatchAsync(db, ticket, now, stop);
        return ticket;
    }

    /// <summary>A further tracking link for the same ticket, for instance to show as a code at the desk.</summary>
    public Task<string> IssueLinkAsync(int tenant, Guid ticketId, Actor by, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        var secret = LinkSecret.New();
        var ticket = await TicketDoor.LoadAsync(db, ticketId, s);
        IssueLink(db, ticket, secret, by, door.Clock.GetUtcNow());
        await db.SaveChangesAsync(s);
        return secret;
    }, stop);

    // The first answer was lost on its way: the stored link cannot be told again, so a new one is made.
    private async Task<ReportTaken> AgainAsync(AppDb db, Guid ticketId, FaultReport sent, (string Secret, Actor By) link, CancellationToken stop)
    {
        var ticket = await TicketDoor.LoadAsync(db, ticketId, stop);
        // A program that names two reports alike would lose one of them unheard.
        if (sent.Channel == Channel.Api && !IsSame(await FirstAsync(db, ticketId, stop), sent)) throw new RefusedException(Refusal.AlreadyTaken, "id");
        var (secret, by) = link;
        IssueLink(db, ticket, secret, by, door.Clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return new(ticket.Id, ticket.Number, secret);
    }

    private static async Task<Submitted> FirstAsync(AppDb db, Guid ticketId, CancellationToken stop) =>
        (Submitted)(await db.Events.SingleAsync(e => e.Subject == Subjects.Ticket && e.SubjectId == ticketId && e.Version == 1, stop)).ToTicketEvent().Fact;

    private static bool IsSame(Submitted first, FaultReport sent) =>
        (first.Line, first.Fault, first.Description, first.Preferred) == (sent.Line, sent.FaultCode, sent.Description, sent.Preferred)
        && (first.Contact.Name, first.Contact.Phone, first.Contact.District, first.Contact.Address) == (sent.Name, sent.Phone, sent.District, sent.Address);

    /// <summary>The report with its texts fit to be stored.</summary>
    /// <exception cref="RefusedException">A field is missing or too long (named).</exception>
    internal static FaultReport Cleaned(FaultReport r) => Gates.Aggregate(r, (report, gate) => gate(report));

    /// <summary>Every refusal that <see cref="Cleaned"/> would meet, each naming its field, and not only the first.</summary>
    public static IReadOnlyList<RefusedException> Faults(FaultReport r)
    {
        var found = new List<RefusedException>();
        foreach (var gate in Gates)
            try
            {
                gate(r);
            }
            catch (RefusedException refused)
            {
                found.Add(refused);
            }
        return found;
    }

    private async Task<Ticket> OpenAsync(AppDb db, FaultReport report, string holder, Actor by, DateTimeOffset now, CancellationToken stop)
    {
        var fault = await db.Faults.SingleOrDefaultAsync(f => f.Code == report.FaultCode && f.Line == report.Line && f.Active, stop)
                    ?? throw new RefusedException(Refusal.Required, "Fault");
        var tenant = await db.Tenants.SingleAsync(t => t.Id == db.Tenant, stop);
        var device = string.IsNullOrEmpty(report.Serial) ? null : await db.Devices.SingleOrDefaultAsync(d => d.Serial == report.Serial, stop);
        var id = Guid.CreateVersion7(now);
        var files = await Attaching.AttachAsync(db, id, 1, holder, report.Files, onlyStaff: false, stop);
        IReadOnlyList<FilledField> fields = report.Fields is { } answers ? FieldActions.Read(await rules.FieldsAsync(db, stop), answers, fault.Line, fault.Code) : [];
        var submitted = new Submitted(
            await NumberAsync(db, tenant, now, stop), report.Channel, fault.Urgent ? Priority.Urgent : Priority.Normal, fault.Line, fault.Code, fault.Mode,
            device?.Model ?? report.Model, report.Description, new Contact(report.Name, report.Phone, report.District, report.Address, report.Email.Length > 0 ? report.Email : null, report.Language), device?.Id,
            report.CustomerTier, report.Preferred, await RuleBook.LatestVersionAsync<SlaPolicy>(db, stop),
            await RuleBook.LatestVersionAsync<BusinessCalendar>(db, stop), await RuleBook.LatestVersionAsync<RateCard>(db, stop),
            files.Count > 0 ? files : null, fields.Count > 0 ? fields : null);
        var ticket = Ticket.Submit(db.Tenant, id, submitted, by, now);
        db.Tickets.Add(ticket);
        return ticket;
    }

    private static async Task<string> NumberAsync(AppDb db, Tenant tenant, DateTimeOffset now, CancellationToken stop)
    {
        var day = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(tenant.Zone)).ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        var sequence = await db.RaiseAsync($"ticket-{day}", 1, stop);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tenant.Prefix}-{day}-{sequence:0000}");
    }

    private async Task AcceptByRuleAsync(AppDb db, Ticket ticket, DateTimeOffset now, CancellationToken stop)
    {
        var card = await rules.GetAsync<RateCard>(db, ticket.RateCardVersion, stop);
        var (cover, reason) = await Entitlement.DecideAsync(db, rules, ticket, now, stop);
        ticket.AcceptIntake(cover, reason, card.NoApprovalLimit, Actor.System("Intake"), now);
    }

    private static AccessLink AddLink(AppDb db, Ticket ticket, string secret, DateTimeOffset now)
    {
        var link = new AccessLink
        {
            TenantId = ticket.TenantId, Id = Guid.CreateVersion7(now), Scope = LinkScope.Track, TargetId = ticket.Id, SecretHash = LinkSecret.Hash(secret),
            Label = ticket.Number, CreatedAt = now, ExpiresAt = now + LinkLives,
        };
        db.Links.Add(link);
        return link;
    }

    /// <summary>Adds a further tracking link to a ticket and notes it; the caller saves.</summary>
    internal static void IssueLink(AppDb db, Ticket ticket, string secret, Actor by, DateTimeOffset now)
    {
        var link = AddLink(db, ticket, secret, now);
        db.Note(Subjects.Link, link.Id, 1, "LinkIssued", new { link.TargetId, link.ExpiresAt }, by, now);
    }
}
