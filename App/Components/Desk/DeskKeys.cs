using Plainmend.Components.Shared;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>The keys of the desk, in the order of their list. Those that the rows' own script answers stand here to be listed.</summary>
internal static class DeskKeys
{
    public static IReadOnlyList<Shortcut> All =>
    [
        new("j", DeskText.Key_Down), new("k", DeskText.Key_Up), new("Enter", DeskText.Key_Open), new("Escape", DeskText.Key_Back), new("/", DeskText.Key_Search), new("ctrl+k", SharedText.Palette),
        new("x", DeskText.Key_Pick), new("shift+x", DeskText.Key_PickRange), new("shift+ArrowDown", DeskText.Key_PickWalk), new("b", DeskText.Key_Bulk),
        new("n", DeskText.NewTicket), new("t", DeskText.Take), new("a", DeskText.Key_Assign), new("s", DeskText.Key_Acts), new("p", DeskText.Key_Priority),
        new("c", DeskText.Note), new("m", DeskText.ToCustomer), new("e", DeskText.Key_Escalate), new("l", DeskText.Key_Tag), new(".", DeskText.Key_Release),
        new("shift+p", SharedText.PauseLive), new("z", SharedText.Undo), new("g-q", DeskText.Key_GoQueue), new("g-h", DeskText.Key_GoHistory),
    ];
}
