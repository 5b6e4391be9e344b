using Plainmend.Domain.Notices;

namespace Plainmend.Data;

/// <summary>One thing a member of the staff was told in the centre; facts, whose words are made when he looks.</summary>
public sealed class NoticeRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public required NoticeFacts Says { get; init; }
    public Guid TicketId { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>When he read it; null while it is new to him.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>How one member of the staff wants to be told; no row for whoever never chose. Strict JSON.</summary>
public sealed class ChoicesRow
{
    public int TenantId { get; init; }
    public Guid PersonId { get; init; }
    public required NoticeChoices Choices { get; set; }
    public int Version { get; set; }
}
