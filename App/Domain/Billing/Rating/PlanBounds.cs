namespace Plainmend.Domain.Billing;

/// <summary>The least and the most a whole statement comes to, each as a line of its own.</summary>
internal static class PlanBounds
{
    private static readonly Bilingual MinimumName = new("最低消费补足", "Minimum top-up");
    private static readonly Bilingual MinimumPurpose = new("补足到套餐约定的最低消费", "Brings the bill up to the minimum agreed in the plan");
    private static readonly Bilingual CapName = new("封顶减免", "Cap credit");
    private static readonly Bilingual CapPurpose = new("超出套餐封顶的部分不收费", "What exceeds the plan's cap is not charged");
    private static readonly Bilingual LimitPurpose = new("超出贵公司费用上限的部分不收费", "What exceeds your spend limit is not charged");

    /// <summary>The plan's minimum, then its cap, both by days in a partial period.</summary>
    public static void Apply(StatementLines lines, IReadOnlyList<(Plan Plan, Window Window)> terms)
    {
        if (terms.Any(t => t.Plan.Minimum > 0m)) lines.Add(Minimum(lines, Bound(terms, p => p.Minimum ?? 0m, "statement.minimum")));
        // A stretch without a cap leaves the whole period without one.
        if (terms.All(t => t.Plan.Cap is not null)) lines.Add(Cap("plan.cap", lines, Bound(terms, p => p.Cap!.Value, "statement.cap"), CapPurpose));
    }

    /// <summary>The company's own hard limit holds after everything else.</summary>
    public static void HardLimit(StatementLines lines, Agreement agreement)
    {
        if (agreement.Limit is not { Hard: true } limit) return;
        var most = Derivation.Given(new("statement.cap"), limit.Amount, lines.Currency.Code, new Evidence(EvidenceKind.Clause, "spend limit", "spend limit"));
        lines.Add(Cap("limit.cap", lines, most, LimitPurpose));
    }

    private static Derivation Bound(IReadOnlyList<(Plan Plan, Window Window)> terms, Func<Plan, decimal> amount, string key)
    {
        Derivation[] parts = [.. terms.Select(t =>
            Rater.Shared(t.Plan.Clause(key).Price(key, amount(t.Plan)), Share.Of(t.Window, Proration.Daily)))];
        return parts is [var only] ? only : Derivation.Of(Operation.Sum, new("statement.all-terms"), parts[0].Unit, parts);
    }

    private static StatementLine? Minimum(StatementLines lines, Derivation least)
    {
        var code = lines.Currency.Code;
        var missing = Derivation.Of(Operation.Most, new("statement.true-up"), code, Nothing(code),
            Derivation.Of(Operation.Difference, new("statement.true-up"), code, least, lines.Subtotal()));
        if (missing.Value.Sign == 0) return null;
        return new()
        {
            Key = "plan.minimum", Kind = LineKind.Minimum, Name = MinimumName, Purpose = MinimumPurpose,
            Amount = StatementLine.Print(missing, lines.Currency),
        };
    }

    // Rounded down, so that half a cent above the cap is never printed.
    private static StatementLine? Cap(string key, StatementLines lines, Derivation most, Bilingual purpose)
    {
        var code = lines.Currency.Code;
        var step = Derivation.Given(new("currency.step", code), lines.Currency.Step, code);
        var printable = Derivation.Of(Operation.RoundDown, new("rounded.down"), code, most, step);
        var over = Derivation.Of(Operation.Most, new("statement.over"), code, Nothing(code),
            Derivation.Of(Operation.Difference, new("statement.over"), code, lines.Subtotal(), printable));
        return lines.Reduction(key, LineKind.Cap, CapName, purpose, over);
    }

    private static Derivation Nothing(string code) => Derivation.Given(new("nothing"), Exact.Zero, code);
}
