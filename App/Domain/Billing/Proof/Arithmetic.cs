using System.Diagnostics;

namespace Plainmend.Domain.Billing;

/// <summary>The meaning of each operation. Used to build derivations and to check them; written a second time, independently, in verify.js.</summary>
internal static class Arithmetic
{
    /// <summary>How many parts an operation takes: exactly, or at least when negative.</summary>
    public static bool Takes(Operation operation, int parts) => operation switch
    {
        Operation.Given or Operation.Reference => parts == 0,
        Operation.Negative => parts == 1,
        Operation.Quotient or Operation.RoundUp or Operation.RoundDown or Operation.RoundHalf => parts == 2,
        Operation.Sum => true,
        _ => parts > 0,
    };

    /// <summary>The value that follows from the parts. Leaves have no value of their own to work out and are refused.</summary>
    public static Exact Value(Operation operation, IReadOnlyList<Derivation> parts) => operation switch
    {
        Operation.Sum => Fold(Exact.Zero, parts, 0, (a, b) => a + b),
        Operation.Difference => Fold(parts[0].Value, parts, 1, (a, b) => a - b),
        Operation.Product => Fold(Exact.One, parts, 0, (a, b) => a * b),
        Operation.Quotient => parts[0].Value / parts[1].Value,
        Operation.Least => Fold(parts[0].Value, parts, 1, Exact.Least),
        Operation.Most => Fold(parts[0].Value, parts, 1, Exact.Most),
        Operation.Negative => -parts[0].Value,
        Operation.RoundUp => Rounding.Up(parts[0].Value, parts[1].Value),
        Operation.RoundDown => Rounding.Down(parts[0].Value, parts[1].Value),
        Operation.RoundHalf => Rounding.HalfAwayFromZero(parts[0].Value, parts[1].Value),
        _ => throw new UnreachableException($"{operation} is not worked out from parts."),
    };

    private static Exact Fold(Exact start, IReadOnlyList<Derivation> parts, int from, Func<Exact, Exact, Exact> step)
    {
        for (var at = from; at < parts.Count; at++) start = step(start, parts[at].Value);
        return start;
    }
}
