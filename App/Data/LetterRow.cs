using Plainmend.Domain.Letters;

namespace Plainmend.Data;

/// <summary>A letter that could not be put where it belongs by itself and waits for a person. Its files wait in the attachments.</summary>
public sealed class LetterRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public int Version { get; set; }
    /// <summary>The hash of its Message-ID: unique in the company.</summary>
    public required string Key { get; init; }
    /// <summary>Who holds its files: <see cref="Access.AttachmentHolder"/> of the form that would make a ticket of it.</summary>
    public required string Holder { get; init; }
    public required string From { get; init; }
    public required string FromName { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public LetterWhy Why { get; init; }
    public DateTimeOffset CameAt { get; init; }
    /// <summary>The ticket it was addressed to, or the one that holds its words now.</summary>
    public Guid? TicketId { get; set; }
    public LetterState State { get; set; }
}
