namespace Plainmend.Components;

/// <summary>Light or dark, known before the first byte is sent, so that no page flashes in the other one.</summary>
public static class Theme
{
    public const string Cookie = "theme";
    private const string Hint = "Sec-CH-Prefers-Color-Scheme";

    /// <summary>The reader's choice; without one the system's wish where the browser tells it (client hint); else light.</summary>
    public static bool IsDark(HttpRequest request) => request.Cookies[Cookie] switch
    {
        "dark" => true,
        "light" => false,
        _ => request.Headers[Hint].ToString() == "dark",
    };

    /// <summary>Asks the browser for the hint; "critical" makes it repeat the first request with the hint instead of flashing.</summary>
    internal static void Ask(HttpResponse response)
    {
        response.Headers["Accept-CH"] = Hint;
        response.Headers["Critical-CH"] = Hint;
        response.Headers.Append("Vary", Hint);
    }
}
