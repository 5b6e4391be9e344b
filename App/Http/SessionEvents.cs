using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Plainmend.Access;
using Plainmend.Reads;

namespace Plainmend.Http;

/// <summary>Ends a session when the member was disabled, or his rights or password changed.</summary>
public sealed class SessionEvents(MemberBook members) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (await IsCurrentAsync(members, context.Principal, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>True while the session's stamp is the member's.</summary>
    public static async Task<bool> IsCurrentAsync(MemberBook members, ClaimsPrincipal? user, CancellationToken stop) =>
        Viewer.From(user) is { } viewer && (await members.ByIdAsync(viewer.Tenant, viewer.Id, stop))?.Stamp == user?.FindFirstValue(Viewer.StampClaim);
}

/// <summary>The same for open pages: a circuit asks again every few seconds and loses its person when the answer is no.</summary>
public sealed class SessionWatch(ILoggerFactory log, MemberBook members) : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        authenticationState.User.Identity?.IsAuthenticated != true
            ? Task.FromResult(true)
            : SessionEvents.IsCurrentAsync(members, authenticationState.User, cancellationToken);
}
