namespace Plainmend.Domain.Billing;

/// <summary>Takes back part of a statement by new lines; the statement itself never changes.</summary>
public static class CreditNote
{
    /// <summary>
    /// A statement of negative lines. Refuses to credit a line by more than was billed for it, less what reducing lines
    /// and earlier credit notes took off already.
    /// </summary>
    /// <param name="billed">The statement.</param>
    /// <param name="number">Its number.</param>
    /// <param name="credits">Keys of lines and what is credited of each; above zero, in printed digits.</param>
    /// <param name="reason">Why, in both languages.</param>
    /// <param name="tax">How the billed statement worked out its tax.</param>
    /// <param name="earlier">Credit notes on the same statement.</param>
    public static Statement For(Statement billed, string number, IReadOnlyList<(string Key, Money Amount)> credits, Bilingual reason,
        TaxTerms? tax = null, params IReadOnlyList<Statement> earlier)
    {
        StatementLine[] lines = [.. credits.GroupBy(c => c.Key).Select(g => Line(billed, number, g.Key,
            g.Aggregate(Exact.Zero, (sum, c) => sum + Positive(c.Amount)), reason, earlier))];
        return Seals.Sealed(Totals.Close(new Statement { Kind = StatementKind.CreditNote, Currency = billed.Currency, Terms = billed.Terms, Period = billed.Period, Lines = lines }, tax));
    }

    /// <summary>What can still be credited of a line: as it was billed, less what reducing lines and earlier credit notes took off.</summary>
    public static Exact Left(Statement billed, StatementLine line, IReadOnlyList<Statement> earlier) =>
        billed.Lines.SelectMany(l => l.Shares).Where(s => s.Key == line.Key).Select(s => s.Amount)
            .Concat(earlier.Select(e => e.Line(line.Key)?.Printed ?? Exact.Zero))
            .Aggregate(line.Printed, (sum, amount) => sum + amount);

    private static decimal Positive(Money amount) => amount.Amount > 0m ? amount.Amount
        : throw new ArgumentOutOfRangeException(nameof(amount), "A credit is above zero.");

    private static StatementLine Line(Statement billed, string number, string key, Exact credit, Bilingual reason, IReadOnlyList<Statement> earlier)
    {
        var line = billed.Line(key) ?? throw new RefusedException(Refusal.NotFound, key);
        var left = Left(billed, line, earlier);
        if (credit > left) throw new RefusedException(Refusal.CreditTooLarge, line.Name.En, Money.Rounded(left, billed.Currency));
        var amount = Derivation.Given(new("credit.amount", reason.En), credit, billed.Currency.Code,
            new Evidence(EvidenceKind.Statement, billed.Seal!, number));
        return new()
        {
            Key = key,
            Kind = LineKind.Adjustment,
            Name = line.Name,
            Purpose = new($"退回（账单 {number}）：{reason.Zh}", $"Credit on {number}: {reason.En}"),
            Amount = StatementLine.Print(Derivation.Of(Operation.Negative, new("statement.taken-off"), billed.Currency.Code, amount), billed.Currency),
            TaxRate = line.TaxRate,
        };
    }
}
