using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Figures;

namespace Plainmend.Texts;

/// <summary>Names, definitions and values of figures in the reader's words. The definitions are those of docs/metrics.md.</summary>
public static class FigureWords
{
    /// <summary>Everything that is defined, in the order of the page of definitions: figures of the report, and what is made of several.</summary>
    public static IReadOnlyList<string> Defined { get; } =
        [.. Figure.All.Select(Definition).Distinct(), "Utilisation", "Fairness", "Platform", "Age", "Forecast"];

    /// <summary>The definition a figure stands under; the four ways to look at one duration share one.</summary>
    public static string Definition(Figure figure) => figure.Group != FigureGroup.Times ? figure.Name
        : figure.Metric.ToString() is var name && IsWorking(figure.Metric) ? name[..^"Working".Length] : name[..^"Real".Length];

    /// <summary>True when only working time counts.</summary>
    public static bool IsWorking(Metric measure) => measure.ToString().EndsWith("Working", StringComparison.Ordinal);

    /// <summary>The figure's whole name.</summary>
    public static string Name(Figure figure) => figure.Group != FigureGroup.Times ? Of("Name", figure.Name)
        : MetricText.TimeName.With(Of("Name", Definition(figure)), IsWorking(figure.Metric) ? MetricText.Working : MetricText.Real, figure.Kind == FigureKind.Median ? MetricText.Kind_Median : MetricText.Kind_NinetyPercent);

    /// <summary>The measure's name, of a duration with its clock.</summary>
    public static string Name(Metric measure) => measure.HasSpread()
        ? MetricText.MeasureName.With(Of("Name", Definition(Figure.All.First(f => f.Metric == measure))), IsWorking(measure) ? MetricText.Working : MetricText.Real)
        : Of("Name", measure.ToString());

    /// <summary>One part of a definition: <c>Name</c>, <c>Formula</c>, <c>Clock</c>, <c>Unit</c> or <c>Excluded</c>.</summary>
    public static string Of(string part, string defined) => MetricText.ResourceManager.GetString($"{part}_{defined}", MetricText.Culture)!;

    /// <summary>What a group of figures, or a cut, is called.</summary>
    public static string Of(Enum value) => MetricText.ResourceManager.GetString($"{(value is Cut ? "Cut" : "Group")}_{value}", MetricText.Culture)!;

    /// <summary>A figure's value with its unit; a dash where nothing was measured.</summary>
    public static string Value(Figure figure, decimal? value, string currency) => value is not { } known ? SharedText.Unknown
        : figure.Kind is FigureKind.Tickets or FigureKind.Standing ? Whole(known)
        : figure is { Kind: FigureKind.Mean, Metric: var yesNo } && yesNo.Unit() == MetricUnit.YesNo ? Share(known)
        : Value(figure.Metric, known, currency);

    /// <summary>A measure of one ticket, or a sum of them.</summary>
    public static string Value(Metric measure, decimal value, string currency) => measure.Unit() switch
    {
        MetricUnit.Seconds when value == 0 => MetricText.Hours.With("0"),
        MetricUnit.Seconds => DurationFormat.Of(TimeSpan.FromSeconds((double)value)),
        MetricUnit.Stars => value.ToString("0.##", CultureInfo.InvariantCulture),
        MetricUnit.Kilometres => MetricText.Km.With(value.ToString("#,##0.#", CultureInfo.InvariantCulture)),
        MetricUnit.Money => MoneyFormat.Of(value, currency),
        _ => Whole(value),
    };

    /// <summary>What stands above the lines of a table of counts.</summary>
    public static IReadOnlyList<object?> LineHeads => [AnalyticsText.Day, AnalyticsText.Cut, AnalyticsText.CutValue, AnalyticsText.Figure, AnalyticsText.Counted, AnalyticsText.Sum];

    /// <summary>One line of it.</summary>
    /// <param name="label">What the value of the cut is called, as in <see cref="Label"/>.</param>
    public static IReadOnlyList<object?> Line(DateOnly day, Cut cut, object? label, Metric measure, Amount amount) =>
        [FigureAddress.Typed(day), Of(cut), cut == Cut.All ? "" : Label(cut, label), Name(measure), amount.Count, amount.Sum];

    /// <summary>The name of its file, without an ending.</summary>
    public static string FileName(DayRange range) => $"{AnalyticsText.File}-{FigureAddress.Typed(range.First)}-{FigureAddress.Typed(range.Last)}";

    /// <summary>How a figure differs from the range before, in words; a dash where one of the two is not known.</summary>
    public static string Change(Figure figure, decimal? now, decimal? then, string currency)
    {
        if (now is not { } a || then is not { } b) return SharedText.Unknown;
        if (a == b) return MetricText.Same;
        var by = Value(figure, Math.Abs(a - b), currency);
        var told = b == 0 || figure.Metric.Unit() is MetricUnit.YesNo or MetricUnit.Stars ? by : $"{by} · {Percent(Math.Abs(a - b) / Math.Abs(b))}";
        return (a > b ? MetricText.More : MetricText.Less).With(told);
    }

    /// <summary>A part as percent with at most one digit.</summary>
    public static string Share(decimal part) => MetricText.Percent.With((part * 100).ToString("0.#", CultureInfo.InvariantCulture));

    /// <summary>What a value of a cut is called.</summary>
    /// <param name="label">A value of the domain, a name in both languages or a text; null = none.</param>
    public static string Label(Cut cut, object? label) => label switch
    {
        Bilingual name => name.Said(),
        Enum known => DomainWords.Of(known),
        string reason when cut == Cut.Reason => TrackText.ResourceManager.GetString($"Reason_{reason}", TrackText.Culture) ?? reason,
        null => MetricText.Nobody,
        _ => label.ToString()!,
    };

    private static string Percent(decimal part) => MetricText.Percent.With((part * 100).ToString("0", CultureInfo.InvariantCulture));

    private static string Whole(decimal value) => value.ToString("#,##0", CultureInfo.InvariantCulture);
}
