namespace Plainmend.Domain.Billing;

/// <summary>Where spending stands against its limit.</summary>
/// <param name="Limit">What was set.</param>
/// <param name="Reached">Thresholds reached so far, in percent: of 50, 75, 90 and 100.</param>
/// <param name="Projected">Thresholds the expected end of the period reaches.</param>
/// <param name="FullAt">When the limit is reached at this pace; null: not in this period, or already.</param>
public sealed record Budget(SpendLimit Limit, IReadOnlyList<int> Reached, IReadOnlyList<int> Projected, DateTimeOffset? FullAt)
{
    private static readonly int[] Thresholds = [50, 75, 90, 100];

    /// <summary>Compares before tax, as the limit is enforced.</summary>
    public static Budget Of(SpendLimit limit, Forecast forecast, BillingPeriod period, DateTimeOffset now)
    {
        var (used, expected) = (Lines(forecast.SoFar), Lines(forecast.Expected));
        return new(limit, Above(used, limit), Above(expected, limit), Reaching(limit, used, expected, period, now));
    }

    /// <summary>Whether new flexible capacity and metered modules may still be switched on. Tickets are never refused.</summary>
    public bool Stops => Limit.Hard && Reached.Contains(100);

    private static int[] Above(Exact amount, SpendLimit limit) => [.. Thresholds.Where(t => amount * 100 >= (Exact)limit.Amount * t)];

    // Between now and the period's end the bill grows evenly from what it is to what is expected.
    private static DateTimeOffset? Reaching(SpendLimit limit, Exact used, Exact expected, BillingPeriod period, DateTimeOffset now)
    {
        if (used >= limit.Amount || expected < limit.Amount || now >= period.EndsAt) return null;
        var part = ((Exact)limit.Amount - used) / (expected - used);
        var ticks = Rounding.Up(part * (period.EndsAt - now).Ticks, 1);
        return now.AddTicks((long)ticks.Numerator).ToUniversalTime();
    }

    // What a hard limit already took off still counts as spent on the way there.
    private static Exact Lines(Statement statement) => statement.Lines.Where(l => l.Key != "limit.cap").Aggregate(Exact.Zero, (sum, l) => sum + l.Printed);
}
