using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.People;

/// <summary>How a repair is carried out.</summary>
public enum ServiceMode
{
    /// <summary>A technician travels to the customer.</summary>
    Visit,
    /// <summary>The customer sends the device to the bench.</summary>
    SendIn,
    /// <summary>Guidance from the desk, nobody travels.</summary>
    Remote,
    /// <summary>The whole unit is exchanged.</summary>
    Swap,
}

/// <summary>A product line the company services, such as 冰箱 Fridge.</summary>
public sealed class Product
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>Code used by rules and skills, such as <c>fridge</c>; unique within the company.</summary>
    public required string Line { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }
    /// <summary>Months of manufacturer warranty from the purchase date.</summary>
    public int WarrantyMonths { get; set; } = 12;
    public bool Active { get; set; } = true;
    public int Version { get; set; }
}

/// <summary>A kind of fault of one product line, with what its repair usually takes.</summary>
public sealed class Fault
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Line { get; init; }
    /// <summary>Code used by rules, such as <c>fridge.not-cooling</c>; unique within the company.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }
    public ServiceMode Mode { get; set; }
    /// <summary>Usual working time in minutes.</summary>
    public int TypicalMinutes { get; set; }
    /// <summary>Agreed labour price in minor units (分); 0 = free.</summary>
    public long LabourMinor { get; set; }
    /// <summary>SKU of the part usually needed; null when none is.</summary>
    public string? PartSku { get; set; }
    /// <summary>True when the work is finished only with a photo of it.</summary>
    public bool PhotosNeeded { get; set; }
    /// <summary>Steps of every job of this kind, in their order; empty = none. What is edited here holds for jobs whose work begins later.</summary>
    public IReadOnlyList<Tickets.ChecklistStep> Steps { get; set; } = [];
    /// <summary>True for dangers such as a gas alarm: reported as urgent.</summary>
    public bool Urgent { get; set; }
    public bool Active { get; set; } = true;
    public int Version { get; set; }
}

/// <summary>One appliance at a customer's, with its serial number and warranty.</summary>
public sealed class Device
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Line { get; init; }
    public required string Model { get; set; }
    public required string Serial { get; init; }
    public DateOnly? PurchasedOn { get; set; }
    /// <summary>Last day of the manufacturer's warranty (included); null when unknown.</summary>
    public DateOnly? WarrantyUntil { get; set; }
    /// <summary>Whose it is and where it stands; null when unknown. Never told to whoever merely knows the serial number.</summary>
    public Contact? Owner { get; set; }
    public int Version { get; set; }
}
