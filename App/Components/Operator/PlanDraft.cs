using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;

namespace Plainmend.Components.Operator;

/// <summary>A plan as it is typed: whatever cannot be read stays as it was typed. Fields are named as the check names them.</summary>
public sealed class PlanDraft : TypedFields
{
    /// <summary>The plan it began from, as it is on offer; null for a new one.</summary>
    public Plan? From { get; private init; }

    public Currency Currency { get; private init; } = Currency.Cny;

    public List<ChargeDraft> Charges { get; } = [];

    public List<TypedFields> Discounts { get; } = [];

    /// <summary>An empty plan with the base fee every plan begins with.</summary>
    public static PlanDraft New()
    {
        var draft = new PlanDraft { ["idleCutOffMinutes"] = "15", ["tax"] = nameof(TaxMode.Inclusive), ["tax.rate"] = "6", ["tax.per"] = nameof(TaxPer.Rate) };
        draft.Charges.Add(ChargeDraft.Of(PlatformCharges.Base(0m)));
        return draft;
    }

    /// <summary>The plan as it is on offer; <paramref name="copy"/>: as the beginning of a new one.</summary>
    public static PlanDraft Of(Plan plan, bool copy = false)
    {
        var draft = new PlanDraft
        {
            From = copy ? null : plan, Currency = plan.Currency,
            ["id"] = copy ? "" : plan.Id, ["name"] = copy ? "" : plan.Name.Zh, ["name.en"] = copy ? "" : plan.Name.En,
            ["minimum"] = Text(plan.Minimum), ["cap"] = Text(plan.Cap), ["idleCutOffMinutes"] = Text(plan.IdleCutOffMinutes),
            ["tax"] = plan.Tax?.Mode.ToString() ?? "", ["tax.rate"] = Text(plan.Tax?.Rate * 100m), ["tax.per"] = (plan.Tax?.Per ?? TaxPer.Rate).ToString(),
        };
        draft.Charges.AddRange(plan.Charges.Select(ChargeDraft.Of));
        draft.Discounts.AddRange(plan.Discounts.Select(d => new TypedFields
        {
            ["key"] = d.Key, ["name"] = d.Name.Zh, ["name.en"] = d.Name.En, ["purpose"] = d.Purpose.Zh, ["purpose.en"] = d.Purpose.En,
            ["rate"] = d.Rate == 0m ? "" : Text(d.Rate * 100m), ["amount"] = d.Amount == 0m ? "" : Text(d.Amount),
        }));
        return draft;
    }

    /// <summary>The plan that was typed; what cannot be read counts as 0 and becomes a fault of its field.</summary>
    public Plan Plan(FieldFaults faults) => new()
    {
        Id = this["id"].Trim(),
        Version = From?.Version ?? 1,
        Name = Words("name"),
        Currency = Currency,
        Charges = [.. Charges.Select((c, n) => c.Charge(FormattableString.Invariant($"charges[{n}]."), faults))],
        Minimum = faults.Optional("minimum", this["minimum"]),
        Cap = faults.Optional("cap", this["cap"]),
        Discounts = [.. Discounts.Select((d, n) => Discount(d, FormattableString.Invariant($"discounts[{n}]."), faults))],
        Tax = Enum.TryParse<TaxMode>(this["tax"], out var mode) ? new((faults.Percent("tax.rate", this["tax.rate"]) ?? faults.Amount("tax.rate", "")), mode, Enum.Parse<TaxPer>(this["tax.per"])) : null,
        IdleCutOffMinutes = (int)Math.Clamp(decimal.Truncate(faults.Amount("idleCutOffMinutes", this["idleCutOffMinutes"])), int.MinValue, int.MaxValue),
    };

    private static StatementDiscount Discount(TypedFields typed, string at, FieldFaults faults) => new(
        typed["key"].Trim(), typed.Words("name"), typed.Words("purpose"), faults.Percent(at + "rate", typed["rate"]) ?? 0m, faults.Optional(at + "amount", typed["amount"]) ?? 0m);
}

/// <summary>Texts of a form by the names of their fields; a field nobody touched is empty.</summary>
public class TypedFields
{
    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);

    public string this[string field]
    {
        get => _typed.GetValueOrDefault(field, "");
        set => _typed[field] = value;
    }

    /// <summary>Whether a box is ticked.</summary>
    public bool Is(string field) => this[field].Length > 0;

    /// <summary>Ticks a box or takes the tick away.</summary>
    public void Tick(string field, bool on) => this[field] = on ? "on" : "";

    /// <summary>A field in both languages.</summary>
    public Bilingual Words(string field) => new(this[field].Trim(), this[field + ".en"].Trim());

    protected static string Text(decimal? number) => number is { } known ? OperatorWords.Number(known) : "";
}
