using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>A statement of service charges as a tree to open: total, lines, and the derivation of each.</summary>
internal static class ChargeWords
{
    public static ExplainNode Tree(Statement statement) => new(
        DeskText.SumOfLines, MoneyFormat.Of(statement.TotalMoney.Amount, statement.Currency.Code), [.. statement.Lines.Select(Line)], string.Join(DeskText.ListComma, statement.Terms));

    /// <summary>One line with everything behind it.</summary>
    public static ExplainNode Line(StatementLine line)
    {
        var proof = Explanations.Of(line.Amount);
        // A line that needed no rounding begins at the amount itself.
        var steps = line.Residue.Sign == 0 ? proof.Children.Take(1) : [proof];
        return new(line.Name.Said(), proof.Value, [.. steps]);
    }
}
