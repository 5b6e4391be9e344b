using Plainmend.Components.Desk;

namespace Plainmend.Components.Palette;

/// <summary>Something the palette leads to.</summary>
/// <param name="Href">Where it leads.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Detail">What tells it from others of its name; null when nothing need be.</param>
/// <param name="Look">The state of a ticket; null for a place.</param>
internal sealed record PaletteEntry(string Href, string Label, string? Detail = null, TicketLook? Look = null)
{
    /// <summary>True when every word stands somewhere in its label.</summary>
    public bool Fits(string[] words) => words.All(w => Label.Contains(w, StringComparison.CurrentCultureIgnoreCase));
}
