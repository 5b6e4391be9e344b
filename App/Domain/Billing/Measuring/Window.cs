namespace Plainmend.Domain.Billing;

/// <summary>The stretch of time one charge counts: [Start, End) in UTC, within a billing period if there is one.</summary>
/// <param name="Start">In.</param>
/// <param name="End">Out.</param>
internal sealed record Window(DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>All time, for bills that are about one ticket and no period.</summary>
    public static Window Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public bool Holds(DateTimeOffset at) => Start <= at && at < End;

    /// <summary>The seconds of an interval that lie in this window.</summary>
    public Exact Seconds(UsageRecord interval)
    {
        var from = interval.From > Start ? interval.From : Start;
        var to = interval.To < End ? interval.To.Value : End;
        return to > from ? Exact.Seconds(to - from) : Exact.Zero;
    }
}
