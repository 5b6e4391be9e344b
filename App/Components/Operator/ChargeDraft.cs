using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;

namespace Plainmend.Components.Operator;

/// <summary>One charge as it is typed.</summary>
public sealed class ChargeDraft : TypedFields
{
    public List<TypedFields> Tiers { get; } = [];

    /// <summary>What it measures; empty for a fee on the agreement itself.</summary>
    public string Meter => this["meter"] == MeterChoices.Outside ? this["meter.outside"].Trim() : this["meter"];

    public static ChargeDraft Of(Charge charge)
    {
        var own = MeterChoices.Own.Contains(charge.Meter);
        var draft = new ChargeDraft
        {
            ["key"] = charge.Key, ["name"] = charge.Name.Zh, ["name.en"] = charge.Name.En, ["purpose"] = charge.Purpose.Zh, ["purpose.en"] = charge.Purpose.En,
            ["meter"] = own ? charge.Meter : MeterChoices.Outside, ["meter.outside"] = own ? "" : charge.Meter,
            ["aggregation"] = charge.Aggregation.ToString(), ["unit"] = charge.Unit, ["unitSize"] = Text(charge.UnitSize),
            ["allowance"] = charge.Allowance == 0m ? "" : Text(charge.Allowance), ["minimum"] = Text(charge.Minimum), ["cap"] = Text(charge.Cap),
            ["discount.rate"] = charge.Discount is { Rate: > 0m } rate ? Text(rate.Rate * 100m) : "", ["discount.amount"] = charge.Discount is { Amount: > 0m } off ? Text(off.Amount) : "",
            ["proration"] = charge.Proration.ToString(), ["timing"] = charge.Timing.ToString(), ["taxRate"] = Text(charge.TaxRate * 100m),
        };
        draft.Round(charge.Rounding);
        draft.Tick("eachSubject", charge.EachSubject);
        draft.Tick("priceEach", charge.PriceEach);
        PriceModels.Fill(draft, charge.Price);
        return draft;
    }

    /// <summary>Fills in how the quantity is rounded.</summary>
    public void Round(QuantityRounding? rounding)
    {
        this["rounding.step"] = Text(rounding?.Step);
        this["rounding.direction"] = (rounding?.Direction ?? Direction.Up).ToString();
        this["rounding.least"] = rounding is { Least: > 0m } ? Text(rounding.Least) : "";
    }

    /// <summary>The charge that was typed; what cannot be read counts as 0 and becomes a fault of its field.</summary>
    /// <param name="at">Where it stands: <c>charges[2].</c></param>
    public Charge Charge(string at, FieldFaults faults) => new()
    {
        Key = this["key"].Trim(),
        Meter = Meter,
        Aggregation = Enum.Parse<Aggregation>(this["aggregation"]),
        Price = PriceModels.Read(this, at + "price.", faults),
        Name = Words("name"),
        Purpose = Words("purpose"),
        Unit = this["unit"].Trim(),
        UnitSize = faults.Amount(at + "unitSize", this["unitSize"]),
        Rounding = faults.Optional(at + "rounding.step", this["rounding.step"]) is { } step
            ? new(step, Enum.Parse<Direction>(this["rounding.direction"]), faults.Optional(at + "rounding.least", this["rounding.least"]) ?? 0m) : null,
        EachSubject = Is("eachSubject"),
        PriceEach = Is("priceEach"),
        Allowance = faults.Optional(at + "allowance", this["allowance"]) ?? 0m,
        Discount = Discount(at, faults),
        Cap = faults.Optional(at + "cap", this["cap"]),
        Minimum = faults.Optional(at + "minimum", this["minimum"]),
        Proration = Enum.Parse<Proration>(this["proration"]),
        Timing = Enum.Parse<Timing>(this["timing"]),
        TaxRate = faults.Percent(at + "taxRate", this["taxRate"]),
    };

    private LineDiscount? Discount(string at, FieldFaults faults) =>
        (faults.Percent(at + "discount.rate", this["discount.rate"]), faults.Optional(at + "discount.amount", this["discount.amount"])) switch
        {
            (null, null) => null,
            var (rate, amount) => new(rate ?? 0m, amount ?? 0m),
        };
}
