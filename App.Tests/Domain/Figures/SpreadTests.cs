using CsCheck;
using Plainmend.Domain.Figures;

namespace Plainmend.Tests.Domain.Figures;

/// <summary>A distribution in buckets: percentiles at most 1 % off, whatever was added, taken away or put together before.</summary>
public sealed class SpreadTests
{
    // From nothing to four months, mostly minutes and hours.
    private static readonly Gen<decimal> Seconds = Gen.OneOf(Gen.Int[0, 120], Gen.Int[0, 40_000], Gen.Int[0, 10_000_000]).Select(s => (decimal)s);

    [Fact]
    public void A_percentile_is_within_one_percent_of_the_nearest_rank() => Gen.Select(Seconds.Array[1, 200], Gen.Int[1, 100]).Sample((all, percent) =>
    {
        var spread = new Spread();
        foreach (var seconds in all) spread.Add(seconds, 1);
        var exact = all.Order().ElementAt((all.Length * percent + 99) / 100 - 1);
        Assert.InRange(spread.Percentile(percent)!.Value, exact * 0.99m, exact * 1.01m);
        Assert.Equal(all.Length, spread.Count);
    });

    [Fact]
    public void Put_together_is_the_same_as_counted_together_and_what_is_taken_away_was_never_there() => Gen.Select(Seconds.Array[0, 60], Seconds.Array[0, 60]).Sample((a, b) =>
    {
        var (left, right, both) = (Of(a), Of(b), Of([.. a, .. b]));
        left.Add(right);
        Assert.Equal(both.Buckets, left.Buckets);
        foreach (var seconds in b) left.Add(seconds, -1);
        Assert.Equal(Of(a).Buckets, left.Buckets);
    });

    [Fact]
    public void Nothing_has_no_percentile_and_no_wait_is_none()
    {
        Assert.Null(new Spread().Percentile(50));
        Assert.Equal(0m, Of([0m]).Percentile(90));
        Assert.Equal(1m, Of([1m]).Percentile(90));
    }

    private static Spread Of(decimal[] all)
    {
        var spread = new Spread();
        foreach (var seconds in all) spread.Add(seconds, 1);
        return spread;
    }
}
