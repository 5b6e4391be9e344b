namespace Plainmend.Domain.Billing;

/// <summary>What one plan would have cost over some real months.</summary>
/// <param name="Plan">Which plan.</param>
/// <param name="Months">The total of each month, in their order; the same call as the invoice.</param>
public sealed record Replay(Plan Plan, IReadOnlyList<Money> Months)
{
    /// <summary>All months together.</summary>
    public Money Total => Months.Aggregate(Money.Zero(Plan.Currency), (sum, m) => sum + m);

    /// <summary>The most expensive month.</summary>
    public Money Worst => Months.Max();
}

/// <summary>Real usage under other plans, and under more or less use.</summary>
public static class WhatIf
{
    /// <summary>Every plan over the same months, in the order of the plans.</summary>
    /// <param name="plans">Which plans.</param>
    /// <param name="months">Whose usage.</param>
    /// <param name="scale">0.5 = half the use, 3 = three times.</param>
    public static IReadOnlyList<Replay> Compare(IReadOnlyList<Plan> plans, IReadOnlyList<UsageMonth> months, decimal scale = 1m) =>
        [.. plans.Select(plan => new Replay(plan, [.. months.Select(m => Month(plan, m, scale))]))];

    private static Money Month(Plan plan, UsageMonth month, decimal scale) =>
        month.Under(plan).Running().Draft(new() { Scale = scale }).TotalMoney;
}
