using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>A text kept ready for the desk (快捷回复), perhaps with acts that go with it. Removed ones are kept: the log names them.</summary>
public sealed class CannedRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public int Version { get; set; }
    public required string Title { get; set; }
    /// <summary>Empty when there is only the English one.</summary>
    public required string Text { get; set; }
    public required string TextEn { get; set; }
    /// <summary>For whom it is; null = for everybody at the desk.</summary>
    public Role? For { get; set; }
    /// <summary>Priority set when it is sent; null leaves it.</summary>
    public Priority? Priority { get; set; }
    /// <summary>Tags added when it is sent.</summary>
    public required IReadOnlyList<string> Tags { get; set; }
    public bool Active { get; set; } = true;
}
