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
    public static ExplainNode Line(StatementLine line) => new(line.Name.Said(), MoneyFormat.UnitPrice(line.Printed.ToDecimal(), line.Amount.Unit), [Explanations.Steps(line)]);
}
