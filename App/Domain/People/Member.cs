namespace Plainmend.Domain.People;

/// <summary>A person on a company's staff. Technicians are members too; their skills live in <c>Assignment.Technician</c> under the same id.</summary>
public sealed class Member
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }
    /// <summary>Sign-in name, unique over all companies, stored in lower case.</summary>
    public required string Login { get; init; }
    public Role Role { get; set; }
    /// <summary>Salted hash; null when the person cannot sign in with a password (demo people).</summary>
    public string? PasswordHash { get; set; }
    /// <summary>Changes whenever rights or password change; a session carrying another stamp ends.</summary>
    public required string Stamp { get; set; }
    public bool Active { get; set; } = true;
    public int Version { get; set; }

    /// <summary>The person's name in the language of the reader.</summary>
    public string NameIn(bool chinese) => chinese ? Name : NameEn;
}
