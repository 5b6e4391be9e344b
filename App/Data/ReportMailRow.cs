using Plainmend.Domain.Figures;

namespace Plainmend.Data;

/// <summary>A report that a company has sent to itself by e-mail, again and again.</summary>
public sealed class ReportMailRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public int Version { get; set; }
    public required ReportPlan Plan { get; set; }
    /// <summary>When it is due next; moved in the transaction that writes its messages, which is what makes them once.</summary>
    public DateTimeOffset NextAt { get; set; }
    /// <summary>When it was written last, by itself or for a trial; null while it never was.</summary>
    public DateTimeOffset? LastAt { get; set; }
}
