namespace Plainmend.Domain.Billing;

/// <summary>A derivation as one line of arithmetic: what a person could type into a calculator.</summary>
public static class Explanation
{
    /// <summary>
    /// "round(3.5 × 120; 0.01)": sums in brackets, × and ÷ between factors, least, most, up, down and round as words.
    /// Named values stand as their numbers.
    /// </summary>
    public static string Arithmetic(Derivation step) => step.Op switch
    {
        Operation.Given or Operation.Reference => Number(step.Value),
        Operation.Sum when step.Parts.Count == 0 => "0",
        Operation.Sum => $"({Joined(step, " + ")})",
        Operation.Difference => $"({Joined(step, " − ")})",
        Operation.Product => $"({Joined(step, " × ")})",
        Operation.Quotient => $"({Joined(step, " ÷ ")})",
        Operation.Negative => $"(0 − {Arithmetic(step.Parts[0])})",
        Operation.Least => $"least({Joined(step, "; ")})",
        Operation.Most => $"most({Joined(step, "; ")})",
        Operation.RoundUp => $"up({Joined(step, "; ")})",
        Operation.RoundDown => $"down({Joined(step, "; ")})",
        _ => $"round({Joined(step, "; ")})",
    };

    // A fraction is a division and stands in brackets like any other.
    private static string Number(Exact value) => value.ToString() is var text && text.Contains('/', StringComparison.Ordinal)
        ? $"({text.Replace("/", " ÷ ", StringComparison.Ordinal)})" : text;

    private static string Joined(Derivation step, string between) => string.Join(between, step.Parts.Select(Arithmetic));
}
