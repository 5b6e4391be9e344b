namespace Plainmend.Domain.Billing;

/// <summary>What reducing lines take off others: the shares add up, none makes a line negative, and proportional ones follow the largest remainder.</summary>
internal static class SplitCheck
{
    public static void Shares(Statement statement, List<Finding> found)
    {
        var left = statement.Lines.Where(l => l.Shares.Count == 0).DistinctBy(l => l.Key).ToDictionary(l => l.Key, l => l.Printed);
        foreach (var line in statement.Lines.Where(l => l.Shares.Count > 0))
        {
            if (line.Shares.Any(s => !left.ContainsKey(s.Key)))
            {
                found.Add(new(line.Key, FindingKind.NoSuchLine));
                continue;
            }
            if (line.Shares.Aggregate(Exact.Zero, (sum, s) => sum + s.Amount) != line.Printed) found.Add(new(line.Key, FindingKind.SharesOff));
            if (line.Kind is LineKind.Discount or LineKind.Cap && !Proportional(line, left, statement.Currency)) found.Add(new(line.Key, FindingKind.NotProportional));
            foreach (var share in line.Shares)
            {
                left[share.Key] += share.Amount;
                if (share.Amount.Sign > 0 || left[share.Key].Sign < 0) found.Add(new(line.Key, FindingKind.MadeNegative, share.Key));
            }
        }
    }

    private static bool Proportional(StatementLine line, Dictionary<string, Exact> left, Currency currency)
    {
        if (line.Shares.Any(s => left[s.Key].Sign < 0) || line.Printed != Rounding.HalfAwayFromZero(line.Printed, currency.Step)) return false;
        var split = Split.ByWeight(Money.Rounded(line.Printed, currency), [.. line.Shares.Select(s => left[s.Key])]);
        return split.Select(m => (Exact)m.Amount).SequenceEqual(line.Shares.Select(s => s.Amount));
    }
}
