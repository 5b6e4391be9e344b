using System.Globalization;
using Plainmend.Domain.Sla;

namespace Plainmend.Texts;

/// <summary>Says of a day why its hours counted, or why nothing did.</summary>
public static class CalendarWords
{
    /// <summary>"星期四：09:00–12:00、13:00–18:00", "国庆节：休息", "国庆调休：按星期五上班，09:00–18:00".</summary>
    public static string Why(WalkedDay day)
    {
        var name = day.Special is { Name.Length: > 0 } special ? special.Name : Weekday(day.Date.DayOfWeek);
        var own = day switch
        {
            { Hours.Count: 0 } => SharedText.Day_Closed.With(name),
            { Special.WorksLike: { } like } => SharedText.Day_Like.With(name, Weekday(like), Hours(day.Hours)),
            _ => SharedText.Day_Open.With(name, Hours(day.Hours)),
        };
        return day.Overnight.Count == 0 ? own : SharedText.Day_Overnight.With(own, Hours(day.Overnight));
    }

    /// <summary>09:00–12:00, 13:00–18:00</summary>
    public static string Hours(IEnumerable<OpenRange> ranges) => string.Join(Language.IsChinese ? "、" : ", ", ranges.Select(range =>
        $"{Clock(range.From)}–{(range.To == TimeOnly.MinValue ? "24:00" : Clock(range.To))}"));

    private static string Weekday(DayOfWeek day) => Language.Now.DateTimeFormat.GetDayName(day);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
