namespace Plainmend.Access;

/// <summary>
/// The fixed address under which the world finds this site, for links and codes that leave it. Never taken from a
/// request in production: whoever sends a foreign Host header would choose where our links lead.
/// </summary>
public sealed class PublicBase(IConfiguration settings, IHostEnvironment environment)
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "PublicBase";

    /// <summary>The configured address without a slash at its end; null when none (or no http address) is configured.</summary>
    public string? Configured { get; } =
        Uri.TryCreate(settings[Setting], UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.ToString().TrimEnd('/') : null;

    /// <summary>The whole address of a path of this site; null when nobody said where the site stands.</summary>
    /// <param name="path">From the site's root, beginning with a slash.</param>
    /// <param name="own">Where this request or circuit found the site; used in development only.</param>
    public string? Link(string path, string own) => (Configured ?? (environment.IsDevelopment() ? own.TrimEnd('/') : null)) is { } site ? site + path : null;
}
