namespace Plainmend.Domain.Figures;

/// <summary>How evenly work is shared.</summary>
public static class Fairness
{
    /// <summary>
    /// The Gini coefficient: 0 = everybody has the same, towards 1 = one has everything; null of nobody or nothing. Source: Gini 1912, in
    /// the form over ranks.
    /// </summary>
    /// <param name="shares">What each person has, zero or more; those with nothing count too.</param>
    public static decimal? Gini(IReadOnlyCollection<decimal> shares)
    {
        var total = shares.Sum();
        if (total == 0) return null;
        var weighted = shares.Order().Select((share, n) => share * (2 * (n + 1) - shares.Count - 1)).Sum();
        return weighted / (shares.Count * total);
    }
}
