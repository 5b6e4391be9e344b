using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>A billing period in local days: first is in, end is out.</summary>
/// <param name="Zone">IANA name; UTC where none is named.</param>
public sealed record PeriodEntry(DateOnly First, DateOnly End, string Zone = "UTC")
{
    // A daily level over centuries would be an hour's work for one request.
    private const int MostDays = 1100;

    /// <summary>The period; null with a fault when it cannot be.</summary>
    public BillingPeriod? ToPeriod(string field, Faults faults)
    {
        var before = faults.All.Count;
        if (End <= First) faults.Add(field + ".end", ApiText.EndsBefore);
        else if (End.DayNumber - First.DayNumber > MostDays) faults.Add(field + ".end", ApiText.PeriodTooLong.With(MostDays));
        if (First.Year < 1970 || End.Year > 2500) faults.Add(field, ApiText.OutOfTime);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _)) faults.Add(field + ".zone", ApiText.UnknownZone);
        return faults.All.Count == before ? new(First, End, Zone) : null;
    }

    /// <summary>The calendar months in UTC that hold all of [from, to].</summary>
    public static PeriodEntry Covering(DateTimeOffset from, DateTimeOffset to) =>
        new(new(from.UtcDateTime.Year, from.UtcDateTime.Month, 1), new DateOnly(to.UtcDateTime.Year, to.UtcDateTime.Month, 1).AddMonths(1));
}
