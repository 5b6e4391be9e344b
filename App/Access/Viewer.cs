using System.Security.Claims;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Access;

/// <summary>The member of a company's staff who is looking or acting, as his session says.</summary>
public sealed record Viewer(int Tenant, Guid Id, string Name, string NameEn, Role Role)
{
    private const string TenantClaim = "tenant", NameEnClaim = "name_en";
    /// <summary>Claim that must equal the member's stamp; another value ends the session.</summary>
    public const string StampClaim = "stamp";

    /// <summary>This member, looking or acting.</summary>
    public static Viewer Of(Member member) => new(member.TenantId, member.Id, member.Name, member.NameEn, member.Role);

    /// <summary>This person as an actor in the domain.</summary>
    public Actor Actor => Actor.Member(Id, Name, Role);

    /// <summary>The same, of an act that only an administrator may do.</summary>
    /// <exception cref="RefusedException"><see cref="Refusal.AdminOnly"/>.</exception>
    public Actor RequireAdmin() => Role == Role.Admin ? Actor : throw new RefusedException(Refusal.AdminOnly);

    public string NameIn(bool chinese) => chinese ? Name : NameEn;

    /// <summary>The claims of a session of this person.</summary>
    public static ClaimsPrincipal SignedIn(Member member, string scheme) => new(new ClaimsIdentity(
    [
        new(TenantClaim, member.TenantId.ToString(System.Globalization.CultureInfo.InvariantCulture)), new(ClaimTypes.NameIdentifier, member.Id.ToString()),
        new(ClaimTypes.Name, member.Name), new(NameEnClaim, member.NameEn), new(ClaimTypes.Role, member.Role.ToString()), new(StampClaim, member.Stamp),
    ], scheme));

    /// <summary>The person behind a session; null when nobody is signed in.</summary>
    public static Viewer? From(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true && int.TryParse(user.FindFirstValue(TenantClaim), out var tenant)
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(tenant, id, user.Identity.Name ?? "", user.FindFirstValue(NameEnClaim) ?? "", role)
            : null;
}
