namespace Plainmend.Access;

/// <summary>Where a redirect may lead: to a path of this site and nowhere else.</summary>
public static class LocalPath
{
    /// <summary>The path itself when it is local, else the start page.</summary>
    public static string OrStart(string? path) => IsLocal(path) ? path! : "/";

    /// <summary>One leading slash, no second one, no backslash (browsers read it as a slash), no control or blank characters.</summary>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Contains('\\') && !path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));
}
