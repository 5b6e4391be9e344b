namespace Plainmend.Domain.Billing;

/// <summary>Why a plan is not the one that is advised.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Replay">What it would have cost.</param>
/// <param name="Extra">How much more than the advised plan.</param>
/// <param name="MonthsCheaper">In how many months it would still have been the cheaper one.</param>
/// <param name="Flips">Factors of use at which it and the advised plan change places, exact; null when they cannot be solved.</param>
public sealed record WhyNot(Plan Plan, Replay Replay, Money Extra, int MonthsCheaper, IReadOnlyList<Crossing>? Flips);

/// <summary>Advice on plans. Neutral: the cheapest plan for the company wins, whatever that costs the operator.</summary>
/// <param name="Current">The plan in force.</param>
/// <param name="CurrentReplay">What it cost over these months.</param>
/// <param name="Best">The advised plan; the current one when nothing is cheaper.</param>
/// <param name="BestReplay">What it would have cost.</param>
/// <param name="Saving">Current less best; zero or more.</param>
/// <param name="SavingPercent">Of the current total, one decimal.</param>
/// <param name="MonthsOfData">How many months the advice rests on.</param>
/// <param name="MonthsBetter">In how many of them the best plan costs no more than the current one.</param>
/// <param name="Others">Every other plan, cheapest first.</param>
public sealed record Advice(Plan Current, Replay CurrentReplay, Plan Best, Replay BestReplay, Money Saving, decimal SavingPercent,
    int MonthsOfData, int MonthsBetter, IReadOnlyList<WhyNot> Others)
{
    /// <summary>What the numbers take for granted.</summary>
    public IReadOnlyList<Bilingual> Assumptions { get; } =
    [
        new("每月的真实用量不变，只换套餐", "The real usage of each month stays as it was; only the plan changes"),
        new("转折点按全部用量同比例增减计算，取整前", "Flips scale all usage alike, before rounding"),
        new($"依据 {(Exact)MonthsOfData} 个月的数据", $"Rests on {(Exact)MonthsOfData} months of data"),
    ];

    /// <summary>Replays the months under every plan. Equal totals: the current plan stays, else the first in order.</summary>
    public static Advice Of(Plan current, IReadOnlyList<Plan> candidates, IReadOnlyList<UsageMonth> months)
    {
        if (months.Count == 0) throw new RefusedException(Refusal.Required, "months");
        Plan[] plans = [current, .. candidates.Where(p => p != current)];
        var replays = WhatIf.Compare(plans, months);
        var best = replays.MinBy(r => r.Total)!;
        var saving = replays[0].Total - best.Total;
        var percent = replays[0].Total.Amount == 0m ? 0m : Rounding.HalfAwayFromZero((Exact)saving.Amount * 100 / replays[0].Total.Amount, 0.1m).ToDecimal();
        return new(current, replays[0], best.Plan, best, saving, percent, months.Count, NotAbove(best, replays[0]),
            [.. replays.Where(r => r != best).OrderBy(r => r.Total).Select(r => Why(r, best, months))]);
    }

    private static WhyNot Why(Replay other, Replay best, IReadOnlyList<UsageMonth> months) => new(other.Plan, other, other.Total - best.Total,
        other.Months.Zip(best.Months).Count(m => m.First < m.Second),
        CostCurve.Of(best.Plan, months) is { } first && CostCurve.Of(other.Plan, months) is { } second ? Crossing.Between(first, second, CostCurve.MostScale) : null);

    private static int NotAbove(Replay a, Replay b) => a.Months.Zip(b.Months).Count(m => m.First <= m.Second);
}
