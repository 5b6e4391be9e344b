namespace Plainmend.Domain.Sla;

/// <summary>Opening hours of one weekday; overlapping ranges count once. A weekday that is not listed is closed.</summary>
public sealed record DayHours(DayOfWeek Day, IReadOnlyList<OpenRange> Ranges);

/// <summary>
/// One date that differs from its weekday: a holiday, a day with special hours, or a make-up working day (调休).
/// Hours that opened the evening before still run to their end.
/// </summary>
/// <param name="Name">What the company calls the day, such as 国庆节; shown in explanations.</param>
/// <param name="WorksLike">Weekday whose hours apply instead; null when <paramref name="Ranges"/> apply.</param>
/// <param name="Ranges">Hours of this date when it works like no weekday; empty = closed.</param>
public sealed record SpecialDay(DateOnly Date, string Name, DayOfWeek? WorksLike, IReadOnlyList<OpenRange> Ranges)
{
    /// <summary>A day without opening hours.</summary>
    public static SpecialDay Closed(DateOnly date, string name) => new(date, name, null, []);

    /// <summary>A day with hours of its own.</summary>
    public static SpecialDay Open(DateOnly date, string name, params IReadOnlyList<OpenRange> ranges) => new(date, name, null, ranges);

    /// <summary>A day that works like the given weekday, such as a Saturday that makes up for a Monday.</summary>
    public static SpecialDay Like(DateOnly date, string name, DayOfWeek weekday) => new(date, name, weekday, []);
}
