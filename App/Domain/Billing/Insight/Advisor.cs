namespace Plainmend.Domain.Billing;

/// <summary>Why a plan is not the one that is advised.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Replay">What it would have cost.</param>
/// <param name="Extra">How much more than the advised plan.</param>
/// <param name="MonthsCheaper">In how many months it would still have been the cheaper one.</param>
/// <param name="Flips">Factors of use at which it and the advised plan change places, exact; null when they cannot be solved.</param>
public sealed record WhyNot(Plan Plan, Replay Replay, Money Extra, int MonthsCheaper, IReadOnlyList<Crossing>? Flips);

/// <summary>Advice on plans. Neutral: the cheapest plan for the company wins, whatever that costs the operator.</summary>
public sealed record Advice
{
    /// <summary>The plan in force.</summary>
    public required Plan Current { get; init; }
    /// <summary>What it cost over these months.</summary>
    public required Replay CurrentReplay { get; init; }
    /// <summary>The advised plan; the current one when nothing is cheaper.</summary>
    public required Plan Best { get; init; }
    /// <summary>What it would have cost.</summary>
    public required Replay BestReplay { get; init; }
    /// <summary>Of the current total, in percent, one decimal.</summary>
    public required decimal SavingPercent { get; init; }
    /// <summary>In how many months the best plan costs no more than the current one.</summary>
    public required int MonthsBetter { get; init; }
    /// <summary>Every other plan, cheapest first.</summary>
    public required IReadOnlyList<WhyNot> Others { get; init; }
    /// <summary>How many months the advice rests on.</summary>
    public int MonthsOfData => CurrentReplay.Months.Count;
    /// <summary>Current less best; zero or more.</summary>
    public Money Saving => CurrentReplay.Total - BestReplay.Total;

    /// <summary>What the numbers take for granted.</summary>
    public IReadOnlyList<Bilingual> Assumptions =>
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
        return new()
        {
            Current = current,
            CurrentReplay = replays[0],
            Best = best.Plan,
            BestReplay = best,
            SavingPercent = percent,
            MonthsBetter = best.Months.Zip(replays[0].Months).Count(m => m.First <= m.Second),
            Others = [.. replays.Where(r => r != best).OrderBy(r => r.Total).Select(r => Why(r, best, months))],
        };
    }

    private static WhyNot Why(Replay other, Replay best, IReadOnlyList<UsageMonth> months) => new(other.Plan, other, other.Total - best.Total,
        other.Months.Zip(best.Months).Count(m => m.First < m.Second),
        CostCurve.Of(best.Plan, months) is { } first && CostCurve.Of(other.Plan, months) is { } second ? Crossing.Between(first, second, CostCurve.MostScale) : null);
}
