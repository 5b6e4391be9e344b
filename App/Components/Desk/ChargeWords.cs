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
    public static ExplainNode Line(StatementLine line) =>
        // A line that needed no rounding begins at the amount itself.
        Step(line.Residue.Sign == 0 ? line.Amount.Parts[0] : line.Amount) with { Label = line.Name.Said(), Value = Value(line.Amount.Value, line.Amount.Unit) };

    private static ExplainNode Step(Derivation step) => new(
        Phrases.Of(step.Text).Said(), Value(step.Value, step.Unit), [.. step.Parts.Select(Step)],
        step.Evidence.Count == 0 ? null : string.Join(DeskText.ListComma, step.Evidence.Select(e => e.Says)));

    private static string Value(Exact value, string unit) => unit switch
    {
        "1" => Plain(value),
        "s" => DurationFormat.Of(TimeSpan.FromSeconds(double.Parse(Plain(value), System.Globalization.CultureInfo.InvariantCulture))),
        { Length: 3 } code when code.All(char.IsAsciiLetterUpper) => Money(value, code),
        "h" => $"{Plain(value)} h",
        "pcs" => DeskText.Pieces.With(Plain(value)),
        _ => $"{Plain(value)} {unit}",
    };

    private static string Money(Exact value, string code) => Finite(value) is { } amount ? MoneyFormat.UnitPrice(amount, code) : "≈ " + MoneyFormat.UnitPrice(Rounded(value), code);

    private static string Plain(Exact value) => Finite(value) is { } number ? number.ToString("0.########", System.Globalization.CultureInfo.InvariantCulture)
        : Rounded(value).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static decimal? Finite(Exact value) => value.ToString().Contains('/', StringComparison.Ordinal) ? null : value.ToDecimal();

    private static decimal Rounded(Exact value) => Math.Round((decimal)value.Numerator / (decimal)value.Denominator, 4, MidpointRounding.AwayFromZero);
}
