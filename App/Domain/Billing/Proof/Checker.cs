using System.Globalization;
using System.Text.Json;

namespace Plainmend.Domain.Billing;

/// <summary>
/// Redoes a statement from its own numbers. Knows operations and how lines add up to totals; knows no plan, meter or tier.
/// The same check is written a second time in wwwroot/verify.js; both must agree on every statement.
/// </summary>
public static class Checker
{
    /// <summary>Everything that is wrong; empty when the statement holds.</summary>
    public static IReadOnlyList<Finding> Verify(Statement statement)
    {
        var found = new List<Finding>();
        if (statement.Format != Statement.CurrentFormat) found.Add(new("format", FindingKind.UnknownFormat));
        var names = StatementNames.Of(statement, found);
        foreach (var (where, tree) in StatementNames.Trees(statement)) Steps(tree, where, names, found);
        foreach (var line in statement.Lines) LineCheck.Line(line, statement, found);
        SplitCheck.Shares(statement, found);
        TotalCheck.Totals(statement, found);
        if (statement.Seal != Seals.Of(statement)) found.Add(new("seal", FindingKind.SealOff));
        return found;
    }

    private static void Steps(Derivation step, string where, Dictionary<string, Exact> names, List<Finding> found)
    {
        foreach (var part in step.Parts) Steps(part, where, names, found);
        if (!Arithmetic.Takes(step.Op, step.Parts.Count)) found.Add(new(where, FindingKind.WrongParts, Name(step.Op), step.Parts.Count.ToString(CultureInfo.InvariantCulture)));
        else if (step.Op == Operation.Reference) Reference(step, where, names, found);
        else if (step.Op != Operation.Given && !Holds(step)) found.Add(new(where, FindingKind.WrongStep, Name(step.Op), step.Value.ToString()));
    }

    private static void Reference(Derivation step, string where, Dictionary<string, Exact> names, List<Finding> found)
    {
        var name = step.Text.Args.Count > 0 ? step.Text.Args[0] : "";
        if (!names.TryGetValue(name, out var value) || value != step.Value) found.Add(new(where, FindingKind.WrongReference, name, step.Value.ToString()));
    }

    // As it stands in the file.
    private static string Name(Operation operation) => JsonNamingPolicy.CamelCase.ConvertName(operation.ToString());

    private static bool Holds(Derivation step)
    {
        try
        {
            return Arithmetic.Value(step.Op, step.Parts) == step.Value;
        }
        catch (ArithmeticException) // a divisor of zero
        {
            return false;
        }
        catch (ArgumentOutOfRangeException) // a step that is not above zero
        {
            return false;
        }
    }
}
