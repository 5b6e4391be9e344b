namespace Plainmend.Domain.Stock;

/// <summary>A room in which parts lie. Vans are places too, but have no entry of their own: a technician's id is his van's.</summary>
public sealed class StockStore
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }
    /// <summary>False once nothing is put there any more.</summary>
    public bool Active { get; set; } = true;
    public int Version { get; set; }
}
