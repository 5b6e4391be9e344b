using Plainmend.Components.Bill;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>The meters a charge can be put on, and what fits each of them.</summary>
internal static class MeterChoices
{
    /// <summary>Stands for a meter that a source outside the desk feeds under a name of its own.</summary>
    public const string Outside = "*";

    private static readonly Aggregation[] OfLevels = [Aggregation.DailyClosing, Aggregation.DailyPeak, Aggregation.TimeWeighted, Aggregation.Max, Aggregation.Latest];
    private static readonly Aggregation[] OfTimes = [Aggregation.UnionDuration, Aggregation.Duration];
    private static readonly Aggregation[] OfAmounts = [Aggregation.Sum, Aggregation.Count, Aggregation.Unique, Aggregation.Max];

    /// <summary>No meter, and what the desk measures by itself.</summary>
    public static IReadOnlyList<string> Own { get; } =
    [
        "", PlatformMeters.Seats, PlatformMeters.TechnicianSeats, PlatformMeters.ActiveTime, PlatformMeters.Tickets, PlatformMeters.Capacity, PlatformMeters.FlexHours, PlatformMeters.ApiCalls,
        .. Modules.All.Select(PlatformMeters.Module),
    ];

    /// <summary>Every choice in the reader's words.</summary>
    public static IReadOnlyList<Pick> Picks => [.. Own.Select(m => new Pick(m, Word(m))), new(Outside, OperatorText.Meter_Outside)];

    /// <summary>What a meter is called.</summary>
    public static string Word(string meter) => meter.Length == 0 ? OperatorText.Meter_None
        : Modules.All.FirstOrDefault(m => PlatformMeters.Module(m) == meter) is { } module ? OperatorText.Meter_Module.With(BillWords.Module(module)) : BillWords.Meter(meter);

    /// <summary>How the records of a meter can sensibly become one quantity, the usual way first.</summary>
    public static IReadOnlyList<Aggregation> Fitting(string meter) => meter switch
    {
        "" => [Aggregation.Agreement],
        PlatformMeters.ActiveTime => OfTimes,
        PlatformMeters.Tickets or PlatformMeters.FlexHours or PlatformMeters.ApiCalls => OfAmounts,
        Outside => [.. OfAmounts, .. OfLevels.Where(a => a != Aggregation.Max), .. OfTimes],
        _ => OfLevels,
    };

    /// <summary>Puts a charge on another meter: what only fitted the old one follows, what was typed stays.</summary>
    public static void Choose(ChargeDraft draft, string meter)
    {
        var (before, now) = (Usual(draft["meter"]), Usual(meter));
        draft["meter"] = meter;
        if (!Fitting(meter).Any(a => a.ToString() == draft["aggregation"])) draft["aggregation"] = Fitting(meter)[0].ToString();
        if (now is null) return;
        (draft["aggregation"], draft["unit"], draft["unitSize"], draft["proration"]) = (now.Aggregation.ToString(), now.Unit, OperatorWords.Number(now.UnitSize), now.Proration.ToString());
        draft.Round(now.Rounding);
        Follow(draft, "key", before?.Key, now.Key);
        Follow(draft, "name", before?.Name.Zh, now.Name.Zh);
        Follow(draft, "name.en", before?.Name.En, now.Name.En);
        Follow(draft, "purpose", before?.Purpose.Zh, now.Purpose.Zh);
        Follow(draft, "purpose.en", before?.Purpose.En, now.Purpose.En);
    }

    private static void Follow(ChargeDraft draft, string field, string? before, string now)
    {
        if (draft[field].Length == 0 || draft[field] == before) draft[field] = now;
    }

    // As the ready plans charge for it.
    private static Charge? Usual(string meter) => ReadyPlans.All.SelectMany(p => p.Charges).FirstOrDefault(c => c.Meter == meter);
}
