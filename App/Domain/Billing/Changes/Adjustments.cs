namespace Plainmend.Domain.Billing;

/// <summary>What changed about a statement that was already billed. The billed statement itself is never touched.</summary>
public static class Adjustments
{
    /// <summary>The usual reason.</summary>
    public static Bilingual LateUsage { get; } = new("账单出具后到达的用量", "usage that arrived after the invoice");

    /// <summary>
    /// Dated lines for the next statement: for every line of the billed statement that comes out differently when its
    /// period is rated again. Only printed amounts are compared, so that billed + adjusted = right, to the cent.
    /// </summary>
    /// <param name="billed">The finalised statement.</param>
    /// <param name="number">Its number, for the person who reads the line.</param>
    /// <param name="rerated">The same period over all usage known now.</param>
    /// <param name="reason">Why: "late usage" and so on.</param>
    public static IReadOnlyList<StatementLine> For(Statement billed, string number, Statement rerated, Bilingual reason) =>
    [
        .. Keys(billed, rerated).Select(key => Line($"adjust.{number}.{key}", rerated.Line(key), [(number, billed)], key, rerated, reason)).OfType<StatementLine>(),
    ];

    /// <summary>
    /// What is still to be billed of a period: its statement now, less what statements of the same period billed already.
    /// For interim bills, charges billed in advance, and changes in mid-period. All of them together are exactly the whole.
    /// </summary>
    public static Statement Increment(Statement now, IReadOnlyList<(string Number, Statement Statement)> before, TaxTerms? tax)
    {
        StatementLine[] lines = [.. Keys([now, .. before.Select(b => b.Statement)])
            .Select(key => Line(key, now.Line(key), before, key, now, new("本期已开账单之外的差额", "What this period's earlier bills have not billed yet"))).OfType<StatementLine>()];
        return Seals.Sealed(Totals.Close(now with { Lines = lines, Seal = null }, tax));
    }

    private static IEnumerable<string> Keys(params IEnumerable<Statement> statements) =>
        statements.SelectMany(s => s.Lines).Select(l => l.Key).Distinct();

    private static StatementLine? Line(string name, StatementLine? now, IReadOnlyList<(string Number, Statement Statement)> before, string key, Statement whole, Bilingual reason)
    {
        var code = whole.Currency.Code;
        var printed = Derivation.Given(new("adjustment.now"), now?.Printed ?? Exact.Zero, code, new Evidence(EvidenceKind.Statement, whole.Seal!, whole.Period?.ToString() ?? ""));
        Derivation[] billed = [.. before.Where(b => b.Statement.Line(key) is not null).Select(b => Derivation.Given(new("adjustment.before", b.Number),
            b.Statement.Line(key)!.Printed, code, new Evidence(EvidenceKind.Statement, b.Statement.Seal!, b.Number)))];
        var difference = Derivation.Of(Operation.Difference, new("adjustment.difference"), code, [printed, .. billed]);
        if (difference.Value.Sign == 0) return null;
        var source = now ?? before.Select(b => b.Statement.Line(key)).OfType<StatementLine>().First();
        return new()
        {
            Key = name,
            Kind = LineKind.Adjustment,
            Name = source.Name,
            Purpose = new($"{source.Purpose.Zh}（{whole.Period}：{reason.Zh}）", $"{source.Purpose.En} ({whole.Period}: {reason.En})"),
            Amount = StatementLine.Print(difference, whole.Currency),
            TaxRate = source.TaxRate,
        };
    }
}
