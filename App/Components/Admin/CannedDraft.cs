using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Components.Admin;

/// <summary>The form of one canned text as typed.</summary>
public sealed class CannedDraft
{
    public string Title { get; set; } = "";
    public string Text { get; set; } = "";
    public string TextEn { get; set; } = "";
    /// <summary>Name of a role; empty = everybody.</summary>
    public string For { get; set; } = "";
    /// <summary>Name of a priority; empty leaves it.</summary>
    public string Priority { get; set; } = "";
    public string Tags { get; set; } = "";

    public static CannedDraft Of(CannedView text) => new()
    {
        Title = text.Title, Text = text.Text, TextEn = text.TextEn, For = text.For?.ToString() ?? "", Priority = text.Priority?.ToString() ?? "", Tags = Pick.Typed(text.Tags),
    };

    public CannedEntry Entry() => new(
        Title, Text, TextEn, Enum.TryParse<Role>(For, out var role) ? role : null, Enum.TryParse<Priority>(Priority, out var priority) ? priority : null, Pick.Words(Tags));
}
