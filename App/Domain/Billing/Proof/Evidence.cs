namespace Plainmend.Domain.Billing;

/// <summary>What stands behind a number that was not calculated.</summary>
public enum EvidenceKind
{
    /// <summary>One usage record; the reference is its id.</summary>
    Record,
    /// <summary>Many usage records; the reference is their fingerprint, which does not depend on their order.</summary>
    Records,
    /// <summary>A clause of a plan, rate card or contract; the reference names document, version and clause.</summary>
    Clause,
    /// <summary>An earlier statement; the reference is its number or seal.</summary>
    Statement,
    /// <summary>A day or span of the calendar.</summary>
    Calendar,
}

/// <summary>Where a leaf of a derivation comes from.</summary>
/// <param name="Kind">What is referred to.</param>
/// <param name="Reference">Its id, unique within its kind.</param>
/// <param name="Says">What it says, for a person: "ticket event #7", "4500 records".</param>
public sealed record Evidence(EvidenceKind Kind, string Reference, string Says);
