using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>The desk's list at one instant.</summary>
/// <param name="Rows">One page, sorted as asked.</param>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Page">The page these rows are; the last one when a later one was asked for.</param>
/// <param name="Counts">Tickets in every saved view, filters aside.</param>
/// <param name="Districts">Districts of open tickets, to filter by.</param>
/// <param name="Lines">Product lines, to filter by.</param>
/// <param name="Tags">Tags to filter by.</param>
/// <param name="LastEventAt">When something last happened in this company; null when nothing ever did.</param>
/// <param name="DispatchedToday">Offers made since midnight, for the sentence of an empty queue.</param>
/// <param name="More">True when the search found more tickets than it looks at: only the latest are among these rows.</param>
public sealed record DeskList(
    IReadOnlyList<DeskRow> Rows, int Total, int Page, IReadOnlyDictionary<DeskView, int> Counts, IReadOnlyList<string> Districts,
    IReadOnlyList<DeskLine> Lines, IReadOnlyList<DeskTag> Tags, string Zone, DateTimeOffset ReadAt, DateTimeOffset? LastEventAt, int DispatchedToday, bool More = false);

/// <summary>A product line to filter by.</summary>
public sealed record DeskLine(string Code, Bilingual Name);

/// <summary>A tag as it is shown. Two spellings of one tag share <paramref name="Key"/>.</summary>
public sealed record DeskTag(string Key, string Name, TagColour Colour);

/// <summary>Name of the latest fact of a ticket, and who did it.</summary>
public sealed record DeskLastAct(string Fact, Actor By);

/// <summary>One ticket as the list shows it.</summary>
public sealed record DeskRow
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required int Version { get; init; }
    public required TicketState State { get; init; }
    public required Priority Priority { get; init; }
    /// <summary>State of the living visit; null without one.</summary>
    public VisitState? Visit { get; init; }
    public required Bilingual Product { get; init; }
    public required Bilingual Fault { get; init; }
    public required string District { get; init; }
    public required string Tier { get; init; }
    public string? Technician { get; init; }
    /// <summary>When the most urgent promise is due: the label and the sort key alike. Null when none runs.</summary>
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? RiskAt { get; init; }
    public SlaTarget? DueTarget { get; init; }
    /// <summary>Why the clock stands; null while it runs or nothing is promised any more.</summary>
    public PauseReason? Paused { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    /// <summary>Name of the latest fact.</summary>
    public required string LastFact { get; init; }
    /// <summary>Who did it.</summary>
    public required Actor LastBy { get; init; }
    public required bool CustomerWaits { get; init; }
    public required int Escalation { get; init; }
    public IReadOnlyList<DeskTag> Tags { get; init; } = [];
}
