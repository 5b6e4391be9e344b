using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>A page of the company's set-up.</summary>
/// <param name="Text">Its word in the reader's language, asked at every drawing.</param>
/// <param name="Writes">True for what is shown only to whom may change it.</param>
internal sealed record AdminSection(string Href, Func<string> Text, bool Writes = false)
{
    /// <summary>Every page, in the order of the tabs.</summary>
    public static IReadOnlyList<AdminSection> All { get; } =
    [
        new("/admin/people", () => AdminText.People), new("/admin/products", () => AdminText.Products), new("/admin/rules", () => AdminText.Rules),
        new("/admin/prices", () => AdminText.Prices), new("/admin/times", () => AdminText.Times), new("/admin/devices", () => AdminText.Devices),
        new("/admin/surge", () => SurgeText.Title), new("/admin/tags", () => AdminText.Tags), new("/admin/texts", () => AdminText.Canned), new("/admin/fields", () => AdminText.CustomFields),
        new("/admin/articles", () => HelpText.Admin), new("/admin/automations", () => AdminText.Automations),
        new("/admin/keys", () => AdminText.ApiKeys, Writes: true), new("/admin/bots", () => AdminText.Bots, Writes: true), new("/admin/messages", () => AdminText.Messages, Writes: true),
        new("/admin/import", () => ImportText.Title, Writes: true), new("/admin/export", () => ExportText.Title, Writes: true),
        new("/admin/erasure", () => ErasureText.Title, Writes: true),
    ];
}
