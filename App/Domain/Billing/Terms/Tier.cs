namespace Plainmend.Domain.Billing;

/// <summary>One step of a tiered price. Bounds are cumulative and inclusive; the last tier has none.</summary>
/// <param name="UpTo">The last quantity of this tier; null for the open end.</param>
/// <param name="Unit">Price of one unit in this tier; a rate between 0 and 1 where amounts are priced.</param>
/// <param name="Flat">Due as soon as any quantity lies above the previous bound.</param>
public sealed record Tier(decimal? UpTo, decimal Unit, decimal Flat = 0m);
