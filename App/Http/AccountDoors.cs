using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Plainmend.Access;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Http;

/// <summary>Signing in and out. Plain form posts, guarded against forgery; the answer is always a redirect to a page of this site.</summary>
public static class AccountDoors
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void Map(WebApplication app)
    {
        app.MapPost("/account/sign-in", SignInAsync);
        app.MapPost("/account/demo", DemoAsync);
        app.MapPost("/account/sign-out", async (HttpContext http, [FromForm] string? back) =>
        {
            await http.SignOutAsync(Scheme);
            return Results.LocalRedirect("~/sign-in?why=out");
        });
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, MemberBook members, SignInBrake brake, [FromForm] string? name, [FromForm] string? password, [FromForm] string? back, CancellationToken stop)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!brake.Allows(address)) return Back("slow", name, back);
        var member = name is { Length: <= 200 } ? await members.ByLoginAsync(name, stop) : null;
        // An unknown name costs as much time as a wrong password, so the answer's speed tells nothing.
        var hash = member?.PasswordHash ?? Passwords.Decoy;
        var right = password is { Length: <= 200 } && Passwords.Matches(hash, password);
        if (member?.PasswordHash is null || !right)
        {
            brake.Missed(address);
            return Back("wrong", name, back);
        }
        await http.SignInAsync(Scheme, Viewer.SignedIn(member, Scheme));
        return Results.LocalRedirect(LocalPath.OrStart(back));
    }

    private static async Task<IResult> DemoAsync(HttpContext http, MemberBook members, [FromForm] string? personId, [FromForm] string? back, CancellationToken stop)
    {
        var demo = Guid.TryParse(personId, out var id) ? (await members.DemoAsync(stop)).FirstOrDefault(d => d.Person.Id == id).Person : null;
        if (demo is null) return Back("wrong", null, back);
        await http.SignInAsync(Scheme, Viewer.SignedIn(demo, Scheme));
        var target = LocalPath.OrStart(back);
        return Results.LocalRedirect(target == "/" ? Home(demo.Role) : target);
    }

    private static string Home(Role role) => role == Role.Technician ? "/jobs" : "/desk";

    private static IResult Back(string why, string? name, string? back) =>
        Results.LocalRedirect($"~/sign-in?why={why}&name={Uri.EscapeDataString(name ?? "")}&ReturnUrl={Uri.EscapeDataString(LocalPath.OrStart(back))}");
}
