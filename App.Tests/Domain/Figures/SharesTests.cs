using CsCheck;
using Plainmend.Domain;
using Plainmend.Domain.Figures;

namespace Plainmend.Tests.Domain.Figures;

/// <summary>Fairness against its definition, the forecast against days that repeat, ranges that lie side by side.</summary>
public sealed class SharesTests
{
    [Fact]
    public void Gini_is_half_the_mean_difference_by_the_mean() => Gen.Int[0, 50].Select(n => (decimal)n).Array[1, 20].Sample(shares =>
    {
        var difference = shares.SelectMany(a => shares.Select(b => Math.Abs(a - b))).Sum() / shares.Length / shares.Length;
        decimal? defined = shares.Sum() == 0 ? null : difference / 2 / (shares.Sum() / shares.Length);
        Assert.Equal(Rounded(defined), Rounded(Fairness.Gini(shares)));
    });

    [Fact]
    public void Weeks_that_repeat_are_foretold_without_error_and_one_odd_week_is_not() => Gen.Int[0, 30].Array[7].Sample(week =>
    {
        int[] past = [.. Enumerable.Range(0, 16).SelectMany(_ => week)];
        Assert.Equal(week.Concat(week).Select(n => (decimal)n), VolumeForecast.Of(past).Select(n => decimal.Round(n, 10, MidpointRounding.ToEven)));
        decimal? none = week.Sum() == 0 ? null : 0m;
        Assert.Equal(none, Rounded(VolumeForecast.Error(past)));
        past[^1] += 40;
        Assert.True(VolumeForecast.Error(past) > 0);
    });

    [Fact]
    public void Of_a_company_of_yesterday_nothing_is_claimed()
    {
        Assert.All(VolumeForecast.Of([]), n => Assert.Equal(0, n));
        Assert.Null(VolumeForecast.Error([1, 2, 3]));
    }

    [Fact]
    public void The_range_before_is_as_long_and_touches()
    {
        var june = DayRange.MonthOf(new(2026, 6, 15));
        Assert.Equal((new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 30), 30), (june.First, june.Last, june.Days));
        Assert.Equal((new DateOnly(2026, 5, 2), new DateOnly(2026, 5, 31)), (june.Before.First, june.Before.Last));
        Assert.Equal(Refusal.WindowBackwards, Assert.Throws<RefusedException>(() => new DayRange(new(2026, 6, 2), new(2026, 6, 1))).Reason);
        Assert.Equal(Refusal.OutOfRange, Assert.Throws<RefusedException>(() => new DayRange(new(2006, 6, 2), new(2026, 6, 1))).Reason);
        Assert.All(Enumerable.Range(0, 400), age => Assert.Single(AgeBand.All, b => b.Holds(age)));
    }

    private static decimal? Rounded(decimal? exact) => exact is { } known ? decimal.Round(known, 10, MidpointRounding.ToEven) : null;
}
