using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Plainmend.Domain.Billing;

/// <summary>
/// An exact rational number, always in lowest terms with a positive denominator. Everything between a usage record
/// and a printed line is counted in it, so 1/31 of a month times 31 is one month and no order of operations matters.
/// </summary>
[JsonConverter(typeof(ExactJson))]
public readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    private const int LongestText = 400;
    // Far beyond any bill. A forged statement could otherwise make sums whose denominators grow with every part, for hours.
    private const long LongestBits = 16_384;
    private readonly BigInteger denominator; // zero in default(Exact), which must still mean 0/1

    private Exact(BigInteger numerator, BigInteger denominator) => (Numerator, this.denominator) = (numerator, denominator);

    /// <summary>The number above the line; carries the sign.</summary>
    public BigInteger Numerator { get; }
    /// <summary>The number below the line; one or more.</summary>
    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;
    /// <summary>Nothing.</summary>
    public static Exact Zero => default;
    /// <summary>One.</summary>
    public static Exact One => new(BigInteger.One, BigInteger.One);
    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The fraction in lowest terms. Refuses a denominator of zero, and numbers of thousands of digits.</summary>
    public static Exact Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException("A ratio over zero has no value.");
        if (numerator.GetBitLength() > LongestBits || denominator.GetBitLength() > LongestBits) throw new OverflowException("A number of thousands of digits is no amount.");
        if (denominator.IsOne) return new(numerator, denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) common = -common;
        return common.IsOne ? new(numerator, denominator) : new(numerator / common, denominator / common);
    }

    /// <summary>The exact length of time, in seconds.</summary>
    public static Exact Seconds(TimeSpan length) => Ratio(length.Ticks, TimeSpan.TicksPerSecond);

    public static implicit operator Exact(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];
        return Ratio(bits[3] < 0 ? -mantissa : mantissa, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static implicit operator Exact(long value) => new(value, BigInteger.One);

    public static Exact operator +(Exact a, Exact b) => a.Denominator == b.Denominator
        ? Ratio(a.Numerator + b.Numerator, a.Denominator)
        : Ratio(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);
    public static Exact operator -(Exact a) => new(-a.Numerator, a.Denominator);
    public static Exact operator -(Exact a, Exact b) => a + -b;
    public static Exact operator *(Exact a, Exact b) => Ratio(a.Numerator * b.Numerator, a.Denominator * b.Denominator);
    public static Exact operator /(Exact a, Exact b) => Ratio(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
    public static bool operator ==(Exact a, Exact b) => a.Equals(b);
    public static bool operator !=(Exact a, Exact b) => !a.Equals(b);
    public static bool operator <(Exact a, Exact b) => a.CompareTo(b) < 0;
    public static bool operator >(Exact a, Exact b) => a.CompareTo(b) > 0;
    public static bool operator <=(Exact a, Exact b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Exact a, Exact b) => a.CompareTo(b) >= 0;

    /// <summary>The smaller of two.</summary>
    public static Exact Least(Exact a, Exact b) => a <= b ? a : b;
    /// <summary>The larger of two.</summary>
    public static Exact Most(Exact a, Exact b) => a >= b ? a : b;

    public int CompareTo(Exact other) => Denominator == other.Denominator
        ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    public bool Equals(Exact other) => Numerator == other.Numerator && Denominator == other.Denominator;
    public override bool Equals(object? obj) => obj is Exact other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The value as a decimal, for showing; refuses what a decimal cannot hold exactly.</summary>
    public decimal ToDecimal() => decimal.Parse(ExactText.Plain(this)
        ?? throw new ArithmeticException($"{this} has no finite decimal expansion."), CultureInfo.InvariantCulture);

    /// <summary>Plain decimal digits when they end ("0.125"), otherwise the fraction ("-8500/31"). Invariant.</summary>
    public override string ToString() => ExactText.Plain(this) ?? $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads what <see cref="ToString"/> writes. Refuses exponents, blanks, signs other than a leading minus, and over-long text.</summary>
    public static Exact Parse(string text) =>
        text.Length <= LongestText && ExactText.Read(text) is { } read ? read : throw new FormatException("Not an exact number.");
}
