namespace Plainmend.Domain.Billing;

/// <summary>
/// The periods of an agreement, counted from its anchor day. Each is worked out from the anchor, never from the last one,
/// so that a short month moves nothing: 31 Jan, 28 Feb, 31 Mar.
/// </summary>
/// <param name="Anchor">The first day of period 0.</param>
/// <param name="Zone">IANA name.</param>
/// <param name="Months">Length of a period, one or more.</param>
public sealed record BillingCycle(DateOnly Anchor, string Zone, int Months = 1)
{
    /// <summary>The n-th period; negative ones lie before the anchor.</summary>
    public BillingPeriod Period(int n) => new(Anchor.AddMonths(n * Months), Anchor.AddMonths((n + 1) * Months), Zone);

    /// <summary>The period that holds this instant.</summary>
    public BillingPeriod Holding(DateTimeOffset at)
    {
        var day = LocalTime.Day(at, LocalTime.Zone(Zone));
        var months = (day.Year - Anchor.Year) * 12 + day.Month - Anchor.Month;
        var n = (int)Math.Floor((decimal)months / Months);
        return Anchor.AddMonths(n * Months) <= day ? Period(n) : Period(n - 1);
    }
}
