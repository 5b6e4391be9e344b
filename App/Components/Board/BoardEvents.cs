using Microsoft.AspNetCore.Components;

namespace Plainmend.Components.Board;

/// <summary>What wwwroot/board.js tells: a card was taken up or let go, a card was set down somewhere.</summary>
[EventHandler("onboardhold", typeof(BoardHoldEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onboardmove", typeof(BoardMoveEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;

/// <summary>Whether a card is in somebody's hand now.</summary>
public sealed class BoardHoldEventArgs : EventArgs
{
    public bool Held { get; set; }
}

/// <summary>A card and where it was set down. Comes from a browser: every value is looked up before it is used.</summary>
public sealed class BoardMoveEventArgs : EventArgs
{
    public Guid Ticket { get; set; }
    public Guid Technician { get; set; }
    /// <summary>Half hours after the beginning of what is shown.</summary>
    public int Column { get; set; }
}
