using Microsoft.AspNetCore.Components;
using Plainmend.Components.Admin;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>The form of one charge; every field bears the name the check gives it.</summary>
public sealed partial class ChargeForm
{
    private static readonly string[] Words = ["key", "name", "name.en", "purpose", "purpose.en", "unit", "meter.outside"];
    private static readonly string[] Hidden = ["allowance", "minimum", "cap", "discount.rate", "discount.amount", "taxRate", "unitSize", "rounding.step", "rounding.least"];
    private bool _more;

    /// <summary>Its place in the plan, from 0.</summary>
    [Parameter, EditorRequired] public int At { get; set; }
    /// <summary>Changed in place; its page publishes it.</summary>
    [Parameter, EditorRequired] public ChargeDraft Draft { get; set; } = default!;
    /// <summary>ISO 4217 code.</summary>
    [Parameter] public string Code { get; set; } = "CNY";
    /// <summary>What is surprising, and allowed.</summary>
    [Parameter, EditorRequired] public FieldFaults Warnings { get; set; } = default!;
    [Parameter] public EventCallback Changed { get; set; }
    /// <summary>True when none stands above it.</summary>
    [Parameter] public bool First { get; set; }
    /// <summary>Puts it before the one above.</summary>
    [Parameter] public EventCallback Up { get; set; }
    [Parameter] public EventCallback Remove { get; set; }
    [CascadingParameter] public FieldFaults? Faults { get; set; }

    private string Model => Draft["price.model"];

    private string Called => Draft["name"].Length > 0 ? Explanations.Say(Draft.Words("name")) : SharedText.Unknown;

    private IReadOnlyList<Pick> Aggregations => [.. MeterChoices.Fitting(Draft["meter"]).Select(a => a.ToString()).Union([Draft["aggregation"]]).Select(a => new Pick(a, OperatorWords.Choice("Aggregation", a)))];

    private IReadOnlyList<Pick> Models => [.. PriceModels.All.Union([Model]).Select(m => new Pick(m, OperatorWords.Choice("Model", m)))];

    // A fault must not hide in a closed drawer.
    protected override void OnParametersSet() => _more |= Hidden.Any(f => Faults?.Of(Name(f)) is not null);

    private string Name(string field) => FormattableString.Invariant($"charges[{At}].{field}");

    private Task SetAsync(Action change)
    {
        change();
        return Changed.InvokeAsync();
    }

    private Task ModelAsync(string model) => SetAsync(() =>
    {
        Draft["price.model"] = model;
        if (PriceModels.HasTiers(model) && Draft.Tiers.Count == 0) Draft.Tiers.AddRange([new() { ["upTo"] = "1000" }, new()]);
    });

    private RenderFragment Box(string field) => b =>
    {
        b.OpenComponent<TextBox>(0);
        b.SetKey(field);
        b.AddComponentParameter(1, nameof(TextBox.Field), Name(field));
        b.AddComponentParameter(2, nameof(TextBox.Label), OperatorWords.Label(field));
        b.AddComponentParameter(3, nameof(TextBox.Most), Words.Contains(field) ? OfferCheck.Purpose : 40);
        b.AddComponentParameter(4, nameof(TextBox.Keys), Words.Contains(field) ? null : "decimal");
        b.AddComponentParameter(5, nameof(TextBox.Value), Draft[field]);
        b.AddComponentParameter(6, nameof(TextBox.ValueChanged), EventCallback.Factory.Create<string>(this, typed => SetAsync(() => Draft[field] = typed)));
        b.CloseComponent();
    };

    private RenderFragment Tick(string field) => b =>
    {
        b.OpenComponent<TickBox>(0);
        b.AddComponentParameter(1, nameof(TickBox.Field), Name(field));
        b.AddComponentParameter(2, nameof(TickBox.Label), OperatorWords.Label(field));
        b.AddComponentParameter(3, nameof(TickBox.Value), Draft.Is(field));
        b.AddComponentParameter(4, nameof(TickBox.ValueChanged), EventCallback.Factory.Create<bool>(this, on => SetAsync(() => Draft.Tick(field, on))));
        b.CloseComponent();
    };

    private RenderFragment Choice(string field, Type values) => b =>
    {
        b.OpenComponent<PickBox>(0);
        b.AddComponentParameter(1, nameof(PickBox.Field), Name(field));
        b.AddComponentParameter(2, nameof(PickBox.Label), OperatorWords.Label(field));
        b.AddComponentParameter(3, nameof(PickBox.Choices), (IReadOnlyList<Pick>)[.. Enum.GetNames(values).Select(n => new Pick(n, OperatorWords.Choice(values.Name, n)))]);
        b.AddComponentParameter(4, nameof(PickBox.Value), Draft[field]);
        b.AddComponentParameter(5, nameof(PickBox.ValueChanged), EventCallback.Factory.Create<string>(this, chosen => SetAsync(() => Draft[field] = chosen)));
        b.CloseComponent();
    };
}
