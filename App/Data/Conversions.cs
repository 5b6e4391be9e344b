using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Plainmend.Data;

/// <summary>Instants as milliseconds since 1970 UTC: both databases order and compare them.</summary>
public sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    at => at.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

/// <summary>Amounts as whole ten-thousandths: exact, ordered, and summable by the database.</summary>
public sealed class TenThousandths() : ValueConverter<decimal, long>(amount => Stored(amount), stored => stored / 10_000m)
{
    private static long Stored(decimal amount)
    {
        var scaled = amount * 10_000m;
        return decimal.Truncate(scaled) == scaled ? (long)scaled : throw new ArgumentException($"{amount} is finer than is stored.");
    }
}

/// <summary>A value kept as strict JSON. Such values are immutable and replaced whole, so the reference tells whether they changed.</summary>
public sealed class AsJson<T>() : ValueConverter<T, string>(value => StoredJson.Write(value), stored => StoredJson.Read<T>(stored));

/// <summary>Compares replaced-whole values by reference.</summary>
public sealed class ByReference<T>() : ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value == null ? 0 : value.GetHashCode(), value => value);

/// <summary>A quantity with all its digits, as invariant text. Never ordered or summed by the database.</summary>
public sealed class ExactDecimal() : ValueConverter<decimal, string>(
    amount => amount.ToString(System.Globalization.CultureInfo.InvariantCulture),
    stored => decimal.Parse(stored, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture));
