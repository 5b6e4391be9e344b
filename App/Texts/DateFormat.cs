using System.Globalization;

namespace Plainmend.Texts;

/// <summary>
/// Prints days and times in the reader's language. Every argument is already local, in the company's zone:
/// the calendar of the domain turns instants into local time, not the screen.
/// </summary>
public static class DateFormat
{
    /// <summary>2025年6月14日 · 14 Jun 2025</summary>
    public static string Day(DateOnly day) => day.ToString(Language.IsChinese ? "yyyy年M月d日" : "d MMM yyyy", Language.Now);

    /// <summary>6月14日 周六 · Sat 14 Jun</summary>
    public static string ShortDay(DateOnly day) => day.ToString(Language.IsChinese ? "M月d日 ddd" : "ddd d MMM", Language.Now);

    /// <summary>6月14日 · 14 Jun, where room is scarce</summary>
    public static string DayOnly(DateOnly day) => day.ToString(Language.IsChinese ? "M月d日" : "d MMM", Language.Now);

    /// <summary>2025年6月 · June 2025</summary>
    public static string Month(DateOnly day) => day.ToString(Language.IsChinese ? "yyyy年M月" : "MMMM yyyy", Language.Now);

    /// <summary>14:32</summary>
    public static string Time(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>14:32:08, for stamps that must prove how fresh they are.</summary>
    public static string Stamp(DateTimeOffset local) => local.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>14:40–15:10</summary>
    public static string Range(DateTimeOffset from, DateTimeOffset to) => $"{Time(from)}–{Time(to)}";

    /// <summary>6月14日 周六 14:32 · Sat 14 Jun 14:32, with the year when it is another one than now's.</summary>
    public static string Full(DateTimeOffset local, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(local.DateTime);
        return $"{(local.Year == now.Year ? ShortDay(day) : Day(day))} {Time(local)}";
    }

    /// <summary>Within the hour "3 分钟前", on the same day the clock time, else the full stamp.</summary>
    public static string Ago(DateTimeOffset local, DateTimeOffset now)
    {
        var past = now - local;
        if (past >= TimeSpan.Zero && past < TimeSpan.FromMinutes(1)) return SharedText.JustNow;
        if (past >= TimeSpan.Zero && past <= TimeSpan.FromHours(1)) return SharedText.MinutesAgo.With((int)past.TotalMinutes);
        return local.Date == now.Date ? Time(local) : Full(local, now);
    }
}
