namespace Plainmend.Domain.Billing;

/// <summary>How large and how fine numbers from outside may be. Beyond these a number is a mistake, not a price.</summary>
public static class Limits
{
    /// <summary>The largest quantity of one record or tier bound.</summary>
    public const decimal Quantity = 1_000_000_000_000m;
    /// <summary>The largest single price or amount, in whole currency units.</summary>
    public const decimal Amount = 1_000_000_000_000m;
    /// <summary>Decimals a unit price or quantity may have.</summary>
    public const int Decimals = 9;
    /// <summary>Tiers in one price.</summary>
    public const int Tiers = 100;
    /// <summary>Charges in one plan.</summary>
    public const int Charges = 200;
}
