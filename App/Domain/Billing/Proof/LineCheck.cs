namespace Plainmend.Domain.Billing;

/// <summary>A line is rounded once, at its end, to what its currency prints; and reads in both languages.</summary>
internal static class LineCheck
{
    public static void Line(StatementLine line, Statement statement, List<Finding> found)
    {
        if (line.Amount is not { Op: Operation.RoundHalf, Parts: [_, var step] } || step.Value != statement.Currency.Step)
            found.Add(new(line.Key, FindingKind.NotRounded));
        if (line.Purpose.Zh.Length == 0 || line.Purpose.En.Length == 0) found.Add(new(line.Key, FindingKind.NoPurpose));
    }
}
