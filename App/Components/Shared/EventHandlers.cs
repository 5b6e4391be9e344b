using Microsoft.AspNetCore.Components;

namespace Plainmend.Components.Shared;

/// <summary>Events our own scripts send; registered there under the same names. So no method of ours is callable from script.</summary>
[EventHandler("onshortcut", typeof(ShortcutEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onrowsactive", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onrowspick", typeof(RowPickEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onatwork", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onpalette", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;

/// <summary>A key the page asked for was pressed while nobody was typing.</summary>
public sealed class ShortcutEventArgs : EventArgs
{
    /// <summary>As listed in the page's keys: <c>j</c>, <c>shift+p</c>, <c>g-q</c>, <c>?</c>, <c>Escape</c>.</summary>
    public string Key { get; set; } = "";
}
