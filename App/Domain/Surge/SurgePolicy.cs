using Plainmend.Domain.Sla;

namespace Plainmend.Domain.Surge;

/// <summary>Which waiting time a policy watches.</summary>
public enum SurgeMeasure { Oldest, Median }

/// <summary>
/// When a company calls in people who work only when called, and when it lets them go. Two thresholds apart, times they must
/// hold, and a cool-down keep it from flapping; two caps keep it from costing more than was said.
/// </summary>
/// <param name="CallAbove">Called in when the wait has this many minutes or more …</param>
/// <param name="GrowthBy">… or the queue has grown by this many tickets; 0 = growth is not watched.</param>
/// <param name="GrowthWithin">Minutes over which growth is measured.</param>
/// <param name="HoldMinutes">So long it must have been so, and so long after one call, before the next.</param>
/// <param name="ReleaseBelow">Released when the wait has fewer minutes than this; less than <paramref name="CallAbove"/>.</param>
/// <param name="SlackMinutes">So long it must have been so.</param>
/// <param name="CoolDown">Minutes after a release in which the policy calls nobody.</param>
/// <param name="MostPeople">Most people at once.</param>
/// <param name="PricePerHour">What a started hour of one person costs, in the company's currency.</param>
/// <param name="CapPerDay">No hour begins that would bring the local day above this …</param>
/// <param name="CapPerMonth">… or the local month above this.</param>
/// <param name="MinimumStay">Minutes for which somebody is kept even in slack.</param>
/// <param name="FinishHours">Hours set aside for each person when he is called, so that the cap never falls into the middle of a job.</param>
/// <param name="LongestHours">After so many hours somebody is released whatever waits.</param>
/// <param name="From">Beginning (in) of the time of day, on the company's clock, in which people are called …</param>
/// <param name="To">… and its end (out), at which they are released. Later than <paramref name="From"/>.</param>
public sealed record SurgePolicy(
    SurgeMeasure Measure, int CallAbove, int GrowthBy, int GrowthWithin, int HoldMinutes, int ReleaseBelow, int SlackMinutes, int CoolDown,
    int MostPeople, decimal PricePerHour, decimal CapPerDay, decimal CapPerMonth, int MinimumStay, int FinishHours, int LongestHours, TimeOnly From, TimeOnly To)
{
    /// <summary>The most minutes of any of its times, people at once, money per hour and money of a cap.</summary>
    public const int MostMinutes = 24 * 60, MostAtOnce = 100, MostPrice = 100_000, MostCap = 100_000_000;

    /// <summary>What a company begins with before it publishes its own.</summary>
    public static SurgePolicy Start { get; } = new(SurgeMeasure.Oldest, 45, 10, 30, 10, 15, 20, 30, 3, 60, 600, 6000, 60, 2, 8, new(8, 0), new(20, 0));

    public int CallAbove { get; init; } = Bounds.Keep(nameof(CallAbove), CallAbove, 2, MostMinutes);
    public int GrowthBy { get; init; } = Bounds.Keep(nameof(GrowthBy), GrowthBy, 0, 10_000);
    public int GrowthWithin { get; init; } = Bounds.Keep(nameof(GrowthWithin), GrowthWithin, 1, MostMinutes);
    public int HoldMinutes { get; init; } = Bounds.Keep(nameof(HoldMinutes), HoldMinutes, 1, MostMinutes);
    public int ReleaseBelow { get; init; } = Bounds.Keep(nameof(ReleaseBelow), ReleaseBelow, 1, CallAbove - 1);
    public int SlackMinutes { get; init; } = Bounds.Keep(nameof(SlackMinutes), SlackMinutes, 1, MostMinutes);
    public int CoolDown { get; init; } = Bounds.Keep(nameof(CoolDown), CoolDown, 1, MostMinutes);
    public int MostPeople { get; init; } = Bounds.Keep(nameof(MostPeople), MostPeople, 1, MostAtOnce);
    public decimal PricePerHour { get; init; } = Keep(nameof(PricePerHour), PricePerHour, MostPrice);
    public decimal CapPerDay { get; init; } = Keep(nameof(CapPerDay), CapPerDay, MostCap);
    public decimal CapPerMonth { get; init; } = Keep(nameof(CapPerMonth), CapPerMonth, MostCap);
    public int MinimumStay { get; init; } = Bounds.Keep(nameof(MinimumStay), MinimumStay, 1, MostMinutes);
    public int FinishHours { get; init; } = Bounds.Keep(nameof(FinishHours), FinishHours, 0, 12);
    public int LongestHours { get; init; } = Bounds.Keep(nameof(LongestHours), LongestHours, 1, 24);
    public TimeOnly To { get; init; } = To > From ? To : throw new RefusedException(Refusal.EndsBeforeItBegins, nameof(To));

    /// <summary>True while people may be called and kept.</summary>
    public bool IsOpen(DateTimeOffset at, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) is var time && time >= From && time < To;

    /// <summary>True when this load alone would call somebody in.</summary>
    public bool IsHigh(SurgeReading load) => load.Of(Measure) >= CallAbove || Grows(load);

    /// <summary>True when this load alone would release somebody.</summary>
    public bool IsLow(SurgeReading load) => load.Of(Measure) < ReleaseBelow && !Grows(load);

    private bool Grows(SurgeReading load) => GrowthBy > 0 && load.Growth >= GrowthBy;

    private static decimal Keep(string field, decimal value, int most) => value >= 0 && value <= most ? value : throw new RefusedException(Refusal.OutOfRange, field, 0, most);
}

/// <summary>A version of the policy, and where its days begin.</summary>
public sealed record SurgeTerms(SurgePolicy Policy, int Version, TimeZoneInfo Zone);
