using System.Globalization;
using Plainmend.Components.Shared;
using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of a rate card as typed.</summary>
public sealed class PriceDraft
{
    public const decimal Most = CardCheck.Most;

    private Dictionary<string, decimal> _from = [];

    /// <summary>What was typed, by field; the fields are those of <see cref="Fields"/>.</summary>
    public Dictionary<string, string> Typed { get; init; } = new(StringComparer.Ordinal);
    public List<PartDraft> Parts { get; init; } = [];
    /// <summary>The way to the customer.</summary>
    public required TravelDraft Travel { get; init; }
    /// <summary>Hours of the normal rate, and tax.</summary>
    public required CardTermsDraft Terms { get; init; }

    /// <summary>Every figure of the card in its order: field and label.</summary>
    public static IReadOnlyList<(string Field, Func<string> Label)> Fields { get; } =
    [
        ("CallOut", () => AdminText.Fee_CallOut), ("Diagnosis", () => AdminText.Fee_Diagnosis), ("PerHour", () => AdminText.Fee_PerHour),
        ("StepMinutes", () => AdminText.Fee_Step), ("MinimumMinutes", () => AdminText.Fee_Minimum), ("OutOfHours", () => AdminText.Fee_OutOfHours),
        ("Holiday", () => AdminText.Fee_Holiday), ("RemoteHelp", () => AdminText.Fee_Remote),
        ("Cancellation", () => AdminText.Fee_Cancellation), ("NoShow", () => AdminText.Fee_NoShow), ("NoApprovalLimit", () => AdminText.Fee_Limit),
    ];

    public static PriceDraft Of(RateCard card)
    {
        var e = PriceEntry.Of(card);
        decimal[] figures =
        [
            e.CallOut, e.Diagnosis, e.PerHour, e.StepMinutes, e.MinimumMinutes, e.OutOfHours, e.Holiday, e.RemoteHelp, e.Cancellation, e.NoShow, e.NoApprovalLimit,
        ];
        return new()
        {
            _from = Fields.Select((f, i) => (f.Field, figures[i])).ToDictionary(),
            Travel = TravelDraft.Of(e.Travel),
            Terms = CardTermsDraft.Of(card),
            Typed = Fields.Select((f, i) => (f.Field, Pick.Typed(figures[i]))).ToDictionary(),
            Parts = [.. card.Parts.Select(p => new PartDraft { Sku = p.Key, Name = p.Value.Name.Zh, NameEn = p.Value.Name.En, Price = Pick.Typed(p.Value.Unit), From = p.Value })],
        };
    }

    /// <summary>The card that was typed; null with faults when something cannot be read.</summary>
    /// <param name="zone">The company's zone, for a card that had no hours yet.</param>
    public RateCard? Card(RateCard on, string zone, FieldFaults faults)
    {
        decimal Price(string field) => Figure(field, faults, 0, Most);
        var entry = new PriceEntry(
            Price("CallOut"), Price("Diagnosis"), Travel.Read(faults), Price("RemoteHelp"), Price("PerHour"), Whole("StepMinutes", 1, faults),
            Whole("MinimumMinutes", 0, faults), Figure("OutOfHours", faults, 1, 10), Figure("Holiday", faults, 1, 10), Price("Cancellation"), Price("NoShow"), Price("NoApprovalLimit"), List(faults));
        var terms = Terms.On(on, zone, faults);
        return faults.Any ? null : entry.On(terms);
    }

    private Dictionary<string, PartPrice> List(FieldFaults faults)
    {
        var list = new Dictionary<string, PartPrice>(StringComparer.Ordinal);
        for (var i = 0; i < Parts.Count; i++)
        {
            var (part, sku, name) = (Parts[i], Parts[i].Sku.Trim(), Parts[i].Name.Trim());
            faults.Needed($"Sku-{i}", AdminText.Sku, sku);
            faults.Needed($"PartName-{i}", AdminText.PartName, name);
            var price = part.From is { } from && part.Price == Pick.Typed(from.Unit) ? from.Unit : faults.Number($"PartPrice-{i}", AdminText.PartPrice.With(sku), part.Price, 0, Most);
            if (!list.TryAdd(sku, (part.From ?? new(new("", ""), 0)) with { Name = new(name, part.NameEn.Trim() is { Length: > 0 } en ? en : name), Unit = price }) && sku.Length > 0)
                faults.Add($"Sku-{i}", AdminText.Fault_Twice.With(sku));
        }
        return list;
    }

    /// <summary>The field of this form that a refusal means: <c>PartPrice:COMP-90</c> is the price in that part's row, <c>TierUnit:2</c> stands in the second.</summary>
    public string Place(string field) => field.Split(':', 2) switch
    {
        ["PartPrice", var sku] when Parts.FindIndex(p => p.Sku.Trim() == sku) is >= 0 and var row => FormattableString.Invariant($"PartPrice-{row}"),
        [var name, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row) => FormattableString.Invariant($"{name}-{row - 1}"),
        _ => field,
    };

    private int Whole(string field, int least, FieldFaults faults) => faults.Whole(field, LabelOf(field), Typed[field], least, 480);

    // What nobody touched is what it was, with all its decimals.
    private decimal Figure(string field, FieldFaults faults, decimal least, decimal most) =>
        Typed[field] == Pick.Typed(_from[field]) ? _from[field] : faults.Number(field, LabelOf(field), Typed[field], least, most);

    private static string LabelOf(string field) => Fields.First(f => f.Field == field).Label();
}

/// <summary>A part of the price list as typed.</summary>
public sealed class PartDraft
{
    public string Sku { get; set; } = "";
    public string Name { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string Price { get; set; } = "";
    /// <summary>The entry it began from; its tax rate stays.</summary>
    public PartPrice? From { get; init; }
}
