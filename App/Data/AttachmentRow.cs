using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>
/// A file somebody sent, without its bytes. First it only waits: nobody but its sender knows of it, and after a day it is
/// swept away. An act that names it makes it part of the ticket, in the transaction of its event.
/// </summary>
public sealed class AttachmentRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>The ticket it was sent to; null while a report is still being written.</summary>
    public Guid? TicketId { get; set; }
    /// <summary>Who may name it: <see cref="Access.AttachmentHolder"/>.</summary>
    public required string Holder { get; init; }
    public required string Name { get; init; }
    public FileKind Kind { get; init; }
    /// <summary>In bytes.</summary>
    public long Size { get; init; }
    public DateTimeOffset SentAt { get; init; }
    /// <summary>Version of the ticket's event that names it; 0 while none does.</summary>
    public int EventVersion { get; set; }
    /// <summary>True when only the staff may have it.</summary>
    public bool Internal { get; set; }
    /// <summary>True when the note that named it was taken back.</summary>
    public bool Withdrawn { get; set; }

    public Attached ToAttached() => new(Id, Name, Kind, Size);
}

/// <summary>The bytes of a file, apart so that looking at a ticket does not read them. Gone with its row.</summary>
public sealed class AttachmentBytes
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public required byte[] Bytes { get; init; }
}
