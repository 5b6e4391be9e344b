namespace Plainmend.Domain.Stock;

/// <summary>What happened to a part in stock. The name is stored: rename one only with a migration.</summary>
public enum StockMoveKind { Received, Moved, Reserved, Released, Used, Returned, Corrected }

/// <summary>One movement of one part. Written once and never edited; what lies where is the fold of them.</summary>
/// <param name="Quantity">Above zero, in the part's own unit.</param>
/// <param name="From">The place it left, or at which it is reserved, released or used; null when it came from outside.</param>
/// <param name="To">The place it went to; null when it left the stock, or stays where it is.</param>
/// <param name="Ticket">The ticket it is for; null for most.</param>
/// <param name="Reason">Words of whoever moved it; null when nobody had to give any.</param>
public sealed record StockMove(StockMoveKind Kind, decimal Quantity, Guid? From, Guid? To, Guid? Ticket = null, string? Reason = null);

/// <summary>How much of a part lies at one place, reserved or not.</summary>
public sealed record StockCount(Guid Place, decimal OnHand);

/// <summary>How much of what lies at one place is meant for one ticket.</summary>
public sealed record StockReservation(Guid Ticket, Guid Place, decimal Quantity);
