using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>The price models a designer can choose, each with the fields it needs.</summary>
internal static class PriceModels
{
    private static readonly string[] PerEvent = ["rate", "fixedFee", "freeEvents", "freeAmount", "leastPerEvent", "mostPerEvent"];

    /// <summary>In the order in which they are offered; named as they are stored.</summary>
    public static IReadOnlyList<string> All { get; } = ["flat", "per-unit", "package", "graduated", "volume", "stairstep", "percentage", "graduated-percentage"];

    /// <summary>The model whose prices stand on the records themselves; no plan is made with it, one that has it keeps it.</summary>
    public const string AsRecorded = "as-recorded";

    /// <summary>The plain fields of a model, without "price." before them.</summary>
    public static IReadOnlyList<string> Fields(string model) => model switch
    {
        "flat" => ["amount"],
        "per-unit" => ["unit"],
        "package" => ["size", "amount"],
        "percentage" => PerEvent,
        _ => [],
    };

    /// <summary>Whether the model has a table of tiers.</summary>
    public static bool HasTiers(string model) => model is "graduated" or "volume" or "stairstep" or "graduated-percentage";

    /// <summary>Whether a tier of the model has a price or rate for each unit.</summary>
    public static bool HasUnits(string model) => model != "stairstep";

    /// <summary>Whether what a tier asks for each unit is a rate in percent.</summary>
    public static bool IsRate(string model) => model == "graduated-percentage";

    /// <summary>Fills the fields of a charge with a price.</summary>
    public static void Fill(ChargeDraft draft, Price price)
    {
        draft["price.model"] = ModelOf(price);
        foreach (var (field, value) in Numbers(price)) draft["price." + field] = value is { } known ? OperatorWords.Number(known) : "";
        draft.Tick("price.roundDown", price is PackagePrice { RoundDown: true });
        draft.Tick("price.flatAtZero", price is GraduatedPrice { FlatAtZero: true } or VolumePrice { FlatAtZero: true } or StairstepPrice { FlatAtZero: true });
        var percent = price is GraduatedPercentagePrice ? 100m : 1m;
        draft.Tiers.AddRange(TiersOf(price).Select(t => new TypedFields
        {
            ["upTo"] = t.UpTo is { } bound ? OperatorWords.Number(bound) : "", ["unit"] = OperatorWords.Number(t.Unit * percent), ["flat"] = t.Flat == 0m ? "" : OperatorWords.Number(t.Flat),
        }));
    }

    private static string ModelOf(Price price) => price switch
    {
        FlatPrice => "flat",
        UnitPrice => "per-unit",
        PackagePrice => "package",
        GraduatedPrice => "graduated",
        VolumePrice => "volume",
        StairstepPrice => "stairstep",
        PercentagePrice => "percentage",
        GraduatedPercentagePrice => "graduated-percentage",
        _ => AsRecorded,
    };

    private static Dictionary<string, decimal?> Numbers(Price price) => price switch
    {
        FlatPrice p => new() { ["amount"] = p.Amount },
        UnitPrice p => new() { ["unit"] = p.Unit },
        PackagePrice p => new() { ["size"] = p.Size, ["amount"] = p.Amount },
        PercentagePrice p => new()
        {
            ["rate"] = p.Rate * 100m, ["fixedFee"] = p.FixedFee == 0m ? null : p.FixedFee, ["freeEvents"] = p.FreeEvents, ["freeAmount"] = p.FreeAmount, ["leastPerEvent"] = p.LeastPerEvent, ["mostPerEvent"] = p.MostPerEvent,
        },
        _ => [],
    };

    private static IReadOnlyList<Tier> TiersOf(Price price) => price switch
    {
        GraduatedPrice p => p.Tiers,
        VolumePrice p => p.Tiers,
        StairstepPrice p => p.Tiers,
        GraduatedPercentagePrice p => p.Tiers,
        _ => [],
    };

    /// <summary>The price that was typed.</summary>
    /// <param name="at">Where it stands: <c>charges[2].price.</c></param>
    public static Price Read(ChargeDraft draft, string at, FieldFaults faults)
    {
        decimal Needed(string field) => faults.Amount(at + field, draft["price." + field]);
        var zero = draft.Is("price.flatAtZero");
        return draft["price.model"] switch
        {
            "flat" => new FlatPrice(Needed("amount")),
            "per-unit" => new UnitPrice(Needed("unit")),
            "package" => new PackagePrice(Needed("size"), Needed("amount"), draft.Is("price.roundDown")),
            "graduated" => new GraduatedPrice(Tiers(draft, at, faults), zero),
            "volume" => new VolumePrice(Tiers(draft, at, faults), zero),
            "stairstep" => new StairstepPrice(Tiers(draft, at, faults), zero),
            "graduated-percentage" => new GraduatedPercentagePrice(Tiers(draft, at, faults)),
            "percentage" => Percentage(draft, at, faults),
            _ => new RecordedUnitPrice(),
        };
    }

    private static PercentagePrice Percentage(ChargeDraft draft, string at, FieldFaults faults)
    {
        decimal? Maybe(string field) => faults.Optional(at + field, draft["price." + field]);
        var events = Maybe("freeEvents");
        if (events is { } number && (number != decimal.Truncate(number) || number > int.MaxValue))
            faults.Add(at + "freeEvents", OperatorText.ProblemAt.With(OperatorWords.Place(at + "freeEvents"), OperatorText.Problem_Whole));
        int? free = events is { } known ? (int)decimal.Truncate(Math.Clamp(known, -1m, int.MaxValue)) : null;
        return new(faults.Amount(at + "rate", draft["price.rate"]) / 100m, Maybe("fixedFee") ?? 0m, free, Maybe("freeAmount"), Maybe("leastPerEvent"), Maybe("mostPerEvent"));
    }

    private static IReadOnlyList<Tier> Tiers(ChargeDraft draft, string at, FieldFaults faults) => [.. draft.Tiers.Select((t, n) =>
    {
        var (row, model) = (FormattableString.Invariant($"{at}tiers[{n}]."), draft["price.model"]);
        var unit = HasUnits(model) ? faults.Amount(row + "unit", t["unit"]) : 0m;
        return new Tier(faults.Optional(row + "upTo", t["upTo"]), IsRate(model) ? unit / 100m : unit,
            HasUnits(model) ? faults.Optional(row + "flat", t["flat"]) ?? 0m : faults.Amount(row + "flat", t["flat"]));
    })];
}
