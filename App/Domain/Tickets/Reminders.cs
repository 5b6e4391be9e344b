namespace Plainmend.Domain.Tickets;

/// <summary>Which reminder of an appointment. The name is stored.</summary>
public enum Reminder { DayBefore, Soon }

/// <summary>When somebody is reminded of an appointment.</summary>
public static class Reminders
{
    /// <summary>How long before the window the first reminder comes …</summary>
    public static readonly TimeSpan DayAhead = TimeSpan.FromHours(24);
    /// <summary>… and how long before it that one would only be late (the process stood still meanwhile).</summary>
    public static readonly TimeSpan DayLate = TimeSpan.FromHours(12);
    /// <summary>How long before the window the second comes.</summary>
    public static readonly TimeSpan HoursAhead = TimeSpan.FromHours(2);

    /// <summary>The reminder that is due now; null when none is.</summary>
    /// <param name="toldAt">When it was last spoken of: made, moved or reminded of. Who just agreed on a time needs no reminder of it.</param>
    public static Reminder? Due(ArrivalWindow window, DateTimeOffset toldAt, DateTimeOffset now)
    {
        var left = window.From - now;
        if (left > TimeSpan.Zero && left <= HoursAhead) return toldAt < window.From - HoursAhead ? Reminder.Soon : null;
        return left > DayLate && left <= DayAhead && toldAt < window.From - DayAhead ? Reminder.DayBefore : null;
    }
}
