using System.Globalization;
using Plainmend.Domain;
using Plainmend.Domain.Figures;

namespace Plainmend.Texts;

/// <summary>Ranges and questions as they stand in an address, so that a report can be sent to somebody.</summary>
public static class FigureAddress
{
    /// <summary>Stretches offered by name.</summary>
    public static readonly IReadOnlyList<int> Stretches = [7, 14, 30, 90];

    /// <summary>The names of the two months on offer.</summary>
    public const string ThisMonth = "this-month", LastMonth = "last-month";

    /// <summary>The range an address asks for; the last 14 days when it asks for none.</summary>
    /// <exception cref="RefusedException">The last day is before the first, or the range is too long.</exception>
    public static DayRange Range(string? days, string? from, string? to, DateOnly today)
    {
        if (Day(from) is { } first && Day(to) is { } last) return new(first, last);
        return days switch
        {
            ThisMonth => new(DayRange.MonthOf(today).First, today),
            LastMonth => DayRange.MonthOf(DayRange.MonthOf(today).First.AddDays(-1)),
            _ => DayRange.UpTo(today, int.TryParse(days, CultureInfo.InvariantCulture, out var count) && Stretches.Contains(count) ? count : 14),
        };
    }

    /// <summary>A day as it is written in an address: 2026-06-15.</summary>
    public static string Typed(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Where a range is shown.</summary>
    public static string Page(DayRange range) => $"/analytics?from={Typed(range.First)}&to={Typed(range.Last)}";

    /// <summary>Where the tickets behind a figure are listed.</summary>
    public static string Of(DrillQuestion q) => "/analytics/tickets" + Query(q);

    /// <summary>The same as a file; <paramref name="ending"/> is csv or xlsx.</summary>
    public static string File(DrillQuestion q, string ending) => $"/analytics/tickets.{ending}{Query(q)}";

    /// <summary>All cells of a range as a file.</summary>
    public static string File(DayRange range, string ending) => $"/analytics/figures.{ending}?from={Typed(range.First)}&to={Typed(range.Last)}";

    /// <summary>The question an address asks; null when there is no such figure, cut or day.</summary>
    public static DrillQuestion? Question(string? figure, string? from, string? to, string? cut, string? value)
    {
        if (Figure.Find(figure) is not { } known || Span(from, to) is not { } range) return null;
        if (cut is null) return new(known, range);
        return Enum.TryParse<Cut>(cut, out var by) && Enum.IsDefined(by) ? new(known, range, by, value ?? "") : null;
    }

    /// <summary>The days from one to another; null when they are no range.</summary>
    public static DayRange? Span(string? from, string? to) =>
        Day(from) is { } first && Day(to) is { } last && last >= first && last.DayNumber - first.DayNumber < DayRange.MostDays ? new(first, last) : null;

    private static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1970 and <= 2500 ? day : null;

    private static string Query(DrillQuestion q) =>
        $"?figure={q.Figure.Name}&from={Typed(q.Range.First)}&to={Typed(q.Range.Last)}{(q.Cut == Cut.All ? "" : $"&cut={q.Cut}&value={Uri.EscapeDataString(q.Value)}")}";
}
