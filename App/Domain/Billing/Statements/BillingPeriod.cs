namespace Plainmend.Domain.Billing;

/// <summary>A billing period in local days [First, End): First is in, End is out. It is cut at local midnight of the zone.</summary>
/// <param name="First">The first day.</param>
/// <param name="End">The day after the last.</param>
/// <param name="Zone">IANA name: "Asia/Shanghai".</param>
public sealed record BillingPeriod(DateOnly First, DateOnly End, string Zone);
