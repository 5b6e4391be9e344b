using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>A charge as a plan writes it, but only its price must be there; a test holds its fields against <see cref="Charge"/>.</summary>
public sealed record InlineCharge
{
    private static readonly Bilingual Nameless = new("费用", "Fee"), Purposeless = new("本项费用", "This fee");

    public string? Key { get; init; }
    public string? Meter { get; init; }
    public Aggregation? Aggregation { get; init; }
    public required Price Price { get; init; }
    public Bilingual? Name { get; init; }
    public Bilingual? Purpose { get; init; }
    public string Unit { get; init; } = "1";
    public decimal UnitSize { get; init; } = 1m;
    public QuantityRounding? Rounding { get; init; }
    public bool EachSubject { get; init; }
    public bool PriceEach { get; init; }
    public decimal Allowance { get; init; }
    public LineDiscount? Discount { get; init; }
    public decimal? Cap { get; init; }
    public decimal? Minimum { get; init; }
    public Proration Proration { get; init; }
    public Timing Timing { get; init; }
    public decimal? TaxRate { get; init; }

    /// <summary>The charge with what was left out: a flat fee is on the agreement, everything else on a meter.</summary>
    /// <param name="key">Where none is named.</param>
    /// <param name="aggregation">Where none is named and there is a meter.</param>
    public Charge ToCharge(string key, Aggregation aggregation)
    {
        var counted = Aggregation ?? (Price is FlatPrice && Meter is null or "" ? Domain.Billing.Aggregation.Agreement : aggregation);
        return new()
        {
            Key = Key ?? key, Meter = Meter ?? (counted == Domain.Billing.Aggregation.Agreement ? "" : Key ?? key), Aggregation = counted, Price = Price,
            Name = Name ?? Nameless, Purpose = Purpose ?? Purposeless, Unit = Unit, UnitSize = UnitSize, Rounding = Rounding, EachSubject = EachSubject,
            PriceEach = PriceEach, Allowance = Allowance, Discount = Discount, Cap = Cap, Minimum = Minimum, Proration = Proration, Timing = Timing, TaxRate = TaxRate,
        };
    }
}

/// <summary>A plan as it is stored, but only its charges must be there; a test holds its fields against <see cref="Plan"/>.</summary>
public sealed record InlinePlan
{
    private static readonly Bilingual Nameless = new("套餐", "Plan");

    public string Id { get; init; } = "plan";
    public int Version { get; init; } = 1;
    public Bilingual? Name { get; init; }
    public Currency Currency { get; init; }
    public required IReadOnlyList<InlineCharge> Charges { get; init; }
    public decimal? Minimum { get; init; }
    public decimal? Cap { get; init; }
    public IReadOnlyList<StatementDiscount> Discounts { get; init; } = [];
    public TaxTerms? Tax { get; init; }
    public int IdleCutOffMinutes { get; init; } = 15;

    /// <summary>The plan with what was left out.</summary>
    public Plan ToPlan() => new()
    {
        Id = Id, Version = Version, Name = Name ?? Nameless, Currency = Currency, Minimum = Minimum, Cap = Cap, Discounts = Discounts, Tax = Tax,
        IdleCutOffMinutes = IdleCutOffMinutes,
        Charges = [.. Charges.Select((c, n) => c.ToCharge(FormattableString.Invariant($"charge-{n + 1}"), Aggregation.Sum))],
    };
}
