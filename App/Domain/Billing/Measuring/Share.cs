using System.Globalization;

namespace Plainmend.Domain.Billing;

/// <summary>The part of a period that a window covers. The denominator is always the whole period.</summary>
internal static class Share
{
    /// <summary>The share by days or seconds; null when it is the whole, or when a part counts as the whole.</summary>
    public static Derivation? Of(Window window, Proration by)
    {
        if (by == Proration.None || window.Period is not { } period) return null;
        if (window.Start <= period.StartsAt && window.End >= period.EndsAt) return null;
        return by == Proration.Daily
            ? Quotient(window.Days().Count(), period.Days, "d", window, period)
            : Quotient(Exact.Seconds(window.End - window.Start), Exact.Seconds(period.EndsAt - period.StartsAt), "s", window, period);
    }

    private static Derivation Quotient(Exact held, Exact whole, string unit, Window window, BillingPeriod period)
    {
        var (first, end) = (LocalTime.Day(window.Start, period.LocalZone), LocalTime.Day(window.End, period.LocalZone));
        var span = string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM-dd}/{end:yyyy-MM-dd}");
        return Derivation.Of(Operation.Quotient, new("share"), "1",
            Derivation.Given(new("share.held", span), held, unit, new Evidence(EvidenceKind.Calendar, span, period.Zone)),
            Derivation.Given(new("share.whole", period.ToString()), whole, unit, new Evidence(EvidenceKind.Calendar, period.ToString(), period.Zone)));
    }
}
