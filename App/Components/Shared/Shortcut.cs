namespace Plainmend.Components.Shared;

/// <summary>A key of a page and what it does.</summary>
/// <param name="Key">As keys.js names it: <c>j</c>, <c>shift+p</c>, <c>g-q</c> (g, then q), <c>.</c>, <c>Escape</c>.</param>
/// <param name="Word">What it does, in the reader's words.</param>
public sealed record Shortcut(string Key, string Word)
{
    /// <summary>As printed on the list: J, Shift P, G Q.</summary>
    public string Shown => string.Join(' ', Key.Split('+', '-').Select(part => part.Length == 1 ? part.ToUpperInvariant() : char.ToUpperInvariant(part[0]) + part[1..]));
}
