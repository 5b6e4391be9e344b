using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Sla;

/// <summary>What a customer is promised a time for.</summary>
public enum SlaTarget
{
    /// <summary>From submission until the desk has answered.</summary>
    FirstResponse,
    /// <summary>From the offer until a technician has accepted it.</summary>
    Accept,
    /// <summary>From submission, or from the end of the appointment window once there is one, until somebody is on site.</summary>
    Arrive,
    /// <summary>From submission until the repair is done.</summary>
    Resolve,
}

/// <summary>Limits of one priority in working minutes, none negative. Null = nothing is promised.</summary>
/// <param name="ArriveMinutes">Until somebody is on site, while no appointment has been made.</param>
/// <param name="ArriveAfterWindowMinutes">Grace after the end of the appointment window; 0 = the window's end is the promise.</param>
public sealed record PriorityLimits(
    Priority Priority, int? FirstResponseMinutes, int? AcceptMinutes, int? ArriveMinutes, int? ArriveAfterWindowMinutes, int? ResolveMinutes);

/// <summary>Which reasons stop the clock of one target. A target that is not listed never stops.</summary>
public sealed record TargetPauses(SlaTarget Target, IReadOnlyList<PauseReason> Reasons);

/// <summary>A version of what a company promises. A version is never edited; a change is a new version.</summary>
public sealed record SlaPolicy
{
    /// <param name="version">1, 2, 3 …; kept with every reading.</param>
    /// <param name="limits">Limits by priority, each priority at most once; a priority that is not listed is promised nothing.</param>
    /// <param name="pauses">Which pauses stop which target, each target at most once.</param>
    /// <param name="riskPercent">At risk when no more than this share of the limit is left (0–100) …</param>
    /// <param name="riskMinutes">… or no more than this many working minutes, whichever is larger.</param>
    public SlaPolicy(
        int version, string name, IReadOnlyList<PriorityLimits> limits, IReadOnlyList<TargetPauses> pauses, int riskPercent = 25, int riskMinutes = 30)
    {
        Bounds.RefuseTwice(nameof(limits), limits.Select(limit => limit.Priority));
        Bounds.RefuseTwice(nameof(pauses), pauses.Select(pause => pause.Target));
        foreach (var minutes in limits.SelectMany(Minutes)) Bounds.Keep(nameof(limits), minutes, 0, MostMinutes);
        (Version, Name, Limits, Pauses) = (version, name, limits, pauses);
        RiskPercent = Bounds.Keep(nameof(riskPercent), riskPercent, 0, 100);
        RiskMinutes = Bounds.Keep(nameof(riskMinutes), riskMinutes, 0, MostMinutes);
    }

    /// <summary>The longest limit: one year around the clock, in minutes.</summary>
    public const int MostMinutes = 366 * 24 * 60;

    public int Version { get; }
    public string Name { get; }
    public IReadOnlyList<PriorityLimits> Limits { get; }
    public IReadOnlyList<TargetPauses> Pauses { get; }
    public int RiskPercent { get; }
    public int RiskMinutes { get; }

    /// <summary>Working time promised for a target; null when nothing is promised.</summary>
    /// <param name="appointed">True once there is an appointment window; only the arrival cares.</param>
    public TimeSpan? LimitFor(SlaTarget target, Priority priority, bool appointed)
    {
        var limits = Limits.FirstOrDefault(limit => limit.Priority == priority);
        var minutes = target switch
        {
            SlaTarget.FirstResponse => limits?.FirstResponseMinutes,
            SlaTarget.Accept => limits?.AcceptMinutes,
            SlaTarget.Arrive => appointed ? limits?.ArriveAfterWindowMinutes : limits?.ArriveMinutes,
            SlaTarget.Resolve => limits?.ResolveMinutes,
            _ => throw new ArgumentOutOfRangeException(nameof(target), target, null),
        };
        return minutes is { } count ? TimeSpan.FromMinutes(count) : null;
    }

    /// <summary>The reasons that stop the clock of this target.</summary>
    public IReadOnlyList<PauseReason> StopsOf(SlaTarget target) => Pauses.FirstOrDefault(pause => pause.Target == target)?.Reasons ?? [];

    /// <summary>With this much working time left or less, a target of this limit is at risk.</summary>
    public TimeSpan RiskOf(TimeSpan limit) => TimeSpan.FromTicks(Math.Max(limit.Ticks / 100 * RiskPercent, RiskMinutes * TimeSpan.TicksPerMinute));

    private static IEnumerable<int> Minutes(PriorityLimits limits) => new[]
    {
        limits.FirstResponseMinutes, limits.AcceptMinutes, limits.ArriveMinutes, limits.ArriveAfterWindowMinutes, limits.ResolveMinutes,
    }.OfType<int>();
}
