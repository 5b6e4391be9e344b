using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>An invented month to try a plan on, as the designer types it: real usage records, priced by the one calculator.</summary>
public sealed class SampleMonth : TypedFields
{
    /// <summary>The most of anything in it.</summary>
    public const int Most = 20_000;

    private const int HoursEach = 8;

    /// <summary>What is typed as a number; modules are ticked.</summary>
    public static IReadOnlyList<string> Fields { get; } = [PlatformMeters.Seats, PlatformMeters.TechnicianSeats, PlatformMeters.Tickets, PlatformMeters.ActiveTime, PlatformMeters.Capacity];

    /// <summary>A middling company.</summary>
    public static SampleMonth Usual() => new()
    {
        [PlatformMeters.Seats] = "12", [PlatformMeters.TechnicianSeats] = "8", [PlatformMeters.Tickets] = "1200", [PlatformMeters.ActiveTime] = "1500", [PlatformMeters.Capacity] = "30", [PlatformMeters.ApiCalls] = "0",
        [PlatformMeters.Module(Modules.Dispatch)] = "on", [PlatformMeters.Module(Modules.Tracking)] = "on",
    };

    /// <summary>The name of a meter's field.</summary>
    public static string Field(string meter) => "sample." + meter;

    /// <summary>Meters of a plan beside the usual fields, each with a field of its own.</summary>
    public static IReadOnlyList<string> Further(Plan plan) => [.. plan.Charges.Select(c => c.Meter)
        .Where(m => m.Length > 0 && !Fields.Contains(m) && !m.StartsWith(PlatformMeters.Module(""), StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>The month's usage; null with faults when a number cannot be read.</summary>
    public UsageMonth? Month(Plan plan, BillingPeriod period, FieldFaults faults)
    {
        var usage = new List<UsageRecord>();
        foreach (var meter in Fields.Concat(Further(plan)))
        {
            var label = MeterChoices.Word(meter);
            var amount = faults.Number(Field(meter), label, this[meter].Length == 0 ? "0" : this[meter], 0m, Most);
            usage.AddRange(Records(meter, amount, plan, period));
        }
        usage.AddRange(Modules.All.Select(PlatformMeters.Module).Where(Is).Select(m => At(m, 0, period.StartsAt, 1m)));
        return faults.Any ? null : new(period, usage);
    }

    private static IEnumerable<UsageRecord> Records(string meter, decimal amount, Plan plan, BillingPeriod period)
    {
        if (amount == 0m) return [];
        var ways = plan.Charges.Where(c => c.Meter == meter).Select(c => c.Aggregation).ToHashSet();
        if (ways.Overlaps([Aggregation.Duration, Aggregation.UnionDuration])) return Hours(meter, amount, period);
        if (meter == PlatformMeters.Capacity) return Levels(meter, amount, period);
        // Where records or subjects are counted, each one has to be there.
        if (ways.Overlaps([Aggregation.Count, Aggregation.Unique])) return Enumerable.Range(0, (int)amount).Select(n => At(meter, n, period.StartsAt.AddMinutes(n), 1m));
        return [At(meter, 0, period.StartsAt, amount)];
    }

    // As many people as it takes, each at work for eight hours on the first day.
    private static IEnumerable<UsageRecord> Hours(string meter, decimal hours, BillingPeriod period)
    {
        for (var n = 0; n * HoursEach < hours; n++)
            yield return UsageRecord.During($"{meter}:{n}", meter, $"{n}", period.StartsAt, period.StartsAt.AddTicks((long)(Math.Min(HoursEach, hours - n * HoursEach) * TimeSpan.TicksPerHour)), OperatorText.Sample);
    }

    // Spread over the days as evenly as whole units allow.
    private static IEnumerable<UsageRecord> Levels(string meter, decimal unitDays, BillingPeriod period)
    {
        for (var day = 0; day < period.Days; day++)
            yield return At(meter, day, period.StartsAt.AddDays(day), decimal.Floor(unitDays * (day + 1) / period.Days) - decimal.Floor(unitDays * day / period.Days));
    }

    private static UsageRecord At(string meter, int n, DateTimeOffset at, decimal amount) => UsageRecord.At(FormattableString.Invariant($"{meter}:{n}"), meter, at, amount, OperatorText.Sample, $"{n}");
}
