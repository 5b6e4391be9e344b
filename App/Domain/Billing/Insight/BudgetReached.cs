namespace Plainmend.Domain.Billing;

/// <summary>A threshold of a company's limit that was reached, as it is kept.</summary>
/// <param name="Period">The billing period: "2026-11-01/2026-12-01".</param>
/// <param name="Percent">50, 75, 90 or 100.</param>
/// <param name="Limit">The limit in whole currency units.</param>
/// <param name="Used">What was used then, before tax.</param>
/// <param name="Hard">Whether anything stops at 100 %.</param>
public sealed record BudgetReached(string Period, int Percent, decimal Limit, decimal Used, bool Hard);
