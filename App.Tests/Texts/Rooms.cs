using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

/// <summary>Every text room of the app, found by reflection so that a new room is under the same rules at once.</summary>
internal static class Rooms
{
    public static IReadOnlyList<(string Name, ResourceManager Texts)> All { get; } =
    [
        .. typeof(SharedText).Assembly.GetTypes()
            .Where(t => t.Namespace == "Plainmend.Texts" && t.Name.EndsWith("Text", StringComparison.Ordinal))
            .Select(t => (t.Name, t.GetProperty("ResourceManager", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ResourceManager))
            .Where(room => room.Item2 is not null)
            .Select(room => (room.Name, room.Item2!)),
    ];

    /// <summary>The texts of one language only, without falling back to the other.</summary>
    public static IReadOnlyDictionary<string, string> In(this ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    /// <summary>Every Chinese text: (room.key, value), MudBlazor's own included.</summary>
    public static IEnumerable<(string Key, string Value)> Chinese() =>
        All.SelectMany(room => room.Texts.In(Language.Chinese).Select(t => ($"{room.Name}.{t.Key}", t.Value)))
            .Concat(PlainmendMudLocalizer.Chinese.In(CultureInfo.InvariantCulture).Select(t => ($"Mud.{t.Key}", t.Value)));
}
