using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>The desk's own words for its views and sorts.</summary>
internal static class DeskWords
{
    public static string Of(DeskView view) => Find($"View_{view}");

    public static string Of(DeskSort sort) => Find($"Sort_{sort}");

    /// <summary>The text under a key made at run time. A test asks for every one.</summary>
    public static string Find(string key) =>
        DeskText.ResourceManager.GetString(key, DeskText.Culture) ?? throw new ArgumentException($"DeskText has no {key}.", nameof(key));
}
