using System.Globalization;
using Plainmend.Components.Shared;
using Plainmend.Components.Technician;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Board;

/// <summary>The words and measures of the board.</summary>
internal static class BoardWords
{
    /// <summary>10:00–10:30, with the day when it is not the one shown.</summary>
    public static string When(BoardView view, ArrivalWindow? window)
    {
        if (window is not { } w) return BoardText.NoTime;
        var (from, to) = (w.From.In(view.Zone), w.To.In(view.Zone));
        var day = DateOnly.FromDateTime(from.DateTime);
        return day == view.Day ? DateFormat.Range(from, to) : $"{DateFormat.ShortDay(day)} {DateFormat.Range(from, to)}";
    }

    /// <summary>Whose and when, in one phrase.</summary>
    public static string Place(BoardView view, Guid? technician, ArrivalWindow? window) => $"{Name(view, technician)} · {When(view, window)}";

    public static string Name(BoardView view, Guid? technician) => view.Rows.FirstOrDefault(r => r.Id == technician) is { } row ? row.Name.Said() : BoardText.Nobody;

    /// <summary>Colour, sign and word of a card.</summary>
    public static (Family Family, Shape Shape, string Word) Look(BoardCard card) => card.Visit switch
    {
        VisitState.Proposed => (Family.Waiting, Shape.Ring, DomainWords.Of(VisitState.Proposed)),
        VisitState.Confirmed when !card.Held => (Family.Active, Shape.Half, DomainWords.Of(VisitState.Confirmed)),
        VisitState.Missed or VisitState.NoShowCustomer => (Family.Neutral, Shape.Barred, DomainWords.Of(card.Visit)),
        VisitState.Done => (Family.Done, Shape.Tick, DomainWords.Of(VisitState.Done)),
        _ => TechnicianWords.Look(card.State, card.Visit, card.Held),
    };

    /// <summary>Everything about a card in one line.</summary>
    public static string Label(BoardView view, BoardCard card) =>
        $"{card.Number}, {card.Product.Said()} {card.Fault.Said()}, {card.District}, {Place(view, card.TechnicianId, card.Window)}, {Look(card).Word}";

    /// <summary>Why it cannot be moved; null when it can.</summary>
    public static string? Fixed(BoardCard card) => card.Open.Count > 0 ? null : BoardText.Fixed.With(Look(card).Word);

    /// <summary>The last figures of a number, by which those at one table call it.</summary>
    public static string Short(string number) => number[(number.LastIndexOf('-') + 1)..];

    /// <summary>The place of a stretch of time, in columns.</summary>
    public static string Style(BoardView view, DateTimeOffset from, DateTimeOffset to, int lane = 0)
    {
        var (start, end) = (Math.Max(0, (from - view.From) / BoardView.Step), Math.Min(view.Columns, (to - view.From) / BoardView.Step));
        return string.Create(CultureInfo.InvariantCulture, $"--at:{start:0.###};--len:{Math.Max(0, end - start):0.###};--lane:{lane}");
    }

    /// <summary>The local time at which each column begins.</summary>
    public static IReadOnlyList<string> Times(BoardView view) =>
        [.. Enumerable.Range(0, view.Columns).Select(i => DateFormat.Time((view.From + i * BoardView.Step).In(view.Zone)))];

    /// <summary>Where the day is opened: at the present, on other days at eight in the morning.</summary>
    public static string OpensAt(BoardView view)
    {
        var column = view.ReadAt >= view.From && view.ReadAt < view.To ? (view.ReadAt - view.From) / BoardView.Step : Math.Max(0, Times(view).ToList().IndexOf("08:00"));
        return column.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Cards that share a time stand below each other.</summary>
    public static IReadOnlyList<(BoardCard Card, int Lane)> Lanes(IReadOnlyList<BoardCard> cards)
    {
        var (ends, placed) = (new List<DateTimeOffset>(), new List<(BoardCard, int)>());
        foreach (var card in cards)
        {
            var window = card.Window!.Value;
            var lane = ends.FindIndex(end => end <= window.From);
            if (lane < 0) (lane, ends) = (ends.Count, [.. ends, default]);
            ends[lane] = window.To;
            placed.Add((card, lane));
        }
        return placed;
    }

    /// <summary>What is left of a day when these stretches are taken out of it.</summary>
    public static IEnumerable<Interval> Outside(BoardView view, IReadOnlyList<Interval> open)
    {
        var at = view.From;
        foreach (var one in open.Where(o => o.To > view.From && o.From < view.To).OrderBy(o => o.From))
        {
            if (one.From > at) yield return new(at, one.From);
            if (one.To > at) at = one.To;
        }
        if (at < view.To) yield return new(at, view.To);
    }
}
