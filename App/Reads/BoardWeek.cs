using Plainmend.Domain.Billing;

namespace Plainmend.Reads;

/// <summary>Seven days of the company's technicians: how much each has, and how much he could still take.</summary>
/// <param name="Monday">First day shown.</param>
public sealed record BoardWeek(DateOnly Monday, DateOnly Today, IReadOnlyList<BoardWeekRow> Rows)
{
    /// <summary>The days, Monday first.</summary>
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, 7).Select(Monday.AddDays);

    /// <summary>What all of them could still take on one day.</summary>
    /// <param name="day">0 = Monday.</param>
    public int Free(int day) => Rows.Sum(r => r.Days[day].Free);

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>One technician's week.</summary>
/// <param name="Days">Monday first.</param>
public sealed record BoardWeekRow(Guid Id, Bilingual Name, IReadOnlyList<BoardWeekDay> Days);

/// <summary>One technician's day.</summary>
/// <param name="Jobs">Visits of that day and offers for it.</param>
/// <param name="JobsPerDay">How many he takes on a day.</param>
/// <param name="Working">How long he works, leave and the company's holidays taken out.</param>
/// <param name="Away">True when he is on leave for any of it.</param>
public sealed record BoardWeekDay(int Jobs, int JobsPerDay, TimeSpan Working, bool Away)
{
    /// <summary>How many jobs more he could take; none on a day on which he does not work.</summary>
    public int Free => Working > TimeSpan.Zero ? Math.Max(0, JobsPerDay - Jobs) : 0;
}
