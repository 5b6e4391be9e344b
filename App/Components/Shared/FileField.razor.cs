using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Shared;

/// <summary>Chooses files for a message. Begin a new one (<c>@key</c>) once they are sent.</summary>
public sealed partial class FileField
{
    /// <summary>Name under which a form without script posts the files themselves.</summary>
    public const string Chosen = "photos";

    /// <summary>Where the files go.</summary>
    [Parameter, EditorRequired] public string Address { get; set; } = "";
    [Parameter] public string? Label { get; set; }
    [Parameter] public string Accept { get; set; } = "image/*,application/pdf,text/plain";
    /// <summary>Hears the ids of all files that are there, after each change.</summary>
    [Parameter] public Action<IReadOnlyList<Guid>>? Changed { get; set; }
    /// <summary>On a plain form: the field that carries the ids.</summary>
    [Parameter] public string? FieldName { get; set; }
    /// <summary>On a plain form: the key under which the files wait.</summary>
    [Parameter] public string? FormKey { get; set; }
    /// <summary>On a plain form: what was sent already.</summary>
    [Parameter] public IReadOnlyList<Attached> Known { get; set; } = [];

    private static string Words => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["large"] = SharedText.FilesTooLarge.With("{0}", Attached.MostBytes / 1024 / 1024),
        ["most"] = SharedText.FilesTooMany.With(Attached.MostPerAct),
        ["failed"] = SharedText.FilesFailed.With("{0}"),
        ["sending"] = SharedText.FilesSending,
        ["remove"] = SharedText.FilesRemove.With("{0}"),
    });

    private string Ids => string.Join(' ', Known.Select(f => f.Id));

    /// <summary>The ids in a field's text; what is none is left out.</summary>
    public static IReadOnlyList<Guid> Read(string? ids) =>
        [.. (ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Attached.MostPerAct * 2).Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    private void Told(ChangeEventArgs e) => Changed?.Invoke(Read(e.Value as string));
}
