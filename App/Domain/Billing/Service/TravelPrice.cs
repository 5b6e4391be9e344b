namespace Plainmend.Domain.Billing;

/// <summary>How a rate card charges the way to the customer. A closed set; each visit is charged by itself.</summary>
public abstract record TravelPrice
{
    private protected TravelPrice() { }

    /// <summary>The fee that charges so.</summary>
    public abstract Charge Fee();

    /// <summary>How this fee charges travel; null when in a way that is none of the set.</summary>
    public static TravelPrice? Of(Charge fee) => fee switch
    {
        { Aggregation: Aggregation.Count, Price: UnitPrice price, Allowance: 0m } => new FlatTravel(price.Unit),
        { Aggregation: Aggregation.Sum, Price: UnitPrice price } => new PerKmTravel(price.Unit, fee.Allowance),
        { Aggregation: Aggregation.Sum, Price: GraduatedPrice { FlatAtZero: false } price, Allowance: 0m } => new TieredTravel(price.Tiers),
        _ => null,
    };
}

/// <summary>The same for every visit there was a way to, however long.</summary>
/// <param name="Amount">For one visit.</param>
public sealed record FlatTravel(decimal Amount) : TravelPrice
{
    public override Charge Fee() => ServiceFees.Travel(Amount);
}

/// <summary>By the kilometre beyond a free radius.</summary>
/// <param name="PerKm">For each kilometre.</param>
/// <param name="FreeKm">Kilometres of each visit that cost nothing.</param>
public sealed record PerKmTravel(decimal PerKm, decimal FreeKm) : TravelPrice
{
    public override Charge Fee() => ServiceFees.Travel(PerKm, FreeKm);
}

/// <summary>By the kilometre, each at the price of the tier in which it falls; the tiers begin anew with every visit.</summary>
/// <param name="Tiers">In kilometres; in order, the last one open.</param>
public sealed record TieredTravel(IReadOnlyList<Tier> Tiers) : TravelPrice
{
    public override Charge Fee() => ServiceFees.Travel(Tiers);
}
