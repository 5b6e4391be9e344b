namespace Plainmend.Domain.Figures;

/// <summary>
/// How durations are distributed: counts in buckets whose bounds grow by 2 %. Spreads add up and can be taken apart again, and a
/// percentile read from one is at most 1 % away from the exact one. Source: DDSketch (Masson, Rim, Lee 2019), without its collapsing.
/// </summary>
public sealed class Spread
{
    private const double Growth = 1.02;
    // Nothing waited for has a bucket of its own: it has no logarithm.
    private const int Nothing = -1;

    // Counts by bucket, the bucket of nothing first. A century has 1,108 buckets: an array adds up many times faster than a tree.
    private long[] _counts = [];

    /// <summary>How many durations are in it.</summary>
    public long Count => _counts.Sum();

    /// <summary>Bucket and count, smallest durations first, empty buckets left out.</summary>
    public IEnumerable<KeyValuePair<int, long>> Buckets => _counts.Select((count, at) => KeyValuePair.Create(at + Nothing, count)).Where(b => b.Value != 0);

    /// <summary>Adds a duration, or takes it away again.</summary>
    /// <param name="seconds">Zero or more.</param>
    /// <param name="times">1 to add it, -1 to take it away.</param>
    public void Add(decimal seconds, long times) => AddBucket(BucketOf(seconds), times);

    /// <summary>Adds to one bucket.</summary>
    public void AddBucket(int bucket, long times)
    {
        var at = bucket - Nothing;
        if (at >= _counts.Length) Array.Resize(ref _counts, Math.Max(at + 1, Math.Min(2 * _counts.Length, 1200)));
        _counts[at] += times;
    }

    /// <summary>Adds all of another one.</summary>
    public void Add(Spread other)
    {
        foreach (var (bucket, count) in other.Buckets) AddBucket(bucket, count);
    }

    /// <summary>The nearest-rank percentile in seconds, at most 1 % off; null of nothing.</summary>
    /// <param name="percent">1 to 100; 50 = the median.</param>
    public decimal? Percentile(int percent)
    {
        var rank = Rank(Count, percent);
        foreach (var (bucket, count) in Buckets)
            if ((rank -= count) <= 0) return Middle(bucket);
        return null;
    }

    /// <summary>Which of so many ordered values it is, counted from 1: the nearest rank.</summary>
    public static long Rank(long count, int percent) => (count * percent + 99) / 100;

    private static int BucketOf(decimal seconds) => seconds <= 0 ? Nothing : Math.Max(0, (int)Math.Ceiling(Math.Log((double)seconds) / Math.Log(Growth)));

    // Equally far, in proportion, from both ends of (g^(n-1), g^n].
    private static decimal Middle(int bucket) => bucket == Nothing ? 0m : bucket == 0 ? 1m : (decimal)(2 * Math.Pow(Growth, bucket) / (Growth + 1));
}
