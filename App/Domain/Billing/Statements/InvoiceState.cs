namespace Plainmend.Domain.Billing;

/// <summary>What a platform invoice or credit note is at.</summary>
public enum InvoiceState
{
    /// <summary>The period is over; usage may still arrive, the figures still follow it. Has no number yet.</summary>
    Draft,
    /// <summary>Numbered, sealed and chained; never changed again.</summary>
    Final,
    /// <summary>Everything due was paid.</summary>
    Paid,
    /// <summary>Withdrawn with a reason before it was paid; keeps its number.</summary>
    Void,
}
