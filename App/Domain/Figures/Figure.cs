namespace Plainmend.Domain.Figures;

/// <summary>Where a figure stands in the report.</summary>
public enum FigureGroup { Volume, Times, Promises, Quality, Work, Money }

/// <summary>What is made of a measure.</summary>
public enum FigureKind
{
    /// <summary>Tickets that have it.</summary>
    Tickets,
    /// <summary>All values together.</summary>
    Sum,
    /// <summary>The mean value. Of a yes-or-no: the share of yes.</summary>
    Mean,
    /// <summary>The middle value, nearest rank.</summary>
    Median,
    /// <summary>The value nine in ten stay at or below, nearest rank.</summary>
    NinetyPercent,
    /// <summary>Tickets that were reported up to the last day and not over by its end.</summary>
    Standing,
}

/// <summary>One figure of the report: its name is that of its definition (docs/metrics.md).</summary>
public sealed record Figure(string Name, FigureGroup Group, Metric Metric, FigureKind Kind)
{
    /// <summary>Every figure, in the order of the report.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        Tickets(FigureGroup.Volume, Metric.Reported), Tickets(FigureGroup.Volume, Metric.Cancelled), Tickets(FigureGroup.Volume, Metric.Completed), Tickets(FigureGroup.Volume, Metric.Reopened),
        new("Open", FigureGroup.Volume, Metric.Reported, FigureKind.Standing),
        .. Metrics.All.Where(m => m.HasSpread()).SelectMany(m => new[] { new Figure($"{m}Median", FigureGroup.Times, m, FigureKind.Median), new Figure($"{m}P90", FigureGroup.Times, m, FigureKind.NinetyPercent) }),
        Mean(FigureGroup.Promises, Metric.FirstResponseKept), Mean(FigureGroup.Promises, Metric.AcceptKept), Mean(FigureGroup.Promises, Metric.ArriveKept), Mean(FigureGroup.Promises, Metric.ResolveKept),
        Mean(FigureGroup.Quality, Metric.FirstTimeFix), Sum(FigureGroup.Quality, Metric.Visits), Sum(FigureGroup.Quality, Metric.ReturnVisits), Sum(FigureGroup.Quality, Metric.Reassigned),
        Sum(FigureGroup.Quality, Metric.Declined), Sum(FigureGroup.Quality, Metric.NotFixed), Mean(FigureGroup.Quality, Metric.Stars),
        Sum(FigureGroup.Work, Metric.Labour), Sum(FigureGroup.Work, Metric.TravelKm),
        Sum(FigureGroup.Money, Metric.Revenue), new("RevenuePerTicket", FigureGroup.Money, Metric.Revenue, FigureKind.Mean),
        Sum(FigureGroup.Money, Metric.LabourCharged), Sum(FigureGroup.Money, Metric.TravelCharged), Sum(FigureGroup.Money, Metric.PartsCharged),
        Sum(FigureGroup.Money, Metric.CoverWarranty), Sum(FigureGroup.Money, Metric.CoverGuarantee), Sum(FigureGroup.Money, Metric.CoverContract), Sum(FigureGroup.Money, Metric.CoverGoodwill),
        Sum(FigureGroup.Money, Metric.Credits),
    ];

    /// <summary>The figure of this name; null when there is none.</summary>
    public static Figure? Find(string? name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>True when each ticket behind it counts as one, whatever was measured.</summary>
    public bool Counts => Kind is FigureKind.Tickets or FigureKind.Standing;

    /// <summary>Its value in a cell; null where nothing was measured. What stands is no matter of one cell: see <see cref="FigureKind.Standing"/>.</summary>
    public decimal? Of(Cell cell) => Kind switch
    {
        FigureKind.Tickets => cell[Metric].Count,
        FigureKind.Sum => cell[Metric].Sum,
        FigureKind.Mean => cell[Metric].Mean,
        FigureKind.Median => cell.SpreadOf(Metric).Percentile(50),
        FigureKind.NinetyPercent => cell.SpreadOf(Metric).Percentile(90),
        _ => null,
    };

    /// <summary>The same from the tickets behind it, exactly.</summary>
    /// <param name="values">The measure of each of them, in any order.</param>
    public decimal? Of(IReadOnlyList<decimal> values) => Kind switch
    {
        FigureKind.Tickets or FigureKind.Standing => values.Count,
        FigureKind.Sum => values.Sum(),
        _ when values.Count == 0 => null,
        FigureKind.Mean => values.Sum() / values.Count,
        _ => values.Order().ElementAt((int)Spread.Rank(values.Count, Kind == FigureKind.Median ? 50 : 90) - 1),
    };

    private static Figure Tickets(FigureGroup group, Metric measure) => new(measure.ToString(), group, measure, FigureKind.Tickets);
    private static Figure Sum(FigureGroup group, Metric measure) => new(measure.ToString(), group, measure, FigureKind.Sum);
    private static Figure Mean(FigureGroup group, Metric measure) => new(measure.ToString(), group, measure, FigureKind.Mean);
}
