namespace Plainmend.Domain.Billing;

/// <summary>The stretch of time one charge counts: [Start, End) in UTC, within a billing period if there is one.</summary>
/// <param name="Start">In.</param>
/// <param name="End">Out.</param>
/// <param name="Period">The whole period, which is the denominator of every proration; null for bills that have none.</param>
internal sealed record Window(DateTimeOffset Start, DateTimeOffset End, BillingPeriod? Period = null)
{
    /// <summary>All time, for bills that are about one ticket and no period.</summary>
    public static Window Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>Whether the window ends at the present, in the middle of a day that counts already.</summary>
    public bool Running { get; init; }

    /// <summary>The period; refuses to invent one.</summary>
    public BillingPeriod Whole => Period ?? throw new RefusedException(Refusal.TermsInvalid, "aggregation", "levels need a billing period");

    public bool Holds(DateTimeOffset at) => Start <= at && at < End;

    /// <summary>This window as it looks at an instant: nothing after it has happened yet.</summary>
    public Window SoFar(DateTimeOffset? asOf) => asOf is { } now && now < End ? this with { End = now > Start ? now : Start, Running = true } : this;

    /// <summary>
    /// The days that belong to this window: those whose last moment lies in it, so that the day of a change belongs to what
    /// is new; and the day that is still running.
    /// </summary>
    public IEnumerable<(DateOnly Day, DateTimeOffset From, DateTimeOffset To)> Days() =>
        Whole.LocalDays().Where(d => (Start < d.To && d.To <= End) || (Running && Start < End && d.From < End && End < d.To));

    /// <summary>The seconds of an interval that lie in this window.</summary>
    public Exact Seconds(UsageRecord interval)
    {
        var (from, to) = Clipped(interval);
        return to > from ? Exact.Seconds(to - from) : Exact.Zero;
    }

    /// <summary>The part of an interval that lies in this window; empty when To is not after From.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Clipped(UsageRecord interval) => interval.To == UsageRecord.StillHeld
        ? throw new ArgumentException("Time is billed when its interval has ended.", nameof(interval))
        : (interval.From > Start ? interval.From : Start, interval.To < End ? interval.To.Value : End);
}
