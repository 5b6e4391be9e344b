namespace Plainmend.Components;

/// <summary>Says on every answer what a browser may do with it.</summary>
internal static class SecurityHeaders
{
    // Styles stay open to inline because MudBlazor writes its theme and positions as inline styles; scripts do not.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // On starting, not before: the exception handler empties the headers and would take these with it.
    public static void Use(WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() => Write(http.Response));
        return next(http);
    });

    private static Task Write(HttpResponse response)
    {
        var headers = response.Headers;
        // A file somebody sent brings its own, which is stricter.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        Theme.Ask(response);
        return Task.CompletedTask;
    }
}
