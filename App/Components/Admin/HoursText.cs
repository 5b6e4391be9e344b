using Plainmend.Components.Shared;
using System.Globalization;
using Plainmend.Domain.Sla;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Opening hours of a day as they are typed: <c>08:00-12:00, 13:00-18:00</c>; nothing = closed; <c>00:00-24:00</c> = all day.</summary>
public static class HoursText
{
    private const string AllDay = "00:00-24:00";

    public static string Print(IEnumerable<OpenRange> ranges) => string.Join(", ", ranges.Select(Print));

    /// <summary>The hours of seven days, Monday first, as they are typed.</summary>
    public static string[] Print(BusinessCalendar calendar) =>
        [.. Pick.Week.Select(day => Print(calendar.Week.Where(d => d.Day == day).SelectMany(d => d.Ranges)))];

    /// <summary>The ranges that were typed; a fault of the field when they cannot be read.</summary>
    public static IReadOnlyList<OpenRange> Read(string typed, string field, string label, FieldFaults faults)
    {
        var ranges = new List<OpenRange>();
        foreach (var part in Pick.Words(typed.Normalize(System.Text.NormalizationForm.FormKC).Replace('–', '-').Replace('~', '-')))
        {
            if (Range(part) is { } range) ranges.Add(range);
            else faults.Add(field, AdminText.Fault_Hours.With(label));
        }
        return ranges;
    }

    /// <summary>The week that was typed, Monday first; closed days are left out.</summary>
    public static IReadOnlyList<DayHours> Read(IReadOnlyList<string> typed, string field, FieldFaults faults) =>
    [
        .. Pick.Week.Select((day, i) => new DayHours(day, Read(typed[i], $"{field}-{day}", Pick.Day(day), faults))).Where(d => d.Ranges.Count > 0),
    ];

    private static string Print(OpenRange range) => range == OpenRange.AllDay ? AllDay : $"{Print(range.From)}-{Print(range.To)}";

    private static string Print(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static OpenRange? Range(string typed)
    {
        var ends = typed.Replace(" ", "", StringComparison.Ordinal).Split('-');
        if (ends is not [var opens, var closes]) return null;
        return Time(opens) is { } from && (closes == "24:00" ? TimeOnly.MinValue : Time(closes)) is { } to ? new(from, to) : null;
    }

    private static TimeOnly? Time(string typed) =>
        TimeOnly.TryParseExact(typed, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
