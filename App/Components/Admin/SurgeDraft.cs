using System.Globalization;
using Plainmend.Components.Shared;
using Plainmend.Domain.Surge;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>One figure of the form of a surge policy.</summary>
/// <param name="Whole">False for money.</param>
/// <param name="Of">What a policy says.</param>
public sealed record SurgeField(string Name, Func<string> Label, int Least, int Most, bool Whole, Func<SurgePolicy, decimal> Of);

/// <summary>The form of a surge policy as typed.</summary>
public sealed class SurgeDraft
{
    /// <summary>When people are called …</summary>
    public static IReadOnlyList<SurgeField> Calling { get; } =
    [
        new("CallAbove", () => SurgeText.F_CallAbove, 2, SurgePolicy.MostMinutes, true, p => p.CallAbove), new("HoldMinutes", () => SurgeText.F_HoldMinutes, 1, SurgePolicy.MostMinutes, true, p => p.HoldMinutes),
        new("GrowthBy", () => SurgeText.F_GrowthBy, 0, 10_000, true, p => p.GrowthBy), new("GrowthWithin", () => SurgeText.F_GrowthWithin, 1, SurgePolicy.MostMinutes, true, p => p.GrowthWithin),
    ];

    /// <summary>… when they are released …</summary>
    public static IReadOnlyList<SurgeField> Releasing { get; } =
    [
        new("ReleaseBelow", () => SurgeText.F_ReleaseBelow, 1, SurgePolicy.MostMinutes, true, p => p.ReleaseBelow), new("SlackMinutes", () => SurgeText.F_SlackMinutes, 1, SurgePolicy.MostMinutes, true, p => p.SlackMinutes),
        new("MinimumStay", () => SurgeText.F_MinimumStay, 1, SurgePolicy.MostMinutes, true, p => p.MinimumStay), new("LongestHours", () => SurgeText.F_LongestHours, 1, 24, true, p => p.LongestHours),
        new("FinishHours", () => SurgeText.F_FinishHours, 0, 12, true, p => p.FinishHours),
        new("CoolDown", () => SurgeText.F_CoolDown, 1, SurgePolicy.MostMinutes, true, p => p.CoolDown),
    ];

    /// <summary>… and what is never passed.</summary>
    public static IReadOnlyList<SurgeField> Bounding { get; } =
    [
        new("MostPeople", () => SurgeText.F_MostPeople, 1, SurgePolicy.MostAtOnce, true, p => p.MostPeople), new("PricePerHour", () => SurgeText.F_PricePerHour, 0, SurgePolicy.MostPrice, false, p => p.PricePerHour),
        new("CapPerDay", () => SurgeText.F_CapPerDay, 0, SurgePolicy.MostCap, false, p => p.CapPerDay), new("CapPerMonth", () => SurgeText.F_CapPerMonth, 0, SurgePolicy.MostCap, false, p => p.CapPerMonth),
    ];

    /// <summary>What was typed, by field.</summary>
    public required Dictionary<string, string> Typed { get; init; }
    public required string Measure { get; set; }
    public required string From { get; set; }
    public required string To { get; set; }

    private static IEnumerable<SurgeField> All => Calling.Concat(Releasing).Concat(Bounding);

    /// <summary>The form of what is stored.</summary>
    public static SurgeDraft Of(SurgePolicy policy) => new()
    {
        Typed = All.ToDictionary(f => f.Name, f => Pick.Typed(f.Of(policy)), StringComparer.Ordinal),
        Measure = policy.Measure.ToString(), From = Time(policy.From), To = Time(policy.To),
    };

    /// <summary>The policy that was typed; null with faults when something cannot be read, or the thresholds stand the wrong way round.</summary>
    /// <param name="currency">Named in the labels of money.</param>
    public SurgePolicy? Policy(string currency, FieldFaults faults)
    {
        var read = All.ToDictionary(f => f.Name, f => f.Whole
            ? faults.Whole(f.Name, Label(f, currency), Typed[f.Name], f.Least, f.Most) : faults.Number(f.Name, Label(f, currency), Typed[f.Name], f.Least, f.Most), StringComparer.Ordinal);
        int Whole(string field) => (int)read[field];
        if (!faults.Any && Whole("ReleaseBelow") >= Whole("CallAbove")) faults.Add("ReleaseBelow", SurgeText.Fault_Below);
        var (from, to) = (Clock("From", SurgeText.F_From, From, faults), Clock("To", SurgeText.F_To, To, faults));
        if (!faults.Any && to <= from) faults.Add("To", SurgeText.Fault_Hours);
        return faults.Any ? null : new(
            Enum.Parse<SurgeMeasure>(Measure), Whole("CallAbove"), Whole("GrowthBy"), Whole("GrowthWithin"), Whole("HoldMinutes"), Whole("ReleaseBelow"), Whole("SlackMinutes"), Whole("CoolDown"),
            Whole("MostPeople"), read["PricePerHour"], read["CapPerDay"], read["CapPerMonth"], Whole("MinimumStay"), Whole("FinishHours"), Whole("LongestHours"), from, to);
    }

    /// <summary>What a figure is called; money with its currency.</summary>
    public static string Label(SurgeField field, string currency) => field.Label().With(currency);

    private static TimeOnly Clock(string field, string label, string typed, FieldFaults faults)
    {
        if (TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out var time)) return time;
        faults.Add(field, SurgeText.Fault_Time.With(label));
        return default;
    }

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
