using Microsoft.AspNetCore.Components;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Narrows the desk's list by a custom field: first which, then the value.</summary>
public sealed partial class FieldFilter
{
    private FieldIs? _asked;
    private string _code = "";

    [Parameter, EditorRequired] public IReadOnlyList<CustomField> Fields { get; set; } = [];
    /// <summary>What is asked for; null = nothing.</summary>
    [Parameter] public FieldIs? Value { get; set; }
    [Parameter] public EventCallback<FieldIs?> OnAsk { get; set; }

    /// <summary>A filter as its chip says it.</summary>
    public static string Word(IReadOnlyList<CustomField> fields, FieldIs field) => fields.FirstOrDefault(f => f.Code == field.Code) is { } known
        ? DeskText.FieldIs.With(known.Name.Said(), Values(known)?.FirstOrDefault(v => v.Value == field.Value)?.Text ?? field.Value) : DeskText.FieldIs.With(field.Code, field.Value);

    // A field that is chosen and has no value yet asks for nothing, and stands until another question comes.
    protected override void OnParametersSet()
    {
        if (_asked != Value) (_asked, _code) = (Value, Value?.Code ?? "");
    }

    private Task ChooseAsync(ChangeEventArgs e)
    {
        _code = e.Value?.ToString() ?? "";
        if (Value is null) return Task.CompletedTask;
        _asked = null;
        return OnAsk.InvokeAsync(null);
    }

    private Task AskAsync(CustomField field, ChangeEventArgs e)
    {
        _asked = Kept(field, e.Value?.ToString() ?? "");
        return OnAsk.InvokeAsync(_asked);
    }

    // As tickets keep it; what is no value of the field is asked for as it is, and found nowhere.
    private static FieldIs? Kept(CustomField field, string typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        try
        {
            return new(field.Code, field.Read(typed)!.Value);
        }
        catch (RefusedException)
        {
            return new(field.Code, typed.Trim());
        }
    }

    private static IReadOnlyList<Pick>? Values(CustomField field) => field.Kind switch
    {
        FieldKind.Choice => [.. field.Choices.Select(c => new Pick(c.Zh, c.Said()))],
        FieldKind.YesNo => [new(CustomField.Yes, SharedText.Yes), new(CustomField.No, SharedText.No)],
        _ => null,
    };
}
