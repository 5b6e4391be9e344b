namespace Plainmend.Domain.Figures;

/// <summary>What is measured on one ticket. The name is stored: rename one only together with <see cref="FigureFold.Format"/>.</summary>
public enum Metric
{
    Reported, Cancelled, Completed, Over, Reopened,
    FirstResponseReal, FirstResponseWorking, AcceptReal, AcceptWorking, ArriveReal, ArriveWorking, ResolveReal, ResolveWorking,
    FirstResponseKept, AcceptKept, ArriveKept, ResolveKept,
    FirstTimeFix, Visits, ReturnVisits, Reassigned, Declined, NotFixed, Stars,
    Labour, TravelKm, Revenue, LabourCharged, TravelCharged, PartsCharged,
    CoverWarranty, CoverGuarantee, CoverContract, CoverGoodwill, Credits,
}

/// <summary>The local day of a ticket on which a measure counts.</summary>
public enum CountedOn
{
    /// <summary>The day of the report.</summary>
    Reported,
    /// <summary>The day of the last completion; none while nothing is completed.</summary>
    Completed,
    /// <summary>The day from which on nobody has to work on it: completed or cancelled.</summary>
    Over,
    /// <summary>The day of the last reopening.</summary>
    Reopened,
}

/// <summary>What a measure's numbers are.</summary>
public enum MetricUnit
{
    /// <summary>How often, in whole numbers.</summary>
    Times,
    /// <summary>1 = yes, 0 = no; a ticket of which it cannot be said has none.</summary>
    YesNo,
    /// <summary>Whole seconds.</summary>
    Seconds,
    /// <summary>1 to 5.</summary>
    Stars,
    /// <summary>Kilometres.</summary>
    Kilometres,
    /// <summary>The company's currency.</summary>
    Money,
}

/// <summary>Day and unit of every measure.</summary>
public static class Metrics
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Metric> All { get; } = Enum.GetValues<Metric>();

    /// <summary>The day on which a measure counts.</summary>
    public static CountedOn Day(this Metric measure) => measure switch
    {
        Metric.Reported or Metric.Cancelled or Metric.FirstResponseReal or Metric.FirstResponseWorking or Metric.FirstResponseKept => CountedOn.Reported,
        Metric.Over => CountedOn.Over,
        Metric.Reopened => CountedOn.Reopened,
        _ => CountedOn.Completed,
    };

    /// <summary>What its numbers are.</summary>
    public static MetricUnit Unit(this Metric measure) => measure switch
    {
        (>= Metric.FirstResponseReal and <= Metric.ResolveWorking) or Metric.Labour => MetricUnit.Seconds,
        (>= Metric.FirstResponseKept and <= Metric.FirstTimeFix) => MetricUnit.YesNo,
        Metric.Stars => MetricUnit.Stars,
        Metric.TravelKm => MetricUnit.Kilometres,
        >= Metric.Revenue => MetricUnit.Money,
        _ => MetricUnit.Times,
    };

    /// <summary>True when the distribution is kept and not only its sum: the times a customer waits.</summary>
    public static bool HasSpread(this Metric measure) => measure is >= Metric.FirstResponseReal and <= Metric.ResolveWorking;
}

/// <summary>By what figures are told apart.</summary>
public enum Cut
{
    /// <summary>By nothing: the whole company.</summary>
    All,
    Channel, Line, District, Technician, Plan,
    /// <summary>A reason the customer gave with his stars; a ticket may have several, and only its stars count.</summary>
    Reason,
}

/// <summary>One cell of the roll-up: a day of the company, and a value of a cut.</summary>
/// <param name="Value">The value as it is stored; empty for <see cref="Cut.All"/>.</param>
public readonly record struct CellKey(DateOnly Day, Cut Cut, string Value);
