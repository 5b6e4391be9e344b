using System.Numerics;

namespace Plainmend.Domain.Billing;

/// <summary>The one place where anything is rounded. A step is the distance between neighbouring results, such as 0.01 or 15.</summary>
public static class Rounding
{
    /// <summary>The nearest multiple of the step; a half goes away from zero (四舍五入): 10.125 → 10.13, -10.125 → -10.13.</summary>
    public static Exact HalfAwayFromZero(Exact value, Exact step)
    {
        var steps = value / Positive(step);
        var twice = BigInteger.Abs(steps.Numerator) * 2 + steps.Denominator;
        return Exact.Ratio(steps.Sign * BigInteger.Divide(twice, steps.Denominator * 2), 1) * step;
    }

    /// <summary>The next multiple of the step at or above the value.</summary>
    public static Exact Up(Exact value, Exact step) => -Down(-value, step);

    /// <summary>The last multiple of the step at or below the value.</summary>
    public static Exact Down(Exact value, Exact step)
    {
        var steps = value / Positive(step);
        var whole = BigInteger.DivRem(steps.Numerator, steps.Denominator, out var rest);
        return Exact.Ratio(rest.Sign < 0 ? whole - 1 : whole, 1) * step;
    }

    private static Exact Positive(Exact step) =>
        step.Sign > 0 ? step : throw new ArgumentOutOfRangeException(nameof(step), "A step is above zero.");
}
