namespace Plainmend.Domain.Billing;

/// <summary>How the records of a period become one quantity.</summary>
public enum Aggregation
{
    /// <summary>No records: the share of the period under agreement (1 for all of it).</summary>
    Agreement,
    /// <summary>The number of records.</summary>
    Count,
    /// <summary>Their amounts added.</summary>
    Sum,
    /// <summary>The largest amount.</summary>
    Max,
    /// <summary>The number of different subjects.</summary>
    Unique,
    /// <summary>The last amount, by instant, then by id.</summary>
    Latest,
    /// <summary>The average level over the whole period, by seconds; the level from before the period is carried in.</summary>
    TimeWeighted,
    /// <summary>The average over the days of the period of the level at each local day's end.</summary>
    DailyClosing,
    /// <summary>The sum over the days of each day's highest level (unit-days).</summary>
    DailyPeak,
    /// <summary>Seconds of all intervals, times their level.</summary>
    Duration,
    /// <summary>Seconds during which a subject had at least one interval, added over the subjects.</summary>
    UnionDuration,
}
