namespace Plainmend.Domain.Billing;

/// <summary>Splitting an amount so that the parts always add up to the whole.</summary>
public static class Split
{
    /// <summary>
    /// Shares by weight, by largest remainder: each share first takes its whole steps, and the steps left over go to the
    /// largest remainders, ties in line order. A weight of zero receives nothing. Refuses negative weights, and a whole
    /// that is not zero over weights that all are.
    /// </summary>
    public static IReadOnlyList<Money> ByWeight(Money whole, IReadOnlyList<Exact> weights)
    {
        var shares = Steps(whole.MinorUnits, weights);
        return [.. shares.Select(steps => Money.FromMinorUnits(steps, whole.Currency))];
    }

    private static long[] Steps(long whole, IReadOnlyList<Exact> weights)
    {
        var all = weights.Aggregate(Exact.Zero, (sum, weight) =>
            weight.Sign >= 0 ? sum + weight : throw new ArgumentException("A weight is not negative.", nameof(weights)));
        var shares = new long[weights.Count];
        if (all.Sign == 0) return whole == 0 ? shares : throw new ArgumentException("Nothing to split over.", nameof(weights));
        var remainders = new (Exact Remaining, int Line)[weights.Count];
        for (var line = 0; line < shares.Length; line++)
        {
            var exact = Math.Abs(whole) * weights[line] / all;
            var floor = Rounding.Down(exact, 1);
            (shares[line], remainders[line]) = ((long)floor.Numerator, (exact - floor, line));
        }
        var left = (int)(Math.Abs(whole) - shares.Sum());
        foreach (var (_, line) in remainders.OrderByDescending(r => r.Remaining).ThenBy(r => r.Line).Take(left)) shares[line]++;
        return whole < 0 ? [.. shares.Select(s => -s)] : shares;
    }
}
