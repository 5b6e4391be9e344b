using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Domain.Sla;

/// <summary>Calendars, policies and timelines in the trade's words. Local times are written as the instant's own offset.</summary>
internal static class GivenClock
{
    public const string Shanghai = "Asia/Shanghai";

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static TimeSpan Hours(double count) => TimeSpan.FromHours(count);

    public static TimeSpan Minutes(double count) => TimeSpan.FromMinutes(count);

    public static OpenRange Range(string from, string to) =>
        new(TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Monday to Friday, the given ranges.</summary>
    public static BusinessCalendar Weekdays(string zone, IReadOnlyList<OpenRange> ranges, params IReadOnlyList<SpecialDay> special) =>
        new(zone, [.. Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new DayHours(day, ranges))], special);

    /// <summary>Monday to Friday 9–12 and 13–18 in Shanghai: 8 hours a day.</summary>
    public static BusinessCalendar Office(params IReadOnlyList<SpecialDay> special) =>
        Weekdays(Shanghai, [Range("09:00", "12:00"), Range("13:00", "18:00")], special);

    /// <summary>Every day, the given ranges.</summary>
    public static BusinessCalendar Daily(string zone, params IReadOnlyList<OpenRange> ranges) =>
        new(zone, [.. Enum.GetValues<DayOfWeek>().Select(day => new DayHours(day, ranges))], []);

    /// <summary>Urgent: 15 min / 15 min / 2 h / 4 h. Normal: 1 h / 30 min / 8 h / 24 h. Windows are promises. Approval and customer stop the resolve clock.</summary>
    public static SlaPolicy Policy(int version = 1) => new(
        version, "Standard",
        [new(Priority.Urgent, 15, 15, 120, 0, 240), new(Priority.Normal, 60, 30, 480, 0, 1440)],
        [new(SlaTarget.Resolve, [PauseReason.Approval, PauseReason.WaitingCustomer]), new(SlaTarget.Arrive, [PauseReason.WaitingCustomer])]);

    public static PauseLedger Paused(PauseReason reason, string from, string? to) =>
        new([new(reason, At(from), to is null ? null : At(to))]);

    public static SlaTimeline Submitted(string at, PauseLedger? pauses = null) => new(At(at), Travels: true, pauses ?? PauseLedger.None);
}
