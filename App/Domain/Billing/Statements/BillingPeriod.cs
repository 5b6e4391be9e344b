using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// A billing period in local days [First, End): First is in, End is out. It is cut at local midnight of the zone. A local
/// day counts as one day even when its clock runs 23 or 25 hours.
/// </summary>
public sealed record BillingPeriod
{
    /// <summary>Refuses an end that is not after the first day, and an unknown zone.</summary>
    public BillingPeriod(DateOnly first, DateOnly end, string zone)
    {
        if (end <= first) throw new ArgumentException("A period ends after it begins.", nameof(end));
        if (first.Year < 1970 || end.Year > 2500) throw new ArgumentOutOfRangeException(nameof(first), "A period lies between 1970 and 2500.");
        (First, End, Zone) = (first, end, zone);
        LocalZone = LocalTime.Zone(zone);
        (StartsAt, EndsAt) = (LocalTime.Start(first, LocalZone), LocalTime.Start(end, LocalZone));
    }

    /// <summary>The first day.</summary>
    public DateOnly First { get; }
    /// <summary>The day after the last.</summary>
    public DateOnly End { get; }
    /// <summary>IANA name: "Asia/Shanghai".</summary>
    public string Zone { get; }
    /// <summary>The instant at which the first day begins; in.</summary>
    [JsonIgnore] public DateTimeOffset StartsAt { get; }
    /// <summary>The instant at which the day after the last begins; out.</summary>
    [JsonIgnore] public DateTimeOffset EndsAt { get; }
    /// <summary>Local days, whatever their length.</summary>
    [JsonIgnore] public int Days => End.DayNumber - First.DayNumber;
    [JsonIgnore] internal TimeZoneInfo LocalZone { get; }

    /// <summary>The calendar month that holds this day.</summary>
    public static BillingPeriod Month(int year, int month, string zone) =>
        new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(1), zone);

    /// <summary>The days with the instants at which each begins (in) and ends (out).</summary>
    internal IEnumerable<(DateOnly Day, DateTimeOffset From, DateTimeOffset To)> LocalDays()
    {
        var from = StartsAt;
        for (var day = First; day < End; day = day.AddDays(1))
        {
            var to = LocalTime.Start(day.AddDays(1), LocalZone);
            yield return (day, from, to);
            from = to;
        }
    }

    /// <summary>"2025-06-01/2025-07-01", for sentences.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{First:yyyy-MM-dd}/{End:yyyy-MM-dd}");
}
