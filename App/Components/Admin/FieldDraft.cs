using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of one custom field as typed.</summary>
public sealed class FieldDraft
{
    /// <summary>True until it was published once: its code may still be typed.</summary>
    public bool IsNew { get; init; }
    public string Code { get; set; } = "";
    public string Zh { get; set; } = "";
    public string En { get; set; } = "";
    public string Kind { get; set; } = nameof(FieldKind.Text);
    public string Unit { get; set; } = "";
    /// <summary>One choice a line: Chinese, a bar, English.</summary>
    public string Choices { get; set; } = "";
    public IReadOnlyList<string> Asked { get; set; } = [];
    public IReadOnlyList<string> Lines { get; set; } = [];
    public IReadOnlyList<string> Faults { get; set; } = [];
    public bool Needed { get; set; }
    public bool On { get; set; } = true;

    public bool IsNumber => Kind == nameof(FieldKind.Number);
    public bool IsChoice => Kind == nameof(FieldKind.Choice);

    /// <summary>What it is called, in the reader's language.</summary>
    public string Title => Zh.Length == 0 ? AdminText.FieldNew : Explanations.Say(new(Zh, En.Length == 0 ? Zh : En));

    public static FieldDraft Of(CustomField f) => new()
    {
        Code = f.Code, Zh = f.Name.Zh, En = f.Name.En, Kind = f.Kind.ToString(), Unit = f.Unit, Choices = string.Join('\n', f.Choices.Select(c => c.En == c.Zh ? c.Zh : $"{c.Zh} | {c.En}")),
        Asked = [.. f.Asked.Select(a => a.ToString())], Lines = f.Lines, Faults = f.Faults, Needed = f.Needed, On = f.Active,
    };

    public CustomField Field() => new(
        Code, new(Zh, En), Enum.Parse<FieldKind>(Kind), Unit, [.. Choices.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Choice)],
        [.. Asked.Select(Enum.Parse<FieldPlace>)], Lines, Faults, Needed, On);

    /// <summary>What it is, in one line: as a heading's second half, and beside mine when somebody else published another.</summary>
    public string Said()
    {
        var parts = new List<string> { DomainWords.Of(Enum.Parse<FieldKind>(Kind)) };
        if (IsNumber && Unit.Length > 0) parts.Add(Unit);
        if (Asked.Count > 0) parts.Add(Pick.Typed(Asked.Select(a => DomainWords.Of(Enum.Parse<FieldPlace>(a)))));
        if (Needed) parts.Add(AdminText.FieldNeeded);
        if (!On) parts.Add(AdminText.FieldRetired);
        return string.Join(" · ", parts);
    }

    private static Bilingual Choice(string line) => line.Split(['|', '｜'], 2, StringSplitOptions.TrimEntries) is [var zh, var en] ? new(zh, en) : new(line, "");
}
