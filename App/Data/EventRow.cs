using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>
/// One event in the log of a company: ticket facts and every administrative change alike. The log is the audit trail,
/// the feed to catch up from, and what a ticket can be replayed from. Rows are inserted, never touched again.
/// </summary>
public sealed class EventRow
{
    public int TenantId { get; init; }
    /// <summary>1, 2, 3 … within the company, in commit order, without gaps.</summary>
    public long Number { get; set; }
    /// <summary>Kind of thing that changed: <see cref="Subjects"/>.</summary>
    public required string Subject { get; init; }
    public Guid SubjectId { get; init; }
    /// <summary>Version of the thing after this event.</summary>
    public int Version { get; init; }
    public DateTimeOffset At { get; init; }
    public Capacity ActorAs { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    /// <summary>Name of the fact.</summary>
    public required string Kind { get; init; }
    /// <summary>The fact as strict JSON.</summary>
    public required string Payload { get; init; }
    /// <summary>Key chosen by the sender of a command; the same key is never carried out twice.</summary>
    public string? CommandKey { get; set; }

    public Actor By => new(ActorAs, ActorId, ActorName);
}

/// <summary>Names of the kinds of things that have events.</summary>
public static class Subjects
{
    public const string Ticket = "ticket";
    public const string Member = "member";
    public const string Technician = "technician";
    public const string Catalogue = "catalogue";
    public const string Rules = "rules";
    public const string Link = "link";
    public const string Tenant = "tenant";
    public const string Module = "module";
    public const string Usage = "usage";
    public const string Invoice = "invoice";
    public const string Budget = "budget";
    public const string Message = "message";
    public const string Notice = "notice";
    public const string Bot = "bot";
    public const string Choices = "choices";
    public const string Tag = "tag";
    public const string Automation = "automation";
    public const string Canned = "canned";
    public const string Letter = "letter";
    public const string Stock = "stock";
    public const string Article = "article";
    public const string ReportMail = "report-mail";
    /// <summary>Who watches a ticket; the id is the ticket's.</summary>
    public const string Watch = "watch";
    /// <summary>Flexible capacity; the id is the call's, of a switch the company's.</summary>
    public const string Surge = "surge";
}

/// <summary>The next number of a named series of a company; incremented in the transaction that uses the number.</summary>
public sealed class Counter
{
    public int TenantId { get; init; }
    public required string Name { get; init; }
    public long Value { get; set; }

    /// <summary>The series of event numbers.</summary>
    public const string Events = "events";
    /// <summary>The series of automations.</summary>
    public const string Automations = "automations";
    /// <summary>The newest event the automations have looked at.</summary>
    public const string AutomationCursor = "automation-cursor";
    /// <summary>The newest event that is counted in the figures of this format (<see cref="Domain.Figures.FigureFold.Format"/>).</summary>
    public static readonly string FigureCursor = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"figure-cursor-{Domain.Figures.FigureFold.Format}");
    /// <summary>Beginning of the names under which tickets are kept that could not be counted in the figures.</summary>
    public const string FigureAside = "figure-aside:";
    /// <summary>The name under which one such ticket is kept.</summary>
    public static string FigureAsideOf(Guid ticket) => FigureAside + ticket.ToString("N");
    /// <summary>The series of usage positions.</summary>
    public const string Usage = "usage";
    /// <summary>The series of invoice numbers.</summary>
    public const string Invoices = "invoices";
}

/// <summary>One version of a document of rules (price list, service times, calendar, assignment rules), as strict JSON. Never edited.</summary>
public sealed class RuleDocument
{
    public int TenantId { get; init; }
    public required string Kind { get; init; }
    public int Version { get; init; }
    public DateTimeOffset From { get; init; }
    public required string Json { get; init; }
}

/// <summary>A technician's skills, area, hours and capacity; the same id as his member row. The profile is strict JSON.</summary>
public sealed class TechnicianRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public required Domain.Assignment.Technician Profile { get; set; }
    public int Version { get; set; }
}

/// <summary>
/// A capability: whoever holds the secret may do what <see cref="Scope"/> says, until it expires or is revoked. Only the
/// secret's hash is stored. Source: 128 random bits or more, stored hashed (OWASP ASVS 11.5.1).
/// </summary>
public sealed class AccessLink
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public LinkScope Scope { get; init; }
    /// <summary>The ticket it opens; for a wall, the wall's own id; for a code, the screen that shows it.</summary>
    public Guid TargetId { get; init; }
    public required byte[] SecretHash { get; init; }
    public required string Label { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>True when the link still opens anything at this instant.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}

/// <summary>What a link opens.</summary>
public enum LinkScope { Track, Wall, UsageApi, BillingApi, TicketApi, Reply, TicketWorkApi, WallCode }
