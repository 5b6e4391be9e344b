using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Shared;

/// <summary>Turns the proof of an amount into what the explain drawer shows, in the reader's language.</summary>
public static class Explanations
{
    /// <summary>The tree of one line.</summary>
    public static ExplainNode Of(StatementLine line) => new(Say(line.Purpose), Value(line.Amount), [Of(line.Amount)]);

    /// <summary>One step and all below it.</summary>
    public static ExplainNode Of(Derivation step) => new(
        Say(Phrases.Of(step.Text)), Value(step), [.. step.Parts.Select(Of)],
        step.Evidence.Count == 0 ? null : string.Join(" · ", step.Evidence.Select(e => e.Says)));

    /// <summary>A sentence in the reader's language.</summary>
    public static string Say(Bilingual words) => Language.IsChinese ? words.Zh : words.En;

    private static string Value(Derivation step) => Currency.Knows(step.Unit)
        ? IsPrinted(step.Value) ? MoneyFormat.Of(step.Value.ToDecimal(), step.Unit) : $"{step.Value} {step.Unit}"
        : step.Unit == "1" ? step.Value.ToString() : $"{step.Value} {step.Unit}";

    // Finer than the currency prints: the exact value is shown, not a rounded one.
    private static bool IsPrinted(Exact value) => (value * 100m).Denominator.IsOne;
}
