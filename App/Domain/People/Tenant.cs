namespace Plainmend.Domain.People;

/// <summary>A service company (企业) that uses the desk. Everything but this row itself belongs to exactly one of them.</summary>
public sealed class Tenant
{
    /// <summary>Small positive number; 0 means "nobody" and matches no row.</summary>
    public int Id { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }
    /// <summary>Word in public addresses, such as <c>anju</c>; unique over all companies.</summary>
    public required string Slug { get; init; }
    /// <summary>First letters of every ticket number, such as <c>AJ</c>.</summary>
    public required string Prefix { get; init; }
    /// <summary>IANA time zone in which the company keeps its days, hours and billing periods.</summary>
    public required string Zone { get; init; }
    /// <summary>ISO 4217 code of all service charges of this company.</summary>
    public required string Currency { get; init; }
    /// <summary>Telephone number shown to customers when nothing else works.</summary>
    public required string Hotline { get; set; }
    /// <summary>True for a company of the demo world: marked everywhere, and erasable as a whole.</summary>
    public bool Demo { get; init; }
    public bool Active { get; set; } = true;
    /// <summary>True for the company that runs this installation: its people see every company's platform bills and design plans.</summary>
    public bool Operator { get; init; }

    /// <summary>The company's name in the language of the reader.</summary>
    public string NameIn(bool chinese) => chinese ? Name : NameEn;
}
