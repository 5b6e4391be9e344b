using Microsoft.AspNetCore.Localization;
using Plainmend.Access;
using Plainmend.Texts;

namespace Plainmend.Components;

/// <summary>The two things a reader may choose without signing in: language and colours. Kept in cookies for a year.</summary>
internal static class Preferences
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/language/{culture}", ["GET", "POST"], (string culture, string? back, HttpContext http) =>
        {
            if (Language.For(culture) is not { } chosen) return Results.NotFound();
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen));
            return Keep(http, Language.Cookie, value, back);
        });
        routes.MapMethods("/theme/{theme}", ["GET", "POST"], (string theme, string? back, HttpContext http) =>
            theme is "light" or "dark" ? Keep(http, Theme.Cookie, theme, back) : Results.NotFound());
    }

    private static IResult Keep(HttpContext http, string cookie, string value, string? back)
    {
        http.Response.Cookies.Append(cookie, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), Path = "/", SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true,
        });
        return Results.LocalRedirect(LocalPath.OrStart(back));
    }
}
