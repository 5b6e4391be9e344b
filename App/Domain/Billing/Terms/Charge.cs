namespace Plainmend.Domain.Billing;

/// <summary>When a charge is billed.</summary>
public enum Timing
{
    /// <summary>After the period, for what was used.</summary>
    InArrears,
    /// <summary>At the start of the period, for what is held then.</summary>
    InAdvance,
}

/// <summary>How a charge counts a part of a period.</summary>
public enum Proration
{
    /// <summary>A part counts as the whole.</summary>
    None,
    /// <summary>By days; a day belongs to what was so at its local end.</summary>
    Daily,
    /// <summary>By seconds.</summary>
    Exact,
}

/// <summary>
/// One fee: a meter, how its records become a quantity, how the quantity becomes money, and one sentence that says what
/// the fee is for. Order of work: aggregate, round the quantity, unit size, allowance, price, discount, cap, minimum, round.
/// </summary>
public sealed record Charge
{
    /// <summary>Names the line; unique within its terms and kept across versions, so that a change in mid-period is one line.</summary>
    public required string Key { get; init; }
    /// <summary>What it measures; empty for a fee on the agreement itself.</summary>
    public string Meter { get; init; } = "";
    /// <summary>How records become one quantity.</summary>
    public required Aggregation Aggregation { get; init; }
    /// <summary>How the quantity becomes money.</summary>
    public required Price Price { get; init; }
    /// <summary>The fee's name.</summary>
    public required Bilingual Name { get; init; }
    /// <summary>One sentence: what this fee is for.</summary>
    public required Bilingual Purpose { get; init; }
    /// <summary>What one priced unit is called: "h", "km", "seats".</summary>
    public string Unit { get; init; } = "1";
    /// <summary>How many measured units make one priced unit: 3600 where seconds are priced by the hour.</summary>
    public decimal UnitSize { get; init; } = 1m;
    /// <summary>How the quantity is rounded, in measured units, before anything else.</summary>
    public QuantityRounding? Rounding { get; init; }
    /// <summary>Round each subject (visit, agent) by itself and give each its own allowance, instead of the total.</summary>
    public bool EachSubject { get; init; }
    /// <summary>Price each subject by itself too and add up, so that tiers begin anew with every one; only together with <see cref="EachSubject"/>.</summary>
    public bool PriceEach { get; init; }
    /// <summary>Priced units included before the price starts.</summary>
    public decimal Allowance { get; init; }
    /// <summary>Taken off the amount.</summary>
    public LineDiscount? Discount { get; init; }
    /// <summary>The most it comes to in a whole period.</summary>
    public decimal? Cap { get; init; }
    /// <summary>The least it comes to in a whole period.</summary>
    public decimal? Minimum { get; init; }
    /// <summary>How a part of a period counts.</summary>
    public Proration Proration { get; init; }
    /// <summary>When it is billed.</summary>
    public Timing Timing { get; init; }
    /// <summary>0.06 = 6 %; null takes the rate of the terms.</summary>
    public decimal? TaxRate { get; init; }
}

/// <summary>How a quantity is rounded before it is priced.</summary>
/// <param name="Step">In measured units (seconds for durations); above zero.</param>
/// <param name="Direction">Up, down or to the nearest.</param>
/// <param name="Least">The least that counts once anything does, in measured units.</param>
public sealed record QuantityRounding(decimal Step, Direction Direction = Direction.Up, decimal Least = 0m);

/// <summary>Where rounding goes.</summary>
public enum Direction
{
    /// <summary>To the next step.</summary>
    Up,
    /// <summary>To the last step.</summary>
    Down,
    /// <summary>To the nearest step, a half away from zero.</summary>
    Half,
}

/// <summary>Taken off one line; never below zero.</summary>
/// <param name="Rate">0.1 = 10 % off.</param>
/// <param name="Amount">Off after the rate, in currency.</param>
public sealed record LineDiscount(decimal Rate = 0m, decimal Amount = 0m);
