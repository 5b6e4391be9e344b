namespace Plainmend.Domain.Figures;

/// <summary>A stretch of local days [First, Last]; both are in it.</summary>
public sealed record DayRange
{
    /// <summary>No range is longer.</summary>
    public const int MostDays = 3660;

    /// <exception cref="RefusedException">The last day is before the first, or more than ten years after it.</exception>
    public DayRange(DateOnly first, DateOnly last)
    {
        if (last < first) throw new RefusedException(Refusal.WindowBackwards);
        if (last.DayNumber - first.DayNumber >= MostDays) throw new RefusedException(Refusal.OutOfRange, "Days", 1, MostDays);
        (First, Last) = (first, last);
    }

    public DateOnly First { get; }
    public DateOnly Last { get; }
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>As many days right before it.</summary>
    public DayRange Before => new(First.AddDays(-Days), First.AddDays(-1));

    /// <summary>Every day, oldest first.</summary>
    public IEnumerable<DateOnly> Each => Enumerable.Range(0, Days).Select(First.AddDays);

    /// <summary>The last days up to one, which is in it.</summary>
    public static DayRange UpTo(DateOnly last, int days) => new(last.AddDays(1 - days), last);

    /// <summary>The calendar month of a day.</summary>
    public static DayRange MonthOf(DateOnly day) => new(new(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1));

    public bool Holds(DateOnly day) => First <= day && day <= Last;
}
