using System.Globalization;
using Plainmend.Components.Shared;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Stock;

/// <summary>The sentences about parts and places.</summary>
internal static class StockWords
{
    public const string Receive = "Receive", Move = "Move", Correct = "Correct";

    /// <summary>What the desk can do with a part.</summary>
    public static IReadOnlyList<Pick> Acts => [new(Receive, StockText.Act_Receive), new(Move, StockText.Act_Move), new(Correct, StockText.Act_Correct)];

    public static string Place(StockPlace place) => place.Van ? StockText.VanOf.With(place.Name.Said()) : place.Name.Said();

    public static string Number(decimal quantity) => quantity.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>What there is of a part in all.</summary>
    public static string Sum(StockRow row) => row.Kept ? StockText.Sum.With(Number(row.OnHand), Number(row.Reserved), Number(row.Free)) : StockText.NotKept;

    public static string When(StockLine line, StockView view)
    {
        var at = line.At.In(view.Zone);
        return $"{DateFormat.DayOnly(DateOnly.FromDateTime(at.DateTime))} {DateFormat.Time(at)}";
    }

    /// <summary>One movement: who, what, where, for which ticket, and why.</summary>
    public static string Line(StockLine line, StockView view)
    {
        var by = line.By == "Stock" ? StockText.BySystem : line.By;
        if (line.Move is not { } move) return StockText.ResourceManager.GetString($"Line_{line.Kind}", StockText.Culture)!.With(by);
        var said = StockText.ResourceManager.GetString($"Line_Stock{move.Kind}", StockText.Culture)!.With(by, Number(move.Quantity), Where(move.From, view), Where(move.To, view), line.Ticket);
        if (move.Kind == Domain.Stock.StockMoveKind.Corrected) said = (move.To is null ? StockText.Line_Less : StockText.Line_More).With(by, Number(move.Quantity), Where(move.From ?? move.To, view));
        return move.Reason is { } why ? StockText.LineReason.With(said, why) : said;
    }

    private static string Where(Guid? id, StockView view) => id is null ? "" : view.Places.FirstOrDefault(p => p.Id == id) is { } place ? Place(place) : StockText.FormerPlace;
}
