using System.Globalization;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Shared;

/// <summary>Turns the proof of an amount into what the explain drawer shows, in the reader's language: for repairs and for the platform alike.</summary>
public static class Explanations
{
    /// <summary>The tree of one line.</summary>
    /// <param name="on">The statement it stands on; other lines are then called by their names.</param>
    public static ExplainNode Of(StatementLine line, Statement? on = null) => new(Say(line.Purpose), Value(line.Amount), [Steps(line, on)]);

    /// <summary>How the amount of a line came about, its quantities in place. A line that needed no rounding begins at the amount itself.</summary>
    public static ExplainNode Steps(StatementLine line, Statement? on = null) => Of(line.Residue.Sign == 0 ? line.Amount.Parts[0] : line.Amount, line, on);

    /// <summary>One step and all below it.</summary>
    public static ExplainNode Of(Derivation step, Statement? on = null) => Of(step, null, on);

    /// <summary>A sentence in the reader's language.</summary>
    public static string Say(Bilingual words) => words.Said();

    /// <summary>The whole line as one formula, as it is typed into a calculator: "(((40 × 26) ÷ 30) × 99)". Long quantities stand as their number.</summary>
    public static string Formula(StatementLine line) => Explanation.Arithmetic(Whole(line.Residue.Sign == 0 ? line.Amount.Parts[0] : line.Amount, line));

    private static Derivation Whole(Derivation step, StatementLine line)
    {
        if (step.Op == Operation.Reference && Quantity(step.Text.Args[0], line) is { } quantity && quantity.Walk().Take(Readable).Count() < Readable) return Whole(quantity, line);
        return step is { Op: Operation.Sum, Parts: [var only] } ? Whole(only, line) : step with { Parts = [.. step.Parts.Select(p => Whole(p, line))] };
    }

    // More steps than this are no formula any more.
    private const int Readable = 12;

    private static ExplainNode Of(Derivation step, StatementLine? line, Statement? on)
    {
        if (step.Op == Operation.Reference && Quantity(step.Text.Args[0], line) is { } quantity) return Of(quantity, line, on);
        return new(Label(step, on), Value(step), [.. step.Parts.Where(IsWorthSaying).Select(p => Of(p, line, on))], Proof(step));
    }

    private static Derivation? Quantity(string name, StatementLine? line) =>
        line?.Quantities.Where((_, n) => StatementLine.QuantityName(line.Key, n) == name).FirstOrDefault();

    // The smallest unit of a currency is known to whoever reads "rounded to what the currency prints".
    private static bool IsWorthSaying(Derivation step) => step.Text.Key != "currency.step";

    // Whose calendar the days were counted on stands on the page already; how many records stand behind a number does not.
    private static string? Proof(Derivation step)
    {
        var said = step.Evidence.Where(e => e.Kind != EvidenceKind.Calendar).Select(e => e.Kind == EvidenceKind.Records && e.Says.All(char.IsAsciiDigit) ? SharedText.Records.With(e.Says) : e.Says).ToArray();
        return said is [] ? null : string.Join(" · ", said);
    }

    private static string Label(Derivation step, Statement? on) => step.Text.Key switch
    {
        "reference" when Named(step.Text.Args[0], on) is { } name => name,
        "price.unit" => BillText.PricePer.With(BillWords.Each(step.Text.Args[0])),
        _ when step.Text.Args is [var span, ..] && Span(span, step) is { } days => Say(Phrases.Of(step.Text with { Args = [days, .. step.Text.Args.Skip(1)] })),
        _ => Say(Phrases.Of(step.Text)),
    };

    private static string? Named(string name, Statement? on) => name switch
    {
        "net" => BillText.Net,
        "total" => BillText.Total,
        _ when name.StartsWith("tax.", StringComparison.Ordinal) && name.EndsWith(".net", StringComparison.Ordinal) => BillText.Net,
        _ => on?.Lines.Where(l => name == $"{l.Key}.printed" || name.StartsWith($"{l.Key}.share.", StringComparison.Ordinal)).Select(l => Say(l.Name)).FirstOrDefault(),
    };

    // "2026-11-01/2026-11-26" as days. Counted days say which one was the last; a whole period names the day after it.
    private static string? Span(string span, Derivation step)
    {
        if (span.Split('/') is not [var from, var to] || Date(from) is not { } first || Date(to) is not { } last) return null;
        if (step.Unit == "d" && step.Value.Denominator.IsOne) last = first.AddDays((int)step.Value.ToDecimal() - 1);
        else if (step.Text.Key == "share.whole") last = last.AddDays(-1);
        return first == last ? DateFormat.DayOnly(first) : $"{DateFormat.DayOnly(first)} – {DateFormat.DayOnly(last)}";
    }

    private static DateOnly? Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Value(Derivation step)
    {
        if (Currency.Knows(step.Unit)) return BillWords.Exactly(step.Value, n => MoneyFormat.UnitPrice(n, step.Unit));
        var levelDays = step.Text.Key == "quantity.level-days" || (step.Text.Key == "level.run" && step.Parts is [_, { Unit: "d" }]);
        return BillWords.Exactly(step.Value, n => $"{n.ToString("#,##0.####", CultureInfo.InvariantCulture)} {(levelDays ? BillWords.UnitDays(step.Unit) : step.Text.Key == "level" ? BillWords.UnitHeld(step.Unit) : BillWords.UnitOf(step.Value, step.Unit))}".TrimEnd());
    }
}
