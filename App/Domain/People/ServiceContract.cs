namespace Plainmend.Domain.People;

/// <summary>What a service contract holds.</summary>
public enum ContractKind
{
    /// <summary>Hours of labour.</summary>
    Hours,
    /// <summary>Visits with everything that belongs to them but parts.</summary>
    Visits,
}

/// <summary>A service contract (维保合同) on one device: hours or visits that are paid already. Never edited; a new one follows it.</summary>
public sealed class ServiceContract
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    /// <summary>The number people say; unique within the company.</summary>
    public required string Number { get; init; }
    public Guid DeviceId { get; init; }
    public ContractKind Kind { get; init; }
    /// <summary>Hours or visits in all, above zero; visits are whole.</summary>
    public decimal Total { get; init; }
    /// <summary>First day, in the company's own days.</summary>
    public DateOnly From { get; init; }
    /// <summary>Last day (included).</summary>
    public DateOnly Until { get; init; }

    /// <summary>What a cover of this contract names as its document; finds the tickets that used it.</summary>
    public string Reference => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Number} · {Until:yyyy-MM-dd}");

    /// <summary>True on days on which it can be used.</summary>
    public bool IsValid(DateOnly day) => From <= day && day <= Until;
}
