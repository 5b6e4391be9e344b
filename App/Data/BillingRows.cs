using Plainmend.Domain.Billing;

namespace Plainmend.Data;

/// <summary>One usage record as it is stored. Rows are inserted, never touched again; a correction is a further row.</summary>
public sealed class UsageRow
{
    public int TenantId { get; init; }
    /// <summary>1, 2, 3 … within the company, in commit order, without gaps: whoever folds usage remembers the last he took.</summary>
    public long Position { get; set; }
    /// <summary>Chosen by the source; unique within the company.</summary>
    public required string RecordId { get; init; }
    public required string Meter { get; init; }
    public required string Subject { get; init; }
    public decimal Amount { get; init; }
    public DateTimeOffset From { get; init; }
    /// <summary>End of an interval (out); null for an instant.</summary>
    public DateTimeOffset? To { get; init; }
    public required string Evidence { get; init; }

    /// <summary>The record, with its instants to the millisecond.</summary>
    public UsageRecord ToRecord() => To is { } to
        ? UsageRecord.During(RecordId, Meter, Subject, From, to, Evidence, Amount)
        : UsageRecord.At(RecordId, Meter, From, Amount, Evidence, Subject);

    internal static UsageRow Of(int tenant, UsageRecord r) => new()
    {
        TenantId = tenant, RecordId = r.Id, Meter = r.Meter, Subject = r.Subject, Amount = r.Amount, From = r.From, To = r.To, Evidence = r.Evidence,
    };
}

/// <summary>Whether a company has a module switched on. Without a row it is off.</summary>
public sealed class ModuleRow
{
    public int TenantId { get; init; }
    /// <summary>One of <c>Modules.All</c>.</summary>
    public required string Module { get; init; }
    public bool On { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A platform invoice or a credit note on one.</summary>
public sealed class InvoiceRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>What may exist once: the period of an invoice, or the credit note's own key.</summary>
    public required string ClosingKey { get; set; }
    public StatementKind Kind { get; init; }
    public InvoiceState State { get; set; }
    /// <summary>1, 2, 3 … within the company without gaps; null while a draft.</summary>
    public int? Sequence { get; set; }
    /// <summary>The number people say; empty while a draft.</summary>
    public string Number { get; set; } = "";
    /// <summary>First day of the period (in), in the company's own days.</summary>
    public DateOnly First { get; init; }
    /// <summary>Day after the period's last (out).</summary>
    public DateOnly End { get; init; }
    /// <summary>Statement and plans as a file anybody can check; its usage is read from the ledger when it is downloaded.</summary>
    public required string FileJson { get; set; }
    /// <summary>SHA-256 that ties this document to the one before it; null while a draft.</summary>
    public string? Chain { get; set; }
    public required string Currency { get; set; }
    /// <summary>What is to be paid, in minor units (分); negative on a credit note.</summary>
    public long DueMinor { get; set; }
    /// <summary>Prepaid credit it used up, in minor units.</summary>
    public long PrepaidMinor { get; set; }
    /// <summary>What was paid of it so far, in minor units.</summary>
    public long PaidMinor { get; set; }
    /// <summary>Usage up to this position is billed or adjusted; anything later about this period becomes an adjustment line.</summary>
    public long UsagePosition { get; set; }
    /// <summary>Number of the invoice a credit note is about.</summary>
    public string? Corrects { get; init; }
    public DateTimeOffset? FinalAt { get; set; }
    /// <summary>Last day on which payment is in time.</summary>
    public DateOnly? DueOn { get; set; }
    /// <summary>Why it was withdrawn or credited.</summary>
    public string? Reason { get; set; }
    public int Version { get; set; }
}

/// <summary>Money that came in: for one invoice, or on account as prepaid credit.</summary>
public sealed class PaymentRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>The invoice; null: prepaid credit.</summary>
    public Guid? InvoiceId { get; init; }
    /// <summary>Minor units, above zero.</summary>
    public long AmountMinor { get; init; }
    public required string Currency { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>How it came: <c>bank-transfer</c>, <c>manual</c>.</summary>
    public required string Method { get; init; }
    /// <summary>The payer's or the bank's reference; a repeated one is refused.</summary>
    public required string Reference { get; init; }
}
