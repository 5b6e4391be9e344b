namespace Plainmend.Domain.Assignment;

/// <summary>What other rules would have made of a stretch of the past, beside what really happened.</summary>
/// <param name="Jobs">How many were given out once more.</param>
/// <param name="AtOnce">Given to somebody in the moment they came in.</param>
/// <param name="Later">Given to somebody after waiting.</param>
/// <param name="MedianWait">Median time those waited; null when none did.</param>
/// <param name="Pooled">Open to all suitable ones.</param>
/// <param name="Waits">Why jobs waited at first, most frequent first.</param>
/// <param name="ByRule">Really given out by the rules of that time …</param>
/// <param name="ByHand">… by a person …</param>
/// <param name="ByNobody">… or not at all.</param>
/// <param name="People">Everybody active or asked, most jobs under these rules first.</param>
/// <param name="Differ">Jobs for which another one, or nobody, would have been asked first; pooled ones are left out.</param>
/// <param name="Differences">The newest of them, newest first.</param>
public sealed record DryRunResult(
    int Jobs, int AtOnce, int Later, TimeSpan? MedianWait, int Pooled, IReadOnlyList<DryRunWait> Waits, int ByRule, int ByHand, int ByNobody,
    IReadOnlyList<DryRunPerson> People, int Differ, IReadOnlyList<DryRunDifference> Differences)
{
    /// <summary>Differences that are kept with their reasons.</summary>
    public const int MostDifferences = 200;

    /// <summary>Never given out while it was looked at.</summary>
    public int LeftWaiting => Waits.Sum(wait => wait.Left);

    /// <summary>How unevenly the jobs would have been spread over the people.</summary>
    public decimal SpreadWould => Spread.Gini([.. People.Select(one => one.Would)]);

    /// <summary>How unevenly they really were.</summary>
    public decimal SpreadDid => Spread.Gini([.. People.Select(one => one.Did)]);
}

/// <summary>Why jobs waited.</summary>
/// <param name="Jobs">How many waited at first for this reason …</param>
/// <param name="Left">… of which nobody was found for.</param>
public sealed record DryRunWait(WaitReason Reason, int Jobs, int Left);

/// <summary>One person's jobs.</summary>
/// <param name="Would">Asked first under these rules.</param>
/// <param name="Did">Really asked first.</param>
public sealed record DryRunPerson(Guid Id, string Name, int Would, int Did);

/// <summary>A job that would have gone another way.</summary>
/// <param name="Decision">Why: the decision by which it was given out, or the first that let it wait.</param>
public sealed record DryRunDifference(PastJob Past, AssignmentDecision Decision);

/// <summary>How unevenly jobs are spread.</summary>
public static class Spread
{
    /// <summary>
    /// Gini coefficient: the mean difference between any two people, divided by twice the mean. 0 = all have the same;
    /// towards 1 = one has everything. Two decimals; 0 without people or jobs.
    /// </summary>
    /// <param name="counts">Jobs of each person, none negative.</param>
    public static decimal Gini(IReadOnlyList<int> counts)
    {
        long n = counts.Count, sum = counts.Sum(count => (long)count);
        if (sum == 0) return 0;
        var ranked = counts.Order().Select((count, i) => (2 * (i + 1) - n - 1) * count).Sum();
        return Math.Round((decimal)ranked / (n * sum), 2, MidpointRounding.AwayFromZero);
    }
}
