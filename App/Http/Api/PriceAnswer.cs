using Plainmend.Domain.Billing;

namespace Plainmend.Http.Api;

/// <summary>What one charge comes to, and why.</summary>
/// <param name="Exact">Before rounding.</param>
/// <param name="Amount">As printed.</param>
/// <param name="Residue">What rounding added, or took when negative.</param>
/// <param name="Quantity">What was billable, in priced units.</param>
/// <param name="Line">The line with its derivation.</param>
/// <param name="Statement">The sealed statement it stands on; can be checked with /api/v1/billing/verify.</param>
/// <param name="Warnings">Usable, but surprising.</param>
public sealed record PriceAnswer(Currency Currency, Exact Quantity, string Unit, Exact Exact, Exact Amount, Exact Residue, Exact Net, Exact Tax, Exact Total,
    Told Explanation, StatementLine Line, Statement Statement, IReadOnlyList<FieldProblem> Warnings)
{
    public static PriceAnswer Of(Statement statement, IReadOnlyList<FieldProblem> warnings)
    {
        var line = statement.Lines[0];
        var quantity = line.Quantities.Aggregate(Domain.Billing.Exact.Zero, (sum, q) => sum + q.Value);
        return new(statement.Currency, quantity, line.Quantities.Count > 0 ? line.Quantities[0].Unit : "1", line.Exact, line.Printed, line.Residue, statement.Net.Value,
            statement.Tax.Value, statement.Total.Value, Told.Of(line), line, statement, warnings);
    }
}

/// <summary>A line's derivation as text, one step to a line.</summary>
/// <param name="Arithmetic">What one could type into a calculator.</param>
public sealed record Told(string Zh, string En, string Arithmetic)
{
    public static Told Of(StatementLine line)
    {
        IReadOnlyList<Derivation> trees = [.. line.Quantities, line.Amount];
        return new(Text(line.Purpose.Zh, trees, b => b.Zh), Text(line.Purpose.En, trees, b => b.En), Explanation.Arithmetic(line.Amount));
    }

    private static string Text(string purpose, IReadOnlyList<Derivation> trees, Func<Bilingual, string> say) =>
        string.Join('\n', trees.SelectMany(t => Steps(t, 0, say)).Prepend(purpose));

    private static IEnumerable<string> Steps(Derivation step, int depth, Func<Bilingual, string> say) => step.Parts.SelectMany(p => Steps(p, depth + 1, say))
        .Prepend($"{new string(' ', depth * 2)}{say(Phrases.Of(step.Text))} = {step.Value}{(step.Unit == "1" ? "" : " " + step.Unit)}");
}
