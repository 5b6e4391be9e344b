using Plainmend.Domain.Notices;

namespace Plainmend.Data;

/// <summary>
/// One message that leaves this installation, written in the transaction of what it tells. It keeps facts, no words: those
/// are made in its reader's language when it is sent or looked at. A customer's link is made at that moment too, because
/// of links only hashes are stored.
/// </summary>
public sealed class OutboxRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public int Version { get; set; }
    /// <summary>The e-mail address; of a bot, its label.</summary>
    public required string Recipient { get; init; }
    public Audience To { get; init; }
    /// <summary>The member of the staff it is for; null for customers.</summary>
    public Guid? PersonId { get; init; }
    /// <summary>The bot that says it in its group; null for e-mails.</summary>
    public Guid? BotId { get; init; }
    /// <summary>Language of the words, such as <c>zh-CN</c>.</summary>
    public required string Language { get; init; }
    public required NoticeFacts Says { get; init; }
    public Guid TicketId { get; init; }
    public MessageState State { get; set; }
    public int Attempts { get; set; }
    /// <summary>Not before then.</summary>
    public DateTimeOffset NextAt { get; set; }
    /// <summary>When its latest handing over began.</summary>
    public DateTimeOffset? BegunAt { get; set; }
    /// <summary>What the other side said, or the name of a reason of ours.</summary>
    public string? LastError { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; set; }
    /// <summary>The same thing is told to the same reader only once: unique in the company.</summary>
    public required string Key { get; init; }
}
