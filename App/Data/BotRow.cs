using Plainmend.Domain.Notices;

namespace Plainmend.Data;

/// <summary>A group bot of a company. Its address holds the key to the group, so address and secret are kept encrypted and never shown again.</summary>
public sealed class BotRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public int Version { get; set; }
    public BotKind Kind { get; init; }
    /// <summary>Which group it speaks in.</summary>
    public required string Label { get; set; }
    public required string Language { get; set; }
    public required string SealedAddress { get; set; }
    /// <summary>Null when the bot signs nothing.</summary>
    public string? SealedSecret { get; set; }
    /// <summary>Enough of the address to tell two bots apart.</summary>
    public required string Hint { get; set; }
    public required IReadOnlyList<NoticeKind> Kinds { get; set; }
    /// <summary>False once removed; messages that name it stay readable.</summary>
    public bool Active { get; set; } = true;
}
