using System.Numerics;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>A second, plain implementation of fractions and prices that shares no code with the engine.</summary>
internal readonly struct Fraction(BigInteger top, BigInteger bottom)
{
    public BigInteger Top { get; } = top;
    public BigInteger Bottom { get; } = bottom;
    public static Fraction Of(decimal value)
    {
        var scale = 1m;
        while (decimal.Truncate(value * scale) != value * scale) scale *= 10m;
        return new(new BigInteger(value * scale), new BigInteger(scale));
    }

    public static Fraction operator +(Fraction a, Fraction b) => new(a.Top * b.Bottom + b.Top * a.Bottom, a.Bottom * b.Bottom);
    public static Fraction operator -(Fraction a, Fraction b) => new(a.Top * b.Bottom - b.Top * a.Bottom, a.Bottom * b.Bottom);
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Top * b.Top, a.Bottom * b.Bottom);
    public static Fraction operator /(Fraction a, Fraction b) => b.Top.Sign < 0
        ? new(-a.Top * b.Bottom, -a.Bottom * b.Top) : new(a.Top * b.Bottom, a.Bottom * b.Top);
    public static bool operator <(Fraction a, Fraction b) => a.Top * b.Bottom < b.Top * a.Bottom;
    public static bool operator >(Fraction a, Fraction b) => b < a;

    /// <summary>In cents, half away from zero, by trying which whole number of cents is nearest.</summary>
    public BigInteger Cents()
    {
        var doubled = BigInteger.Abs(Top) * 200 / Bottom; // half cents, cut off
        return Top.Sign * ((doubled + 1) / 2);
    }
}

/// <summary>Prices by other means than the engine's: unit by unit, step by step.</summary>
internal static class Oracle
{
    /// <summary>Walks down from the quantity instead of up from the first tier.</summary>
    public static Fraction Graduated((decimal? UpTo, decimal Unit, decimal Flat)[] tiers, decimal quantity)
    {
        var total = Fraction.Of(0m);
        for (var n = tiers.Length - 1; n >= 0; n--)
        {
            var below = n == 0 ? 0m : tiers[n - 1].UpTo!.Value;
            if (quantity <= below) continue;
            total = total + Fraction.Of(quantity - below) * Fraction.Of(tiers[n].Unit) + Fraction.Of(tiers[n].Flat);
            quantity = below;
        }
        return total;
    }

    public static (decimal? UpTo, decimal Unit, decimal Flat) Holding((decimal? UpTo, decimal Unit, decimal Flat)[] tiers, decimal quantity) =>
        Array.FindLast(tiers, t => t.UpTo is { } u && u < quantity) is var passed && passed.UpTo is null
            ? tiers[0] : tiers[Array.IndexOf(tiers, passed) + 1];

    /// <summary>Seconds covered, by marking each second.</summary>
    public static int Union(IEnumerable<(int From, int To)> spans) => spans.SelectMany(s => Enumerable.Range(s.From, Math.Max(0, s.To - s.From))).Distinct().Count();
}
