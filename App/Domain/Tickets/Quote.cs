using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tickets;

/// <summary>
/// One version of what the repair will cost. Its lines follow from <see cref="Planned"/> by the ticket's price list and
/// cover, so the customer can open the same explanation as for the final bill.
/// </summary>
/// <param name="Version">1, 2, 3 … within the ticket.</param>
/// <param name="Planned">Everything used so far and everything still intended, as usage records.</param>
/// <param name="Total">What the customer would owe at most, in the company's currency, tax included; goodwill granted before he answers lowers it.</param>
/// <param name="ExtraWork">Why a new version became necessary after an approval; null for the first.</param>
public sealed record Quote(
    int Version, QuoteState State, string Findings, IReadOnlyList<UsageRecord> Planned, decimal Total, string? ExtraWork,
    DateTimeOffset SentAt, DateTimeOffset ExpiresAt, DateTimeOffset? ViewedAt = null, DateTimeOffset? DecidedAt = null, string? DecidedBy = null)
{
    /// <summary>True while the customer can still say yes or no.</summary>
    public bool IsOpen => State is QuoteState.Sent or QuoteState.Viewed;
}

/// <summary>The overlay that suspends a ticket without leaving its state.</summary>
public sealed record Hold(PauseReason Reason, DateTimeOffset From, DateTimeOffset? Until, string By, string Note);

/// <summary>What is asked for the finished ticket, and how it was answered. Amounts in the company's currency.</summary>
/// <param name="Proposed">Sum the customer was asked for when work ended.</param>
/// <param name="Credits">Sum of all credits granted in disputes.</param>
public sealed record Settlement(SettlementState State, decimal Proposed, decimal Credits, DateTimeOffset? SettledAt)
{
    /// <summary>Nothing proposed yet: the total is still running.</summary>
    public static readonly Settlement Running = new(SettlementState.Open, 0, 0, null);

    /// <summary>What is due after credits; never negative.</summary>
    public decimal Due => Math.Max(0, Proposed - Credits);
}

/// <summary>A customer's objection to one line of the bill, and its answer.</summary>
public sealed record DisputedLine(string LineKey, string Text, DateTimeOffset At, decimal? Credit = null, string? Answer = null);

/// <summary>A technician who was asked and did not come.</summary>
public sealed record TriedTechnician(Guid TechnicianId, string Why);
