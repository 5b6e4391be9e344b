using Plainmend.Domain.Automation;

namespace Plainmend.Data;

/// <summary>One automation of a company. The rule is strict JSON; every version stands in the event log.</summary>
public sealed class AutomationRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>1, 2, 3 … within the company; shown as A1, A2 …</summary>
    public int Number { get; init; }
    public int Version { get; set; }
    public required AutomationRule Rule { get; set; }
    public bool On { get; set; }
    /// <summary>False once removed; its runs stay readable.</summary>
    public bool Active { get; set; } = true;
    /// <summary>Newest event of the company when it was switched on: what happened before is not its business.</summary>
    public long SinceNumber { get; set; }
    /// <summary>The instant of it, for what the clock brings.</summary>
    public DateTimeOffset Since { get; set; }
    /// <summary>Failures in a row.</summary>
    public int Failures { get; set; }
}

/// <summary>
/// One rule carried out once on one ticket for one occasion. The key is what makes it once: it is written in the
/// transaction of the deeds, so that neither a crash nor a second node can do them again.
/// </summary>
public sealed class AutomationRunRow
{
    public int TenantId { get; init; }
    public Guid RuleId { get; init; }
    public Guid TicketId { get; init; }
    /// <summary>Number of the event; for promises the due time in milliseconds; for silence the number of the last event before it.</summary>
    public long Occasion { get; init; }
    /// <summary>Version of the rule.</summary>
    public int Version { get; init; }
    public DateTimeOffset At { get; init; }
    public AutomationOutcome Outcome { get; init; }
    /// <summary>The ticket's version before (out) and after (in) the deeds: every event between them is this run's.</summary>
    public int FromVersion { get; init; }
    public int ToVersion { get; init; }
    /// <summary>The rules that led here, this one last.</summary>
    public required IReadOnlyList<Guid> Chain { get; init; }
    public required AutomationReport Report { get; init; }

    /// <summary>Key in the outbox of what a run posts.</summary>
    public static string PostKey(Guid rule, Guid ticket, long occasion) => $"rule:{rule:N}:{ticket:N}:{occasion}";
}
