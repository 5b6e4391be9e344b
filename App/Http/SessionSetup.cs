using Microsoft.AspNetCore.Authentication.Cookies;
using Plainmend.Access;

namespace Plainmend.Http;

/// <summary>Wires sessions: one cookie, and rights by role.</summary>
public static class SessionSetup
{
    public static void AddSessions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SignInBrake>();
        builder.Services.AddSingleton<FloodGate>();
        builder.Services.AddSingleton<UploadGate>();
        builder.Services.AddSingleton<PairingGate>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(o =>
        {
            o.Cookie.Name = "plainmend.session";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            o.LoginPath = "/sign-in";
            o.AccessDeniedPath = "/not-found";
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.EventsType = typeof(SessionEvents);
        });
    }
}
