using Plainmend.Domain.Tickets;

namespace Plainmend.Data;

/// <summary>A tag the company knows, to be proposed and coloured. Tickets keep their words even when it is no longer proposed.</summary>
public sealed class TagRow
{
    public int TenantId { get; init; }
    /// <summary><see cref="TagRules.KeyOf"/> of its name.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }
    public TagColour Colour { get; set; }
    /// <summary>False once it is no longer proposed.</summary>
    public bool Active { get; set; } = true;
    public int Version { get; set; }
}

/// <summary>One tag of one ticket, to be filtered by; the ticket itself holds the words.</summary>
public sealed class TicketTagRow
{
    public int TenantId { get; init; }
    /// <summary>Key of the tag.</summary>
    public required string Tag { get; init; }
    public Guid TicketId { get; init; }
}
