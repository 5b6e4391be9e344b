using Plainmend.Components.Shared;
using System.Globalization;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of promised times as typed: minutes by priority and target; nothing = nothing is promised.</summary>
public sealed class PromiseDraft
{
    public Dictionary<string, string> Typed { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Names of the reasons that stop each target's clock.</summary>
    public Dictionary<SlaTarget, IReadOnlyList<string>> Stops { get; init; } = [];
    public string RiskPercent { get; set; } = "";
    public string RiskMinutes { get; set; } = "";

    public static string Key(Priority priority, SlaTarget target) => $"{priority}-{target}";

    public static PromiseDraft Of(SlaPolicy policy) => new()
    {
        Stops = Enum.GetValues<SlaTarget>().ToDictionary(t => t, t => (IReadOnlyList<string>)[.. policy.StopsOf(t).Select(r => r.ToString())]),
        RiskPercent = Pick.Typed(policy.RiskPercent),
        RiskMinutes = Pick.Typed(policy.RiskMinutes),
        Typed = Enum.GetValues<Priority>().SelectMany(p => Enum.GetValues<SlaTarget>().Select(t => (Key(p, t), policy.LimitFor(t, p, false) is { } limit ? Pick.Typed((decimal)limit.TotalMinutes) : ""))).ToDictionary(),
    };

    /// <summary>The promises that were typed; the grace after an appointment stays as it was.</summary>
    public SlaPolicy? Policy(SlaPolicy on, FieldFaults faults)
    {
        var limits = Enum.GetValues<Priority>().Select(p =>
        {
            var known = on.Limits.FirstOrDefault(l => l.Priority == p);
            return new PriorityLimits(p, Minutes(p, SlaTarget.FirstResponse, faults), Minutes(p, SlaTarget.Accept, faults), Minutes(p, SlaTarget.Arrive, faults),
                known?.ArriveAfterWindowMinutes ?? 0, Minutes(p, SlaTarget.Resolve, faults));
        }).ToList();
        var (percent, minutes) = Risk(faults);
        var stops = Stops.Where(s => s.Value.Count > 0).OrderBy(s => s.Key).Select(s => new TargetPauses(s.Key, [.. s.Value.Select(Enum.Parse<PauseReason>).Order()]));
        return faults.Any ? null : new(on.Version, on.Name, limits, [.. stops], percent, minutes);
    }

    /// <summary>How much of a limit is left when it is at risk, from what is typed now; null while that cannot be read.</summary>
    public TimeSpan? RiskOf(TimeSpan limit)
    {
        var faults = new FieldFaults();
        var (percent, minutes) = Risk(faults);
        return faults.Any ? null : new SlaPolicy(1, "", [], [], percent, minutes).RiskOf(limit);
    }

    private (int Percent, int Minutes) Risk(FieldFaults faults) => (
        faults.Whole("RiskPercent", AdminText.RiskPercent, RiskPercent, 0, 100), faults.Whole("RiskMinutes", AdminText.RiskMinutes, RiskMinutes, 0, SlaPolicy.MostMinutes));

    private int? Minutes(Priority priority, SlaTarget target, FieldFaults faults)
    {
        var key = Key(priority, target);
        return Typed[key].Trim().Length == 0 ? null : faults.Whole(key, $"{DomainWords.Of(priority)} · {AdminWords.Of(target)}", Typed[key], 0, SlaPolicy.MostMinutes);
    }
}

/// <summary>The form of the business calendar as typed.</summary>
public sealed class CalendarDraft
{
    public string[] Hours { get; init; } = [];
    public List<DayDraft> Days { get; init; } = [];

    public static CalendarDraft Of(BusinessCalendar calendar) => new()
    {
        Hours = HoursText.Print(calendar),
        Days = [.. calendar.Special.OrderBy(d => d.Date).Select(d => new DayDraft
        {
            Date = d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Name = d.Name, Like = d.WorksLike?.ToString() ?? "", Hours = HoursText.Print(d.Ranges),
        })],
    };

    /// <summary>The calendar that was typed; null with faults when something cannot be read.</summary>
    public BusinessCalendar? Calendar(string zone, FieldFaults faults)
    {
        var week = HoursText.Read(Hours, "Week", faults);
        if (week.Count == 0) faults.Add("Week-Monday", AdminText.Fault_NeverOpen);
        var days = Days.Select((d, i) => d.Day(i, faults)).ToList();
        foreach (var twice in days.Select((d, i) => (d.Date, i)).GroupBy(d => d.Date).Where(g => g.Count() > 1 && g.Key != default)) faults.Add($"Date-{twice.Last().i}", AdminText.Fault_Twice.With(Days[twice.Last().i].Date));
        return faults.Any ? null : new BusinessCalendar(zone, week, days);
    }
}

/// <summary>A day that differs from its weekday, as typed.</summary>
public sealed class DayDraft
{
    public string Date { get; set; } = "";
    public string Name { get; set; } = "";
    /// <summary>The weekday it works like; empty when it has hours of its own.</summary>
    public string Like { get; set; } = "";
    /// <summary>Its own hours; empty = closed.</summary>
    public string Hours { get; set; } = "";

    public SpecialDay Day(int at, FieldFaults faults)
    {
        if (!DateOnly.TryParseExact(Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) faults.Add($"Date-{at}", AdminText.Fault_Date);
        faults.Needed($"DayName-{at}", AdminText.DayName, Name);
        return Enum.TryParse<DayOfWeek>(Like, out var like) ? SpecialDay.Like(date, Name.Trim(), like) : new(date, Name.Trim(), null, HoursText.Read(Hours, $"DayHours-{at}", AdminText.DayHours, faults));
    }
}
