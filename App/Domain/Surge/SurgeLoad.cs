namespace Plainmend.Domain.Surge;

/// <summary>How much presses at one instant.</summary>
/// <param name="Waiting">Tickets nobody has been asked for yet.</param>
/// <param name="Oldest">Whole minutes the oldest of them has waited; 0 when none waits.</param>
/// <param name="Median">Whole minutes half of them have waited at least.</param>
/// <param name="Growth">How many more wait than at the beginning of the policy's window; may be negative.</param>
public sealed record SurgeReading(int Waiting, int Oldest, int Median, int Growth)
{
    /// <summary>The wait a policy watches.</summary>
    public int Of(SurgeMeasure measure) => measure == SurgeMeasure.Oldest ? Oldest : Median;

    /// <summary>The reading of a queue.</summary>
    /// <param name="since">Since when each waits, the oldest first.</param>
    /// <param name="before">How many waited at the beginning of the window.</param>
    public static SurgeReading Of(IReadOnlyList<DateTimeOffset> since, int before, DateTimeOffset at) => new(
        since.Count, since.Count == 0 ? 0 : Minutes(at - since[0]), since.Count == 0 ? 0 : Minutes(at - since[since.Count / 2]), since.Count - before);

    private static int Minutes(TimeSpan span) => (int)(span.Ticks / TimeSpan.TicksPerMinute);
}

/// <summary>The load now, and since when it has been pressing or slack.</summary>
/// <param name="HighSince">Since when it has been high without a break; null while it is not.</param>
/// <param name="LowSince">Since when it has been low without a break; null while it is not.</param>
public sealed record SurgePressure(SurgeReading Load, DateTimeOffset? HighSince, DateTimeOffset? LowSince)
{
    /// <summary>Before the first reading.</summary>
    public static SurgePressure None { get; } = new(new(0, 0, 0, 0), null, null);

    /// <summary>The pressure after a later reading.</summary>
    public SurgePressure Next(SurgePolicy policy, SurgeReading load, DateTimeOffset at) =>
        new(load, policy.IsHigh(load) ? HighSince ?? at : null, policy.IsLow(load) ? LowSince ?? at : null);
}

/// <summary>A stretch in which a ticket waited for somebody.</summary>
/// <param name="Until">When somebody was asked, or it ended otherwise; null = it still waits.</param>
public sealed record TicketWait(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// Reads the pressure off the tickets themselves, minute by minute: nothing is remembered from one look to the next, so a restart
/// loses no time that counted, and two processes see the same.
/// </summary>
public static class SurgeLoad
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <summary>How far back a policy looks.</summary>
    public static TimeSpan Reach(SurgePolicy policy) => TimeSpan.FromMinutes(Math.Max(policy.HoldMinutes, policy.SlackMinutes) + policy.GrowthWithin);

    /// <summary>The pressure now.</summary>
    /// <param name="waits">Every wait that reaches into the time the policy looks back over, in any order.</param>
    public static SurgePressure Of(SurgePolicy policy, IReadOnlyList<TicketWait> waits, DateTimeOffset now)
    {
        var sorted = waits.OrderBy(wait => wait.From).ToList();
        var (pressure, back) = (SurgePressure.None, Math.Max(policy.HoldMinutes, policy.SlackMinutes));
        for (var at = now - back * Step; at <= now; at += Step)
            pressure = pressure.Next(policy, SurgeReading.Of(At(sorted, at), At(sorted, at - policy.GrowthWithin * Step).Count, at), at);
        return pressure;
    }

    private static List<DateTimeOffset> At(List<TicketWait> waits, DateTimeOffset at) =>
        [.. waits.TakeWhile(wait => wait.From <= at).Where(wait => wait.Until is null || wait.Until > at).Select(wait => wait.From)];
}
