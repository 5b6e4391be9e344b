using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Figures;

/// <summary>How often a report goes out. The name is stored.</summary>
public enum ReportEvery
{
    /// <summary>Every day, about the day before.</summary>
    Day,
    /// <summary>Every Monday, about the seven days before.</summary>
    Week,
    /// <summary>On the first of every month, about the month before.</summary>
    Month,
}

/// <summary>A report that goes out by itself.</summary>
/// <param name="Recipients">E-mail addresses, each once.</param>
/// <param name="Groups">Which figures, in the order of the report.</param>
/// <param name="Hour">0 to 23, on the company's clock. Where clocks jump over it the report goes right after the jump; where it comes twice, the first time.</param>
/// <param name="Language">Of the words, such as <c>zh-CN</c>.</param>
/// <param name="By">Who set it up so.</param>
public sealed record ReportPlan(IReadOnlyList<string> Recipients, IReadOnlyList<FigureGroup> Groups, ReportEvery Every, int Hour, string Language, Bilingual By)
{
    /// <summary>Most addresses of one report.</summary>
    public const int MostRecipients = 10;

    /// <summary>The first instant after <paramref name="now"/> at which the report is due.</summary>
    /// <param name="zone">The company's.</param>
    public DateTimeOffset NextAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        // A day earlier and later than the clock says: a jump may carry an instant over midnight.
        for (var day = LocalTime.Day(now, zone).AddDays(-1); ; day = day.AddDays(1))
            if (IsOn(day) && At(day, zone) is var at && at > now) return at;
    }

    /// <summary>The days that the latest report due by <paramref name="now"/> is about.</summary>
    public DayRange PeriodBy(DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = LocalTime.Day(now, zone).AddDays(1);
        while (!IsOn(day) || At(day, zone) > now) day = day.AddDays(-1);
        return Every switch
        {
            ReportEvery.Week => DayRange.UpTo(day.AddDays(-1), 7),
            ReportEvery.Month => DayRange.MonthOf(day.AddDays(-1)),
            _ => DayRange.UpTo(day.AddDays(-1), 1),
        };
    }

    /// <summary>True when both say the same.</summary>
    public bool IsLike(ReportPlan other) =>
        this with { Recipients = other.Recipients, Groups = other.Groups } == other && Recipients.SequenceEqual(other.Recipients) && Groups.SequenceEqual(other.Groups);

    private bool IsOn(DateOnly day) => Every switch
    {
        ReportEvery.Week => day.DayOfWeek == DayOfWeek.Monday,
        ReportEvery.Month => day.Day == 1,
        _ => true,
    };

    private DateTimeOffset At(DateOnly day, TimeZoneInfo zone) => LocalTime.Instant(day, Hour * 60, zone);
}
