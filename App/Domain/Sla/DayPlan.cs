namespace Plainmend.Domain.Sla;

/// <summary>The hours of every date by the wall clock: the week, overruled by special days.</summary>
internal sealed class DayPlan
{
    private readonly OpenRange[][] _week;
    private readonly Dictionary<DateOnly, OpenRange[]> _special;

    public DayPlan(IReadOnlyList<DayHours> week, IReadOnlyList<SpecialDay> special)
    {
        _week = [.. Enum.GetValues<DayOfWeek>().Select(day => InOrder(week.Where(hours => hours.Day == day).SelectMany(hours => hours.Ranges)))];
        Bounds.RefuseTwice(nameof(special), special.Select(day => day.Date));
        _special = special.ToDictionary(day => day.Date, day => day.WorksLike is { } like ? _week[(int)like] : InOrder(day.Ranges));
    }

    /// <summary>True when this wall-clock reading lies in a range that opened on its day or on the day before.</summary>
    public bool IsOpen(DateTime reading)
    {
        var day = DateOnly.FromDateTime(reading);
        return Holds(day, reading) || (day > DateOnly.MinValue && Holds(day.AddDays(-1), reading));
    }

    /// <summary>The open stretches between two wall-clock readings [from, until), in order and without overlap.</summary>
    public IEnumerable<(DateTime Opens, DateTime Closes)> Hours(DateTime from, DateTime until)
    {
        var reached = from;
        for (var day = DateOnly.FromDateTime(from).AddDays(-1); day.ToDateTime(TimeOnly.MinValue) < until; day = day.AddDays(1))
            foreach (var range in On(day))
            {
                var (opens, closes) = range.On(day);
                if (opens < reached) opens = reached;
                if (closes > until) closes = until;
                if (opens >= closes) continue;
                yield return (opens, closes);
                reached = closes;
            }
    }

    private bool Holds(DateOnly day, DateTime reading) =>
        On(day).Any(range => range.On(day) is var (opens, closes) && opens <= reading && reading < closes);

    /// <summary>The hours that open on this date, in order.</summary>
    public OpenRange[] On(DateOnly day) => _special.TryGetValue(day, out var ranges) ? ranges : _week[(int)day.DayOfWeek];

    private static OpenRange[] InOrder(IEnumerable<OpenRange> ranges) => [.. ranges.OrderBy(range => range.From)];
}
