using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Plainmend.Domain.Billing;

/// <summary>How exact numbers are written and read, the same in every culture.</summary>
internal static partial class ExactText
{
    [GeneratedRegex(@"^(-?[0-9]+)(?:\.([0-9]+)|/([0-9]*[1-9][0-9]*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    /// <summary>The finite decimal expansion, or null when there is none.</summary>
    public static string? Plain(Exact value)
    {
        var places = Places(value.Denominator);
        if (places is null) return null;
        if (places == 0) return value.Numerator.ToString(CultureInfo.InvariantCulture);
        var scaled = BigInteger.Abs(value.Numerator) * BigInteger.Pow(10, places.Value) / value.Denominator;
        var digits = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(places.Value + 1, '0');
        return (value.Sign < 0 ? "-" : "") + digits[..^places.Value] + "." + digits[^places.Value..];
    }

    /// <summary>Reads plain digits or a fraction; null when it is neither.</summary>
    public static Exact? Read(string text)
    {
        var match = Written().Match(text);
        if (!match.Success) return null;
        var (whole, decimals, below) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        return below.Length > 0
            ? Exact.Ratio(Digits(whole), Digits(below))
            : Exact.Ratio(Digits(whole + decimals), BigInteger.Pow(10, decimals.Length));
    }

    private static BigInteger Digits(string text) => BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    // A fraction in lowest terms ends exactly when its denominator has no prime factor but 2 and 5.
    private static int? Places(BigInteger denominator)
    {
        if (denominator.IsOne) return 0;
        var (twos, afterTwos) = Strip(denominator, 2);
        var (fives, rest) = Strip(afterTwos, 5);
        return rest.IsOne ? Math.Max(twos, fives) : null;
    }

    private static (int Times, BigInteger Remaining) Strip(BigInteger value, int prime)
    {
        var times = 0;
        while ((value % prime).IsZero) (value, times) = (value / prime, times + 1);
        return (times, value);
    }
}
