using Plainmend.Domain.Billing;
using Plainmend.Domain.Stock;

namespace Plainmend.Reads;

/// <summary>A place of the company: a store, or a technician's van.</summary>
/// <param name="Van">True for a van; its name is the technician's.</param>
/// <param name="Version">Of a store's entry; 0 for a van.</param>
public sealed record StockPlace(Guid Id, Bilingual Name, bool Van, int Version);

/// <summary>What one place holds of a part.</summary>
public sealed record StockShare(StockPlace Place, decimal OnHand, decimal Reserved)
{
    public decimal Free => OnHand - Reserved;
}

/// <summary>One part of the price list.</summary>
/// <param name="Kept">False for a part that is not kept in stock: jobs use it without asking here.</param>
/// <param name="Shares">Places that hold some.</param>
/// <param name="Version">Number of movements so far.</param>
public sealed record StockRow(string Sku, Bilingual Name, bool Kept, int Version, IReadOnlyList<StockShare> Shares)
{
    public decimal OnHand => Shares.Sum(s => s.OnHand);
    public decimal Reserved => Shares.Sum(s => s.Reserved);
    public decimal Free => OnHand - Reserved;
}

/// <summary>Every part at every place.</summary>
public sealed record StockView(string Zone, DateTimeOffset ReadAt, IReadOnlyList<StockPlace> Places, IReadOnlyList<StockRow> Rows);

/// <summary>One line of a part's history.</summary>
/// <param name="Kind">The event's name.</param>
/// <param name="Move">What moved; null when keeping began or ended.</param>
/// <param name="Ticket">Number of the ticket it was for.</param>
public sealed record StockLine(int Version, DateTimeOffset At, string By, string Kind, StockMove? Move, string? Ticket);
