namespace Plainmend.Domain.Assignment;

/// <summary>Picks what to say for the chosen technician in one line.</summary>
internal static class Merits
{
    /// <summary>What he alone or he as well as others is best at, among the factors that counted; the weightiest first.</summary>
    /// <param name="ranked">All candidates, the chosen one first; not empty.</param>
    public static IReadOnlyList<Merit> Of(IReadOnlyList<Candidate> ranked)
    {
        var best = ranked[0];
        var merits = new List<Merit>();
        if (ranked.Count == 1) merits.Add(Merit.OnlyOne);
        if (best.OpenJobs == 0) merits.Add(Merit.Idle);
        merits.AddRange(best.Scores.Where(score => score.Weight > 0).OrderByDescending(score => score.Weight)
            .Where(score => IsBest(score, ranked)).Select(score => MeritOf(score.Factor)));
        return merits;
    }

    // A factor in which all are equal speaks for nobody.
    private static bool IsBest(FactorScore score, IReadOnlyList<Candidate> ranked) =>
        ranked.All(one => one.Of(score.Factor).Score <= score.Score) && ranked.Any(one => one.Of(score.Factor).Score < score.Score);

    private static Merit MeritOf(Factor factor) => factor switch
    {
        Factor.SkillFit => Merit.MostSkilled,
        Factor.Distance => Merit.Nearest,
        Factor.Load => Merit.LeastLoaded,
        Factor.Punctuality => Merit.MostPunctual,
        Factor.Fairness => Merit.LongestWithoutJob,
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, null),
    };
}
