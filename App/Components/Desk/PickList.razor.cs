using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>A list that is narrowed by typing and picked from without leaving the keyboard.</summary>
public sealed partial class PickList<TItem>
{
    private ElementReference _field;
    private string _filter = "";
    private int _at;

    [Parameter, EditorRequired] public IReadOnlyList<TItem> Items { get; set; } = [];
    /// <summary>Whether an item is found by what was typed.</summary>
    [Parameter, EditorRequired] public Func<TItem, string, bool> Holds { get; set; } = default!;
    /// <summary>How one item is drawn.</summary>
    [Parameter, EditorRequired] public RenderFragment<TItem> Line { get; set; } = default!;
    /// <summary>What an item is called, for the page's own scripts and tests.</summary>
    [Parameter, EditorRequired] public Func<TItem, string> Named { get; set; } = default!;
    /// <summary>The word in this list's ids and marks.</summary>
    [Parameter, EditorRequired] public string Mark { get; set; } = "";
    /// <summary>What the field asks for.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    /// <summary>What the list is called.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";
    /// <summary>Said when there are no items at all.</summary>
    [Parameter] public string Nothing { get; set; } = DeskText.NothingFound;
    /// <summary>More than fit on a screen are narrowed by typing.</summary>
    [Parameter] public int Most { get; set; } = 30;
    [Parameter] public EventCallback<TItem> OnPick { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }

    private IReadOnlyList<TItem> Found => [.. Items.Where(i => Holds(i, _filter)).Take(Most)];
    private string ListId => $"{Mark}-list";
    private Dictionary<string, object> FilterMark => new() { [$"data-{Mark}-filter"] = "" };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await _field.FocusAsync();
    }

    private Dictionary<string, object> MarkOf(TItem item) => new() { [$"data-{Mark}"] = Named(item) };

    private string IdOf(int index) => $"{Mark}-{index}";

    private void Filter(ChangeEventArgs e) => (_filter, _at) = (e.Value?.ToString() ?? "", 0);

    private async Task PressAsync(KeyboardEventArgs e)
    {
        // While Chinese is composed, Enter and the arrows belong to the word, not to the list.
        if (e.IsComposing) return;
        switch (e.Key)
        {
            case "ArrowDown": _at = Math.Min(_at + 1, Math.Max(0, Found.Count - 1)); break;
            case "ArrowUp": _at = Math.Max(_at - 1, 0); break;
            case "Enter" when _at < Found.Count: await OnPick.InvokeAsync(Found[_at]); break;
            case "Escape": await OnClose.InvokeAsync(); break;
        }
    }
}
